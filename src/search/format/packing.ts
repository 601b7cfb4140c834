/**
 * Numbers and texts as bytes, for the files of the index: counts as LEB128, seven bits a byte,
 * the smallest first. @see https://en.wikipedia.org/wiki/LEB128
 */

/** Collects bytes. */
export class Packer {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  /** @param size about how many bytes will come, if few */
  constructor(size = 256) {
    this.#bytes = new Uint8Array(size);
  }

  /** How many bytes there are. */
  get length(): number {
    return this.#length;
  }

  /** Appends a whole number from 0 to 2⁵³ − 1. */
  count(value: number): this {
    let left = value;
    for (; left > 0x7f; left = Math.floor(left / 0x80)) this.byte((left % 0x80) | 0x80);
    return this.byte(left);
  }

  /** Appends rising numbers by their distances, after how many they are. */
  rising(values: readonly number[]): this {
    return this.count(values.length).distances(values);
  }

  /** Appends rising numbers by their distances, the first one's from 0. */
  distances(values: readonly number[]): this {
    let last = 0;
    for (const value of values) {
      this.count(value - last);
      last = value;
    }
    return this;
  }

  byte(value: number): this {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
    return this;
  }

  /** Appends a text, after how many bytes it takes. */
  text(value: string): this {
    // Most are short and plain, and the encoder takes longer for each than this.
    const start = this.#length;
    this.count(value.length).#reserve(value.length);
    for (let at = 0; at < value.length; at += 1) {
      const code = value.charCodeAt(at);
      if (code > 0x7f) {
        this.#length = start;
        return this.block(encoder.encode(value));
      }
      this.#bytes[this.#length] = code;
      this.#length += 1;
    }
    return this;
  }

  /** Appends a word of a sorted list: how many letters it shares with the one before, and the rest. */
  word(last: string, word: string): this {
    let shared = 0;
    while (shared < last.length && last[shared] === word[shared]) shared += 1;
    // Not between the halves of a character.
    if (!word.slice(shared).isWellFormed()) shared -= 1;
    return this.count(shared).text(word.slice(shared));
  }

  /** Appends bytes, after how many they are. */
  block(value: Uint8Array): this {
    return this.count(value.length).bytes(value);
  }

  /** Appends bytes, or a stretch of them. */
  bytes(value: Uint8Array, from = 0, to = value.length): this {
    this.#reserve(to - from);
    if (to - from > FEW) this.#bytes.set(value.subarray(from, to), this.#length);
    else
      for (let at = from; at < to; at += 1) this.#bytes[this.#length + at - from] = value[at] ?? 0;
    this.#length += to - from;
    return this;
  }

  /** Everything so far. */
  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array(2 * (this.#length + more));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

/** Reads what a `Packer` wrote, in the same order. */
export class Unpacker {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  count(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  }

  rising(): number[] {
    return this.distances(this.count());
  }

  distances(count: number): number[] {
    let last = 0;
    return Array.from({ length: count }, () => (last += this.count()));
  }

  /** @throws {RangeError} behind the end: the file isn't what it should be */
  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError(TOO_SHORT);
    this.#at += 1;
    return byte;
  }

  text(): string {
    return decoder.decode(this.block());
  }

  word(last: string): string {
    return last.slice(0, this.count()) + this.text();
  }

  /** Bytes that follow their number, not copied. */
  block(): Uint8Array {
    return this.bytes(this.count());
  }

  /** The next bytes, not copied. @throws {RangeError} as `byte` */
  bytes(length: number): Uint8Array {
    const from = this.#at;
    this.#at += length;
    if (this.#at > this.#bytes.length) throw new RangeError(TOO_SHORT);
    return this.#bytes.subarray(from, this.#at);
  }
}

/** Packs what comes sorted by a word each, by code words. @param rest packs what follows the word */
export function packSorted<Item>(
  items: Iterable<Item>,
  wordOf: (item: Item) => string,
  rest: (packer: Packer, item: Item) => void,
): Uint8Array<ArrayBuffer> {
  const packer = new Packer();
  let last = "";
  for (const item of items) {
    // As it will be read: UTF-8 has no halves of characters.
    const word = wordOf(item).toWellFormed();
    packer.word(last, word);
    rest(packer, item);
    last = word;
  }
  return packer.done();
}

/**
 * Reads what `packSorted` wrote.
 *
 * @throws {RangeError} when the file isn't what it should be
 */
export function unpackSorted<Item>(
  bytes: Uint8Array,
  read: (unpacker: Unpacker, word: string) => Item,
): Item[] {
  const unpacker = new Unpacker(bytes);
  const items: Item[] = [];
  for (let word = ""; !unpacker.isDone;) {
    word = unpacker.word(word);
    items.push(read(unpacker, word));
  }
  return items;
}

/** The first word of what `packSorted` wrote. */
export function firstWord(bytes: Uint8Array): string {
  return new Unpacker(bytes).word("");
}

// --- internal ---

/** So many bytes are copied in less time than a view of them is made. */
const FEW = 32;
const TOO_SHORT = "A file of the index ends too early.";
// One of each: a file has thousands of texts.
const encoder = new TextEncoder();
// A byte order mark at the beginning of a text is a part of it.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
