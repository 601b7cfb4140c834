/** Numbers for the words and the phrases of all texts. */

/**
 * Numbers words and phrases in the order in which they are first asked for, so what comes later
 * changes nothing. Phrases, of which there are millions, lie in a hash table of numbers: a `Map` of
 * them would take six times the memory.
 */
export class Vocabulary {
  readonly #words = new Map<string, number>();
  readonly #names: string[] = [];
  /** By twice the number: the two words of a phrase; of a word, its place in `#names` and −1. */
  #pairs = new Int32Array(1024);
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
    const pair = this.#pairOf(number);
    return pair[1] === WORD ? [number] : pair;
  }

  /** A word, or the words of a phrase with a space between them. */
  termOf(number: number): string {
    return this.partsOf(number)
      .map((part) => this.#names[this.#pairOf(part)[0]] ?? "")
      .join(" ");
  }

  #pairOf(number: number): readonly [number, number] {
    return [this.#pairs[2 * number] ?? 0, this.#pairs[2 * number + 1] ?? WORD];
  }

  #append(first: number, second: number): number {
    if (2 * this.#size === this.#pairs.length) {
      const larger = new Int32Array(2 * this.#pairs.length);
      larger.set(this.#pairs);
      this.#pairs = larger;
    }
    this.#pairs[2 * this.#size] = first;
    this.#pairs[2 * this.#size + 1] = second;
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
      if (this.#pairs[2 * number] === first && this.#pairs[2 * number + 1] === second) return at;
    }
  }

  #enlarge(): void {
    this.#table = new Int32Array(2 * this.#table.length);
    for (let number = 0; number < this.#size; number += 1) {
      const [first, second] = this.#pairOf(number);
      if (second !== WORD) this.#table[this.#placeOf(first, second)] = number + 1;
    }
  }
}

// --- internal ---

/** In place of a second word. */
const WORD = -1;
