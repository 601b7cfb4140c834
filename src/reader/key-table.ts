/** The keyboard shortcuts: what each does, and how it is described. */
export const KEYS = [
  { act: "next", keys: ["j"], says: "next paper" },
  { act: "previous", keys: ["k"], says: "previous paper" },
  { act: "open", keys: ["o"], or: "Enter", says: "open the paper" },
  { act: "save", keys: ["s"], says: "save the paper, or remove it from the list" },
  { act: "abstract", keys: ["e"], says: "unfold the abstract, or fold it" },
  { act: "hide", keys: ["x"], says: "hide the paper, or show it again" },
  { act: "back", keys: ["ArrowLeft"], shown: "←", says: "previous day (older), or previous page" },
  { act: "forth", keys: ["ArrowRight"], shown: "→", says: "next day (newer), or next page" },
  { act: "latest", keys: ["t"], says: "the latest papers" },
  { act: "search", keys: ["/"], says: "search" },
  { act: "help", keys: ["?"], says: "show this list" },
] as const satisfies readonly {
  act: string;
  /** As `KeyboardEvent.key`. */
  keys: readonly string[];
  /** How the key is shown, where that differs. */
  shown?: string;
  /** A key of the browser that does the same. */
  or?: string;
  says: string;
}[];

export type KeyAct = (typeof KEYS)[number]["act"];

/** What a key does; undefined for a key of the browser's own. */
export function actOf(key: string): KeyAct | undefined {
  return KEYS.find(({ keys }) => keys.some((one) => one === key))?.act;
}

/** The keys as a reader sees them: `["o", "Enter"]`. */
export function shownKeys(entry: (typeof KEYS)[number]): string[] {
  const own = "shown" in entry ? entry.shown : entry.keys[0];
  return "or" in entry ? [own, entry.or] : [own];
}
