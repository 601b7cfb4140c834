/** The keyboard shortcuts in words: loaded with the list of keys alone. */
import { KEYS, type KeyAct } from "./key-table.ts";

/** What each key does, in words, and a key of the browser that does the same. */
const WORDS: Record<KeyAct, { says: string; or?: string }> = {
  next: { says: "next paper" },
  previous: { says: "previous paper" },
  open: { says: "open the paper", or: "Enter" },
  save: { says: "save the paper, or remove it from the list" },
  abstract: { says: "unfold the abstract, or fold it" },
  hide: { says: "hide the paper, or show it again" },
  back: { says: "previous day (older), or previous page" },
  forth: { says: "next day (newer), or next page" },
  latest: { says: "the latest papers" },
  search: { says: "search" },
  help: { says: "show this list" },
};

/** How keys are shown that have a longer name. */
const SIGNS: Record<string, string> = { ArrowLeft: "←", ArrowRight: "→" };

/** Every shortcut as a reader sees it: its keys and what they do. */
export const SHOWN_KEYS = [...KEYS].map(([key, act]) => {
  const { says, or } = WORDS[act];
  return { keys: [SIGNS[key] ?? key, ...(or ? [or] : [])], says };
});
