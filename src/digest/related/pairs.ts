/** In place of a second number: the pair is one number alone. */
export const ALONE = -1;

/**
 * Numbers pairs of numbers, such as phrases of two words, in the order in which they come. There
 * are millions, so they lie in a hash table of numbers: a `Map` would take six times the memory.
 */
export class Pairs {
  /** By twice the number: the pair. */
  #pairs = new Int32Array(2048);
  #size = 0;
  /** Numbers, counted from one, each at its pair's hash or at the next free place. */
  #table = new Int32Array(2048);

  /** How many have a number. */
  get size(): number {
    return this.#size;
  }

  firstOf(number: number): number {
    return this.#pairs[2 * number] ?? 0;
  }

  secondOf(number: number): number {
    return this.#pairs[2 * number + 1] ?? ALONE;
  }

  /** Gives the next number to one that is alone, without looking whether it has one. */
  addAlone(first: number): number {
    if (this.#size === this.#room) this.#enlarge();
    return this.#append(first, ALONE);
  }

  /** The number of a pair; −1 where it has none. */
  find(first: number, second: number): number {
    return (this.#table[this.#placeOf(first, second)] ?? 0) - 1;
  }

  /** The number of a pair, the next one where it has none. */
  numberOf(first: number, second: number): number {
    let at = this.#placeOf(first, second);
    const known = this.#table[at] ?? 0;
    if (known > 0) return known - 1;
    if (this.#size === this.#room) {
      this.#enlarge();
      at = this.#placeOf(first, second);
    }
    this.#table[at] = this.#size + 1;
    return this.#append(first, second);
  }

  /** Half of the table, at most, is full. */
  get #room(): number {
    return this.#table.length / 2;
  }

  #append(first: number, second: number): number {
    this.#pairs[2 * this.#size] = first;
    this.#pairs[2 * this.#size + 1] = second;
    return this.#size++;
  }

  /** Where the table has a pair, or could take it. */
  #placeOf(first: number, second: number): number {
    const [pairs, table] = [this.#pairs, this.#table];
    const mask = table.length - 1;
    // Odd numbers with irregular digits, as multiplicative hashing wants.
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    for (let at = (hash ^ (hash >>> 13)) & mask; ; at = (at + 1) & mask) {
      const number = (table[at] ?? 0) - 1;
      if (number < 0) return at;
      if (pairs[2 * number] === first && pairs[2 * number + 1] === second) return at;
    }
  }

  #enlarge(): void {
    const larger = new Int32Array(2 * this.#pairs.length);
    larger.set(this.#pairs);
    this.#pairs = larger;
    this.#table = new Int32Array(2 * this.#table.length);
    for (let number = 0; number < this.#size; number += 1) {
      const [first, second] = [this.firstOf(number), this.secondOf(number)];
      if (second !== ALONE) this.#table[this.#placeOf(first, second)] = number + 1;
    }
  }
}
