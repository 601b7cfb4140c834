/** The keyboard shortcuts: what each key does. `key-words.ts` describes them. */

export type KeyAct =
  | "next"
  | "previous"
  | "open"
  | "save"
  | "abstract"
  | "hide"
  | "back"
  | "forth"
  | "latest"
  | "search"
  | "help";

/** By `KeyboardEvent.key`; in the order in which they are listed. */
export const KEYS: ReadonlyMap<string, KeyAct> = new Map([
  ["j", "next"],
  ["k", "previous"],
  ["o", "open"],
  ["s", "save"],
  ["e", "abstract"],
  ["x", "hide"],
  ["ArrowLeft", "back"],
  ["ArrowRight", "forth"],
  ["t", "latest"],
  ["/", "search"],
  ["?", "help"],
]);
