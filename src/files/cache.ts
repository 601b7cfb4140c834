/**
 * A cache on disk: what was made of the same inputs is taken from it instead of being made again.
 * An entry's name is the hash of its inputs, and it carries a hash of its bytes, so one that is cut
 * off, changed or of another version is as if it weren't there. An entry appears whole or not at
 * all: it is written beside its place and renamed. No clock is asked, so a clock that was set
 * back changes nothing.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { hasCode } from "./errors.ts";
import { growTree, isUnchanged, sha256, type LinkFile, type Tree, type WriteFile } from "./tree.ts";

/** What the name of an entry is made of. Objects count as JSON, in the order of their fields. */
export type Input = string | number | boolean | undefined | null | Uint8Array | object;

/** The hash of inputs, in 32 hexadecimal digits. Two lists of inputs never run together. */
export function keyOf(...inputs: readonly Input[]): string {
  const hash = createHash("sha256");
  for (const input of inputs) {
    const bytes = input instanceof Uint8Array ? input : Buffer.from(JSON.stringify(input ?? null));
    hash.update(`${bytes.length}:`).update(bytes);
  }
  return hash.digest("hex").slice(0, 32);
}

export class Cache {
  readonly folder: string;
  readonly isFresh: boolean;
  readonly #used = new Set<string>();
  /** Of those, what was made since the cache was opened. */
  readonly #made = new Set<string>();

  /**
   * @param folder may not exist yet
   * @param isFresh whether nothing is read from it that was there before
   */
  constructor(folder: string, isFresh = false) {
    this.folder = folder;
    this.isFresh = isFresh;
  }

  /** An entry's bytes; undefined where there is none, or it isn't what was written. */
  read(kind: string, key: string): Buffer<ArrayBuffer> | undefined {
    const file = this.#place(kind, key);
    if (this.isFresh && !this.#made.has(file)) return undefined;
    const stored = readIfThere(file);
    if (stored === undefined || stored.length < HASH) return undefined;
    const bytes = stored.subarray(HASH);
    if (!sha256(bytes).equals(stored.subarray(0, HASH))) return undefined;
    this.#used.add(file);
    return bytes;
  }

  /** Stores an entry. @throws {Error} of the system, where the disk is full or can't be written */
  write(kind: string, key: string, bytes: Uint8Array): void {
    const file = this.#place(kind, key);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    writeWhole(file, Buffer.concat([sha256(bytes), bytes]));
    this.#used.add(file);
    this.#made.add(file);
  }

  /** An entry's bytes, made where it isn't there. */
  get(kind: string, key: string, make: () => Uint8Array): Uint8Array {
    const known = this.read(kind, key);
    if (known) return known;
    const made = make();
    this.write(kind, key, made);
    return made;
  }

  /** The same for a value that JSON can hold. `read` checks what comes from the disk. */
  getJson<Value>(
    kind: string,
    key: string,
    read: (value: unknown) => Value,
    make: () => Value,
  ): Value {
    return this.readJson(kind, key, read) ?? this.writeJson(kind, key, make());
  }

  /** An entry's value, as `read` takes it; undefined where there is none. */
  readJson<Value>(kind: string, key: string, read: (value: unknown) => Value): Value | undefined {
    const known = this.read(kind, key);
    return known && read(JSON.parse(known.toString("utf8")));
  }

  /** Stores a value that JSON can hold, and gives it back. @throws {Error} as `write` */
  writeJson<Value>(kind: string, key: string, value: Value): Value {
    this.write(kind, key, Buffer.from(JSON.stringify(value)));
    return value;
  }

  /**
   * A tree that `writeTree` stored; undefined where there is none, or a file of it isn't what was
   * written.
   */
  readTree(kind: string, key: string): Tree | undefined {
    const list = this.read(kind, key);
    if (!list) return undefined;
    const folder = `${this.#place(kind, key)}${TREE}`;
    const tree: Tree = { folder, files: JSON.parse(list.toString("utf8")) };
    if (!isUnchanged(tree)) return undefined;
    this.#used.add(folder);
    return tree;
  }

  /** Stores the files that `fill` gives to the functions that it gets. */
  async writeTree(
    kind: string,
    key: string,
    fill: (write: WriteFile, link: LinkFile) => Promise<void> | void,
  ): Promise<Tree> {
    const place = this.#place(kind, key);
    const folder = `${place}${TREE}`;
    const growing = `${place}${NEW}`;
    for (const left of [growing, folder, place]) fs.rmSync(left, { recursive: true, force: true });
    const files = await growTree(growing, fill);
    fs.renameSync(growing, folder);
    this.write(kind, key, Buffer.from(JSON.stringify(files)));
    this.#used.add(folder);
    return { folder, files };
  }

  /** Counts an entry, or a tree, as used without reading it. */
  keep(kind: string, key: string): void {
    const place = this.#place(kind, key);
    for (const one of [place, `${place}${TREE}`]) this.#used.add(one);
  }

  /** Counts entries as used that another process or thread has read or written. */
  use(names: Iterable<string>): void {
    for (const name of names) {
      const file = path.join(this.folder, name);
      this.#used.add(file);
      this.#made.add(file);
    }
  }

  /** The names of the entries that were used, for `use`. */
  used(): string[] {
    return [...this.#used].map((file) => path.relative(this.folder, file));
  }

  /** The entries that were used and are there. */
  entries(): { kind: string; key: string; isTree: boolean }[] {
    const kept = new Set(
      [...this.#used].map((file) => (file.endsWith(TREE) ? file.slice(0, -TREE.length) : file)),
    );
    return [...kept]
      .filter((file) => fs.existsSync(file))
      .map((file) => {
        const [kind, key] = [path.basename(path.dirname(file)), path.basename(file)];
        return { kind, key, isTree: fs.existsSync(`${file}${TREE}`) };
      });
  }

  /**
   * Deletes every entry that wasn't used since the cache was opened. Node deletes several files at
   * once only where nobody waits for each: on a busy machine that takes an eighth of the time.
   */
  async sweep(): Promise<void> {
    const entries = entriesOf(this.folder).flatMap((kind) =>
      entriesOf(path.join(this.folder, kind)).map((name) => path.join(this.folder, kind, name)),
    );
    await Promise.all(
      entries
        .filter((entry) => !this.#used.has(entry))
        .map((entry) => fs.promises.rm(entry, { recursive: true, force: true })),
    );
  }

  #place(kind: string, key: string): string {
    return path.join(this.folder, kind, key);
  }
}

/** A cache that is read and never written: what it hasn't got is made, and not kept. */
export class ReadOnlyCache extends Cache {
  override write(): void {}
}

// --- internal ---

/** Bytes of the hash that an entry begins with. */
const HASH = 32;
/** What the name of a tree's folder ends in, and of one that is being written. */
const TREE = ".tree";
const NEW = ".new";

function readIfThere(file: string): Buffer<ArrayBuffer> | undefined {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR", "EISDIR", "EACCES")) return undefined;
    throw error;
  }
}

function writeWhole(file: string, bytes: Uint8Array): void {
  const beside = `${file}${NEW}`;
  fs.writeFileSync(beside, bytes);
  fs.renameSync(beside, file);
}

function entriesOf(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}
