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

/** A file of a tree: where it lies below the tree, and what it was when it was written. */
export interface TreeFile {
  /** With slashes. */
  path: string;
  /** In bytes. */
  size: number;
  /** In milliseconds. */
  mtime: number;
  sha256: string;
}

/** Writes a file of a tree. @param path below the tree, with slashes */
export type WriteFile = (path: string, bytes: Uint8Array) => void;

/** A folder of files in the cache. */
export interface Tree {
  /** Where it lies. */
  folder: string;
  files: TreeFile[];
}

export class Cache {
  readonly folder: string;
  readonly isFresh: boolean;
  readonly #used = new Set<string>();

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
    if (this.isFresh && !this.#used.has(file)) return undefined;
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
    writeWhole(file, [sha256(bytes), bytes]);
    this.#used.add(file);
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
    const known = this.read(kind, key);
    if (known) return read(JSON.parse(known.toString("utf8")));
    const made = make();
    this.write(kind, key, Buffer.from(JSON.stringify(made)));
    return made;
  }

  /**
   * A tree that `writeTree` stored; undefined where there is none, or a file of it isn't what was
   * written: a hard link to it may have been written to.
   */
  readTree(kind: string, key: string): Tree | undefined {
    const list = this.read(kind, key);
    if (!list) return undefined;
    const folder = `${this.#place(kind, key)}${TREE}`;
    const files: TreeFile[] = JSON.parse(list.toString("utf8"));
    if (!files.every((file) => isUnchanged(path.join(folder, file.path), file))) return undefined;
    this.#used.add(folder);
    return { folder, files };
  }

  /** Stores the files that `fill` gives to the function that it gets. */
  async writeTree(
    kind: string,
    key: string,
    fill: (write: WriteFile) => Promise<void> | void,
  ): Promise<Tree> {
    const place = this.#place(kind, key);
    const folder = `${place}${TREE}`;
    const growing = `${place}${NEW}`;
    for (const left of [growing, folder, place]) fs.rmSync(left, { recursive: true, force: true });
    fs.mkdirSync(growing, { recursive: true });
    const files: TreeFile[] = [];
    const parents = new Parents();
    await fill((below, bytes) => {
      const file = path.join(growing, below);
      parents.make(file);
      const { size, mtimeMs: mtime } = writeFile(file, [bytes]);
      files.push({ path: below, size, mtime, sha256: sha256(bytes).toString("hex") });
    });
    files.sort((a, b) => (a.path < b.path ? -1 : 1));
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
    for (const name of names) this.#used.add(path.join(this.folder, name));
  }

  /** The names of the entries that were used, for `use`. */
  used(): string[] {
    return [...this.#used].map((file) => path.relative(this.folder, file));
  }

  /** Deletes every entry that wasn't used since the cache was opened. */
  sweep(): void {
    for (const kind of entriesOf(this.folder))
      for (const name of entriesOf(path.join(this.folder, kind))) {
        const entry = path.join(this.folder, kind, name);
        if (!this.#used.has(entry)) fs.rmSync(entry, { recursive: true, force: true });
      }
  }

  #place(kind: string, key: string): string {
    return path.join(this.folder, kind, key);
  }
}

/** Puts a tree's files into a folder by hard links; copies where the file system has none. */
export function linkTree({ folder, files }: Tree, into: string): void {
  const parents = new Parents();
  for (const { path: below } of files) {
    const target = path.join(into, below);
    parents.make(target);
    linkOrCopy(path.join(folder, below), target);
  }
}

// --- internal ---

/** Bytes of the hash that an entry begins with. */
const HASH = 32;
/** What the name of a tree's folder ends in, and of one that is being written. */
const TREE = ".tree";
const NEW = ".new";

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function readIfThere(file: string): Buffer<ArrayBuffer> | undefined {
  try {
    return fs.readFileSync(file);
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR", "EISDIR", "EACCES")) return undefined;
    throw error;
  }
}

function writeWhole(file: string, parts: readonly Uint8Array[]): void {
  const beside = `${file}${NEW}`;
  writeFile(beside, parts);
  fs.renameSync(beside, file);
}

/** What was written, as the disk has it. */
function writeFile(file: string, parts: readonly Uint8Array[]): fs.Stats {
  const handle = fs.openSync(file, "w");
  try {
    for (const part of parts) fs.writeFileSync(handle, part);
    return fs.fstatSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Makes the folders of files, each once. */
class Parents {
  readonly #made = new Set<string>();

  make(file: string): void {
    const folder = path.dirname(file);
    if (this.#made.has(folder)) return;
    fs.mkdirSync(folder, { recursive: true });
    this.#made.add(folder);
  }
}

/** A file of the same size and time is taken for the same; a copy of the cache has other times. */
function isUnchanged(file: string, { size, mtime, sha256: hash }: TreeFile): boolean {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size !== size) return false;
  return stat.mtimeMs === mtime || sha256(fs.readFileSync(file)).toString("hex") === hash;
}

function linkOrCopy(from: string, to: string): void {
  try {
    fs.linkSync(from, to);
  } catch (error) {
    if (!hasCode(error, "EXDEV", "EPERM", "EMLINK", "ENOTSUP", "EOPNOTSUPP", "ENOSYS")) throw error;
    fs.copyFileSync(from, to);
  }
}

function entriesOf(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  }
}
