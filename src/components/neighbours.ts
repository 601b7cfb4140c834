/** Links to the pages before and after a page, for the pager and the arrows at the page's head. */

export interface PagerLink {
  path: string;
  /** What the link leads to: `Previous day`. */
  kind: string;
  /** The title of the page that it leads to. */
  title: string;
  /** The same for a narrow place. */
  short: string;
}

export interface Neighbours {
  previous: PagerLink | undefined;
  next: PagerLink | undefined;
}

/** The links to the neighbours of a view, `noun` being what it is of: `day`, `paper`. */
export function neighbours<Item>(
  { previous, next }: { previous: Item | undefined; next: Item | undefined },
  noun: string,
  pathOf: (item: Item) => string,
  titleOf: (item: Item) => string,
  shortOf = titleOf,
): Neighbours {
  const link = (kind: string, item: Item | undefined) =>
    item === undefined
      ? undefined
      : { path: pathOf(item), kind, title: titleOf(item), short: shortOf(item) };
  return { previous: link(`Previous ${noun}`, previous), next: link(`Next ${noun}`, next) };
}
