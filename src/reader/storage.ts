/**
 * The reader's state in the browser's storage. A field is read again before each change, so that
 * two tabs don't undo each other's changes. If the browser can't store it, the page holds it in
 * memory until it is closed, or until another tab could write.
 */
import { STORED, storageKey, type Stored } from "./storage-keys.ts";

/** What is used of `localStorage`. */
export type KeyValueStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** A field of the reader's state. */
export interface StateField<Value> {
  name: Stored;
  /** Parses what was stored; gives the default for what it can't parse. Never throws. */
  parse: (raw: unknown) => Value;
}

/** Why the browser does not store something: storage is blocked, or full. */
export type StorageFailure = "blocked" | "full";

export class Store {
  readonly #storage: () => KeyValueStorage;
  readonly #base: string;
  /** Values that the browser could not store, each with what is stored instead. */
  readonly #memory = new Map<Stored, { text: string; over: string | null }>();
  readonly #listeners: ((name: Stored) => void)[] = [];
  /** Called when the browser can't store what the reader has changed. */
  onFailure: (why: StorageFailure) => void = () => {};

  /**
   * @param storage gives the browser's storage; throws where `localStorage` is blocked
   * @param base the digest's base path
   */
  constructor(storage: () => KeyValueStorage, base: string) {
    this.#storage = storage;
    this.#base = base;
  }

  read<Value>({ name, parse }: StateField<Value>): Value {
    return parse(parseJson(this.#text(name)));
  }

  /**
   * Changes a field from its current value, which another tab may have written, and calls the
   * listeners. Returns the new value; a `change` that returns what it was given writes nothing. A
   * `quiet` change, one that the reader didn't ask for, reports no failure.
   */
  change<Value>(field: StateField<Value>, change: (now: Value) => Value, quiet = false): Value {
    const before = this.read(field);
    const after = change(before);
    if (after === before) return before;
    this.#keep(field.name, JSON.stringify(after), quiet);
    this.#tell(field.name);
    return after;
  }

  /** Whether anything is stored under a name. */
  has({ name }: { name: Stored }): boolean {
    return this.#text(name) !== null;
  }

  /** Removes fields with all that they hold, and calls the listeners. */
  remove(...fields: readonly { name: Stored }[]): void {
    for (const { name } of fields) {
      try {
        this.#storage().removeItem(storageKey(this.#base, name));
      } catch {
        // Where storage is blocked, nothing is stored.
      }
      this.#memory.delete(name);
    }
    for (const { name } of fields) this.#tell(name);
  }

  /** Calls back after every change of a field, in this tab or in another one. */
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
    // Another tab could write since: its value is newer.
    this.#memory.delete(name);
    return held;
  }

  #held(name: Stored): string | null {
    try {
      return this.#storage().getItem(storageKey(this.#base, name));
    } catch {
      return null;
    }
  }

  #keep(name: Stored, text: string, quiet: boolean): void {
    try {
      this.#storage().setItem(storageKey(this.#base, name), text);
      this.#memory.delete(name);
    } catch (error) {
      this.#memory.set(name, { text, over: this.#held(name) });
      if (quiet) return;
      const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
      this.onFailure(isFull ? "full" : "blocked");
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
