/** Which papers of a list are shown, in which order, and what is said about it. */
import { SHOW_PARAMETER, TOPIC_PARAMETER } from "../digest/urls.ts";
import { compareTexts } from "../text/compare.ts";
import type { ElementReading } from "../paper/element.ts";
import type { Sort } from "./state.ts";

/** By what a list is narrowed. */
export type Narrowable = Pick<ElementReading, "day" | "topics">;
/** By what a list is sorted. */
export type Sortable = Pick<ElementReading, "title" | "day" | "upvotes" | "comments">;

/** To what a reader narrows a list. */
export type Narrowing = { kind: "all" | "mine" | "new" } | { kind: "topic"; topic: string };

/** What a narrowing needs to know of the reader. */
export interface Known {
  followed: readonly string[];
  isNew: (day: string) => boolean;
}

/** Reads the narrowing from an address's query: `?topic=agents`, `?show=mine`, `?show=new`. */
export function readNarrowing(search: string): Narrowing {
  const parameters = new URLSearchParams(search);
  const topic = parameters.get(TOPIC_PARAMETER);
  if (topic) return { kind: "topic", topic };
  const show = parameters.get(SHOW_PARAMETER);
  return { kind: show === "mine" || show === "new" ? show : "all" };
}

/** The address's query for a narrowing, beside what else it holds; empty where nothing is left. */
export function writeNarrowing(narrowing: Narrowing, search = ""): string {
  const parameters = new URLSearchParams(search);
  parameters.delete(TOPIC_PARAMETER);
  parameters.delete(SHOW_PARAMETER);
  if (narrowing.kind === "topic") parameters.set(TOPIC_PARAMETER, narrowing.topic);
  else if (narrowing.kind !== "all") parameters.set(SHOW_PARAMETER, narrowing.kind);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

/** Whether a paper is in the narrowed list. */
export function isIn(
  { topics, day = "" }: Narrowable,
  narrowing: Narrowing,
  { followed, isNew }: Known,
): boolean {
  switch (narrowing.kind) {
    case "all":
      return true;
    case "mine":
      return topics.some((topic) => followed.includes(topic));
    case "new":
      return isNew(day);
    case "topic":
      return topics.includes(narrowing.topic);
  }
}

/** The papers in an order; those that are equal in it stay as they are listed. */
export function inOrder<Paper extends Sortable>(papers: readonly Paper[], sort: Sort): Paper[] {
  switch (sort) {
    case "listed":
    // Made of the reader's library, in `for-you/on-list.ts`.
    case "for-you":
      return [...papers];
    case "newest":
      return papers.toSorted((a, b) => compareTexts(b.day ?? "", a.day ?? ""));
    case "upvotes":
      return papers.toSorted(
        (a, b) => (b.upvotes ?? -1) - (a.upvotes ?? -1) || (b.comments ?? -1) - (a.comments ?? -1),
      );
    case "title":
      return papers.toSorted((a, b) => compareTexts(letters(a), letters(b)));
  }
}

/** How many papers of a list are shown, and why the others aren't. */
export interface Shown {
  shown: number;
  total: number;
  /** Left out because the reader has hidden them. */
  hidden: number;
  /** Left out because the reader has seen them. */
  seen: number;
  narrowing: Narrowing;
  /** The topic's title, where the list is narrowed to one that it has. */
  topic?: string | undefined;
  followed: number;
  /** Whether all of the list is new since the last visit. */
  allNew?: boolean;
}

/** The line above a list; empty where all of it is shown. */
export function describe(list: Shown): string {
  const { shown, total, hidden, seen, narrowing } = list;
  if (narrowing.kind === "mine" && list.followed === 0)
    return "You follow no topics yet. Follow a topic on its page.";
  const on = {
    all: "",
    mine: " on your topics",
    new: " new since your last visit",
    topic: list.topic === undefined ? " on this topic" : ` on ${list.topic}`,
  }[narrowing.kind];
  const left = [hidden > 0 ? `${hidden} hidden` : "", seen > 0 ? `${seen} seen` : ""].filter(
    Boolean,
  );
  const rest = left.length > 0 ? `; ${left.join(", ")}` : "";
  if (shown === 0 && left.length === 0) return `No papers here are${on}.`;
  const count = on !== "" || left.length > 0 ? `${shown} of ${total} papers${on}${rest}.` : "";
  const news = on === "" && list.allNew ? "All new since your last visit." : "";
  return [count, news].filter(Boolean).join(" ");
}

// --- internal ---

/** A title's letters without its case and its first quotes. */
function letters({ title }: Sortable): string {
  return title.toLowerCase().replace(/^[^\p{L}\p{N}]+/u, "");
}
