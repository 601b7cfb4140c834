/** The keys: one table for what they do and for what is said about them. */
export const KEYS = [
  { act: "next", keys: ["j"], says: "next paper" },
  { act: "previous", keys: ["k"], says: "previous paper" },
  { act: "open", keys: ["o"], or: "Enter", says: "open the paper" },
  { act: "save", keys: ["s"], says: "save the paper, or take it off the list" },
  { act: "hide", keys: ["x"], says: "hide the paper, or bring it back" },
  {
    act: "back",
    keys: ["ArrowLeft"],
    shown: "←",
    says: "the day before, which is older; or what the page calls previous",
  },
  {
    act: "forth",
    keys: ["ArrowRight"],
    shown: "→",
    says: "the day after, which is newer; or what the page calls next",
  },
  { act: "latest", keys: ["t"], says: "today: the latest papers" },
  { act: "search", keys: ["/"], says: "search" },
  { act: "help", keys: ["?"], says: "these keys" },
] as const satisfies readonly {
  act: string;
  /** As events name them. */
  keys: readonly string[];
  /** As the keyboard shows them, where that is something else. */
  shown?: string;
  /** A key that does the same without our help. */
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
