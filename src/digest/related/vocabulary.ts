/** Numbers for the words and the phrases of all texts. */

/**
 * Numbers words and phrases in the order in which they are first asked for, so what comes later
 * changes nothing. Phrases, of which there are millions, lie in a hash table of numbers: a `Map` of
 * them would take six times the memory.
 */
export class Vocabulary {
  readonly #words = new Map<string, number>();
  readonly #names: string[] = [];
  /** By number: the two words of a phrase. Of a word: itself, and −1. */
  #first = new Int32Array(1024);
  #second = new Int32Array(1024);
  #size = 0;
  /** Numbers of phrases, counted from one, each at its hash or at the next free place. */
  #table = new Int32Array(4096);
  #phrases = 0;

  /** How many words and phrases there are. */
  get size(): number {
    return this.#size;
  }

  wordOf(term: string): number {
    const known = this.#words.get(term);
    if (known !== undefined) return known;
    const number = this.#append(this.#names.push(term) - 1, WORD);
    this.#words.set(term, number);
    return number;
  }

  /** The number of a phrase, by the numbers of its words. */
  phraseOf(first: number, second: number): number {
    let at = this.#placeOf(first, second);
    const known = this.#table[at] ?? 0;
    if (known > 0) return known - 1;
    if (2 * (this.#phrases + 1) > this.#table.length) {
      this.#enlarge();
      at = this.#placeOf(first, second);
    }
    const number = this.#append(first, second);
    this.#table[at] = number + 1;
    this.#phrases += 1;
    return number;
  }

  /** The words of a phrase, by number; a word's own. */
  partsOf(number: number): readonly number[] {
    const second = this.#second[number] ?? WORD;
    return second === WORD ? [number] : [this.#first[number] ?? 0, second];
  }

  /** A word, or the words of a phrase with a space between them. */
  termOf(number: number): string {
    return this.partsOf(number)
      .map((part) => this.#names[this.#first[part] ?? 0] ?? "")
      .join(" ");
  }

  #append(first: number, second: number): number {
    if (this.#size === this.#first.length) {
      this.#first = twice(this.#first);
      this.#second = twice(this.#second);
    }
    this.#first[this.#size] = first;
    this.#second[this.#size] = second;
    return this.#size++;
  }

  /** Where the table has a phrase, or could take it. */
  #placeOf(first: number, second: number): number {
    const mask = this.#table.length - 1;
    // Odd numbers with irregular digits, as multiplicative hashing wants.
    let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    for (let at = (hash ^ (hash >>> 13)) & mask; ; at = (at + 1) & mask) {
      const number = (this.#table[at] ?? 0) - 1;
      if (number < 0) return at;
      if (this.#first[number] === first && this.#second[number] === second) return at;
    }
  }

  #enlarge(): void {
    this.#table = new Int32Array(2 * this.#table.length);
    for (let number = 0; number < this.#size; number += 1) {
      const second = this.#second[number] ?? WORD;
      if (second !== WORD)
        this.#table[this.#placeOf(this.#first[number] ?? 0, second)] = number + 1;
    }
  }
}

/** The array with as much room again behind what it holds. */
export function twice(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

// --- internal ---

/** In place of a second word. */
const WORD = -1;
