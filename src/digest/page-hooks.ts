/**
 * The `data-` attributes by which pages and scripts find each other: `hook-table.ts` has them all.
 * Pages write them with `hook`, scripts find them with `at` and read them with `readHook`. A name or
 * a value that isn't in the table does not compile.
 */
import type { Hooks } from "./hook-table.ts";

export type Hook = keyof Hooks;

/** The attribute's name. */
export function hookName<Name extends Hook>(name: Name): `data-${Name}` {
  return `data-${name}`;
}

/** The attribute, as Astro spreads it. */
export function hook<Name extends Hook>(
  name: Name,
  ...[value]: "" extends Hooks[Name] ? [value?: Hooks[Name]] : [value: Hooks[Name]]
): Record<string, string> {
  return { [hookName(name)]: value ?? "" };
}

/** A CSS selector of the elements that have the attribute, or have it with this value. */
export function at<Name extends Hook>(name: Name, value?: Hooks[Name]): string {
  return value === undefined ? `[${hookName(name)}]` : `[${hookName(name)}="${value}"]`;
}

/** The attribute's value; undefined where the element lacks it. */
export function readHook(
  element: Pick<Element, "getAttribute"> | null | undefined,
  name: Hook,
): string | undefined {
  return element?.getAttribute(hookName(name)) ?? undefined;
}

/** Sets the attribute, or removes it. */
export function setHook<Name extends Hook>(
  element: Element,
  name: Name,
  value: Hooks[Name] | undefined,
): void {
  if (value === undefined) element.removeAttribute(hookName(name));
  else element.setAttribute(hookName(name), value);
}

/**
 * The first element inside another that a selector finds.
 *
 * @throws {Error} where there is none of this kind
 */
export function findIn<Kind extends HTMLElement>(
  root: HTMLElement,
  selector: string,
  kind: new () => Kind,
): Kind {
  const found = root.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`<${root.localName}> lacks ${selector}`);
}

/** The base path of the page's site, with both slashes. */
export function basePath(): string {
  return readHook(document.documentElement, "base") ?? "/";
}

/** The event that tells, from a list of papers, that more of them are in it. It bubbles. */
export const PAPERS_ADDED = "papers";

/** The id of the box of the search: an address with it as its fragment puts the focus there. */
export const SEARCH_BOX = "query";
