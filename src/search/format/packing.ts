/**
 * Numbers and texts as bytes, for the files of the index: counts as LEB128, seven bits a byte,
 * the smallest first. @see https://en.wikipedia.org/wiki/LEB128
 */

/** Collects bytes. */
export class Packer {
  #bytes = new Uint8Array(64);
  #length = 0;

  /** Appends a whole number from 0 to 2⁵³ − 1. */
  count(value: number): this {
    let left = value;
    for (; left > 0x7f; left = Math.floor(left / 0x80)) this.byte((left % 0x80) | 0x80);
    return this.byte(left);
  }

  /** Appends rising numbers by their distances, after how many they are. */
  rising(values: readonly number[]): this {
    this.count(values.length);
    let last = 0;
    for (const value of values) {
      this.count(value - last);
      last = value;
    }
    return this;
  }

  byte(value: number): this {
    this.#room(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
    return this;
  }

  /** Appends a text, after how many bytes it takes. */
  text(value: string): this {
    const bytes = encoder.encode(value);
    return this.count(bytes.length).bytes(bytes);
  }

  bytes(value: Uint8Array): this {
    this.#room(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  /** Everything so far. */
  done(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  // --- internal ---

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = new Uint8Array((this.#length + more) * 2);
    larger.set(this.#bytes);
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
    const values: number[] = [];
    let last = 0;
    for (let left = this.count(); left > 0; left -= 1) {
      last += this.count();
      values.push(last);
    }
    return values;
  }

  /** @throws {RangeError} behind the end: the file isn't what it should be */
  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new RangeError("A file of the index ends too early.");
    this.#at += 1;
    return byte;
  }

  text(): string {
    return decoder.decode(this.bytes(this.count()));
  }

  /** The next bytes, not copied. */
  bytes(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length)
      throw new RangeError("A file of the index ends too early.");
    const part = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return part;
  }
}

// --- internal ---

// One of each: a file has thousands of texts.
const encoder = new TextEncoder();
const decoder = new TextDecoder();
