/** A browser's storage, and papers to keep in it. */
import type { SavedPaper } from "../../src/reader/saved-paper.ts";
import type { KeyValueStorage } from "../../src/reader/storage.ts";

/** A storage of so many characters in all. */
export class FakeStorage implements KeyValueStorage {
  readonly entries = new Map<string, string>();
  readonly room: number;

  constructor(room = Infinity) {
    this.room = room;
  }

  getItem(key: string): string | null {
    return this.entries.get(key) ?? null;
  }

  removeItem(key: string): void {
    this.entries.delete(key);
  }

  setItem(key: string, value: string): void {
    const others = [...this.entries].filter(([other]) => other !== key);
    const used = others.reduce((sum, [, { length }]) => sum + length, 0);
    if (used + value.length > this.room) throw new DOMException("no room", "QuotaExceededError");
    this.entries.set(key, value);
  }
}

export function aSaved(fields: Partial<SavedPaper> = {}): SavedPaper {
  return {
    id: "2510.12345",
    title: "A Paper",
    authors: ["Ada Example", "Bo Second"],
    day: "2025-10-16",
    arxiv: "https://arxiv.org/abs/2510.12345",
    ...fields,
  };
}
