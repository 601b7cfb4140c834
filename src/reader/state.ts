/** The fields of the reader's state: how each is parsed and changed. */
import { asPaper, type SavedPaper } from "./saved-paper.ts";
import type { StateField } from "./storage.ts";

/** How lists are shown. */
export interface Settings {
  sort: Sort;
  density: Density;
  seen: SeenMode;
  /** Whether lists show only the reader's topics. */
  mine: boolean;
  /** Whether keyboard shortcuts are on. */
  keys: boolean;
}

export const SORTS = ["listed", "newest", "upvotes", "title", "for-you"] as const;
export type Sort = (typeof SORTS)[number];
export const DENSITIES = ["comfortable", "abstracts", "compact"] as const;
export type Density = (typeof DENSITIES)[number];
export const SEEN_MODES = ["dim", "hide", "plain"] as const;
export type SeenMode = (typeof SEEN_MODES)[number];

export const SETTINGS: StateField<Settings> = {
  name: "settings",
  parse: (raw) => {
    const { sort, density, seen, mine, keys } = asRecord(raw);
    return {
      sort: oneOf(SORTS, sort),
      density: oneOf(DENSITIES, density),
      seen: oneOf(SEEN_MODES, seen),
      mine: mine === true,
      keys: keys !== false,
    };
  },
};

/** The reading list, newest first. */
export const SAVED: StateField<SavedPaper[]> = {
  name: "saved",
  parse: (raw) => asList(raw).flatMap((one) => asPaper(one).paper ?? []),
};

/** At most so many seen papers are stored, the newest. */
export const MOST_SEEN = 5_000;

/** Ids of the papers that the reader has opened or marked, the newest last. */
export const SEEN: StateField<string[]> = {
  name: "seen",
  parse: (raw) => asList(raw).filter((id) => typeof id === "string"),
};

/** A paper that the reader has hidden. */
export interface HiddenPaper {
  id: string;
  title: string;
  /** The day on which it is listed; older entries lack it. */
  day?: string;
}

/** At most so many hidden papers are stored, the newest. */
export const MOST_HIDDEN = 2_000;

/** Newest first. */
export const HIDDEN: StateField<HiddenPaper[]> = {
  name: "hidden",
  parse: (raw) =>
    asList(raw).flatMap((one) => {
      const { id, title, day } = asRecord(one);
      if (typeof id !== "string" || typeof title !== "string") return [];
      return [{ id, title, ...(typeof day === "string" && { day }) }];
    }),
};

/** Slugs of the followed topics, in the order of following. */
export const FOLLOWED: StateField<string[]> = {
  name: "followed",
  parse: (raw) => asList(raw).filter((slug) => typeof slug === "string"),
};

/** Adds ids as the newest; the oldest go when there are too many. */
export function addSeen(seen: string[], ids: readonly string[]): string[] {
  const added = new Set(ids);
  if (ids.length === 1 && seen.at(-1) === ids[0]) return seen;
  return [...seen.filter((id) => !added.has(id)), ...added].slice(-MOST_SEEN);
}

/** Adds an item as the newest, or removes it. */
export function toggle<Item extends { id: string }>(
  list: readonly Item[],
  item: Item,
  most = Infinity,
): Item[] {
  const without = list.filter(({ id }) => id !== item.id);
  return without.length < list.length ? without : [item, ...without].slice(0, most);
}

/** Adds a topic as the last, or removes it. */
export function toggleTopic(followed: readonly string[], slug: string): string[] {
  return followed.includes(slug) ? followed.filter((one) => one !== slug) : [...followed, slug];
}

// --- internal ---

function asList(raw: unknown): unknown[] {
  return Array.isArray(raw) ? raw : [];
}

function asRecord(raw: unknown): Record<string, unknown> {
  return typeof raw === "object" && raw !== null ? { ...raw } : {};
}

/** The first value is the default. */
function oneOf<const Value>(values: readonly [Value, ...Value[]], raw: unknown): Value {
  return values.find((value) => value === raw) ?? values[0];
}
