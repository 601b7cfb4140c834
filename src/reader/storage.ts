/**
 * What the reader's browser keeps, and nothing else does. Everything is re-read before it is
 * changed, so that two tabs don't undo each other's work; where the browser keeps nothing, or no
 * more, the memory of the page does until the reader leaves, or until another tab could write.
 */
import { STORED, storageKey, type Stored } from "./storage-keys.ts";

/** The part of `localStorage` that is used. */
export type Shelf = Pick<Storage, "getItem" | "setItem">;

/** A part of the reader's state: where it is kept, and what it is. */
export interface Part<Value> {
  name: Stored;
  /** Reads what was kept; gives the beginning's state for whatever it can't read. Never throws. */
  parse: (raw: unknown) => Value;
}

/** Why something can't be kept: the browser refuses all, or has no room left. */
export type Refusal = "blocked" | "full";

export class Store {
  readonly #shelf: () => Shelf;
  readonly #base: string;
  /** What the browser did not take, each with what it held instead. */
  readonly #memory = new Map<Stored, { text: string; over: string | null }>();
  readonly #listeners: ((name: Stored) => void)[] = [];
  /** Called when the browser doesn't keep what a reader wants kept. */
  onRefusal: (why: Refusal) => void = () => {};

  /**
   * @param shelf gives the browser's storage; may throw, as `localStorage` does where it is blocked
   * @param base the digest's base path
   */
  constructor(shelf: () => Shelf, base: string) {
    this.#shelf = shelf;
    this.#base = base;
  }

  read<Value>({ name, parse }: Part<Value>): Value {
    return parse(parseJson(this.#text(name)));
  }

  /**
   * Changes a part as it is at this moment, in whichever tab it was changed last, and tells those
   * who listen. Returns what it is now; a `change` that returns what it was given writes nothing.
   * What the page notes by itself is `quiet`: nobody is told when it isn't kept.
   */
  change<Value>(part: Part<Value>, change: (now: Value) => Value, quiet = false): Value {
    const before = this.read(part);
    const after = change(before);
    if (after === before) return before;
    this.#keep(part.name, JSON.stringify(after), quiet);
    this.#tell(part.name);
    return after;
  }

  /** Calls back after every change of a part, in this tab or in another one. */
  listen(callback: (name: Stored) => void): void {
    this.#listeners.push(callback);
  }

  /** Another tab has changed the entry with this key; `null` means all of them. */
  changedElsewhere(key: string | null): void {
    for (const name of STORED)
      if (key === null || key === storageKey(this.#base, name)) this.#tell(name);
  }

  // --- internal ---

  #text(name: Stored): string | null {
    const held = this.#held(name);
    const kept = this.#memory.get(name);
    if (kept?.over === held) return kept.text;
    // Another tab had more luck since: what it wrote is not to be lost.
    this.#memory.delete(name);
    return held;
  }

  #held(name: Stored): string | null {
    try {
      return this.#shelf().getItem(storageKey(this.#base, name));
    } catch {
      return null;
    }
  }

  #keep(name: Stored, text: string, quiet: boolean): void {
    try {
      this.#shelf().setItem(storageKey(this.#base, name), text);
      this.#memory.delete(name);
    } catch (error) {
      this.#memory.set(name, { text, over: this.#held(name) });
      if (quiet) return;
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      this.onRefusal(isFull ? "full" : "blocked");
    }
  }

  #tell(name: Stored): void {
    for (const listener of this.#listeners) listener(name);
  }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
