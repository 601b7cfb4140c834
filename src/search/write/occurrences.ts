/** Where terms stand in papers: written paper by paper, read term by term. */

/** Places of terms, which are numbers; so are papers, and what a place means is up to who asks. */
export class Occurrences {
  readonly #terms: number[] = [];
  readonly #papers: number[] = [];
  readonly #places: number[] = [];

  add(term: number, paper: number, place: number): void {
    this.#terms.push(term);
    this.#papers.push(paper);
    this.#places.push(place);
  }

  /**
   * Sorts all by term, those of a term as they came. Most of thousands of terms stand in one place:
   * counting them takes a fraction of the time of a list for each.
   */
  byTerm(): SortedOccurrences {
    const all = this.#terms.length;
    const ends = new Uint32Array(this.#terms.reduce((most, term) => Math.max(most, term), 0) + 2);
    for (const term of this.#terms) ends[term + 1] = (ends[term + 1] ?? 0) + 1;
    for (let term = 1; term < ends.length; term += 1)
      ends[term] = (ends[term] ?? 0) + (ends[term - 1] ?? 0);
    // Each is the end of the one before at first, and its own in the end.
    const [papers, places] = [new Uint32Array(all), new Uint32Array(all)];
    for (let at = 0; at < all; at += 1) {
      const term = this.#terms[at] ?? 0;
      const to = ends[term] ?? 0;
      ends[term] = to + 1;
      papers[to] = this.#papers[at] ?? 0;
      places[to] = this.#places[at] ?? 0;
    }
    return { ends, papers, places };
  }
}

/** Places of terms, one term after the other. */
export interface SortedOccurrences {
  /** Where each term's end. */
  ends: Uint32Array;
  papers: Uint32Array;
  places: Uint32Array;
}
