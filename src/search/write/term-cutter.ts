/** Cuts a segment's terms into files. */
import { unpackSorted } from "../format/packing.ts";
import { packFile, type PackedTerm } from "../format/postings.ts";

/** Files of terms. */
export interface TermFiles {
  /** Each before it is compressed. */
  files: Uint8Array[];
  /** The fewest letters by which each begins behind the one before. */
  firsts: string[];
}

/** Takes terms, and whole files of them, in the order of code words. */
export class TermCutter {
  readonly #most: number;
  readonly #made: TermFiles = { files: [], firsts: [] };
  #open: PackedTerm[] = [];
  #size = 0;
  /** The term before the next one; that of a whole file is looked up when it is asked for. */
  #last: () => string = () => "";

  /** @param most about so many bytes make a file */
  constructor(most: number) {
    this.#most = most;
  }

  add(packed: PackedTerm): void {
    const { term, body } = packed;
    if (!this.beginsFile(body)) {
      this.#open.push(packed);
    } else {
      this.#made.firsts.push(leastAfter(this.#last(), term));
      this.#open = [packed];
    }
    this.#size += body.length + term.length;
    this.#last = () => term;
  }

  /** Whether a term with such a body begins a file; the one before it is closed then. */
  beginsFile(body: Uint8Array): boolean {
    if (this.#size + body.length > this.#most) this.#close();
    return this.#open.length === 0;
  }

  /**
   * Takes a file as it is, which has to be one that these terms would be cut into.
   *
   * @param first its letters, where they are known
   */
  addFile(file: Uint8Array, first?: string): void {
    this.#close();
    this.#made.files.push(file);
    this.#made.firsts.push(first ?? leastAfter(this.#last(), unpackTerms(file)[0]?.term ?? ""));
    this.#last = () => unpackTerms(file).at(-1)?.term ?? "";
  }

  done(): TermFiles {
    this.#close();
    return this.#made;
  }

  #close(): void {
    if (this.#open.length > 0) this.#made.files.push(packFile(this.#open));
    this.#open = [];
    this.#size = 0;
  }
}

/** The terms of a file. */
export function unpackTerms(file: Uint8Array): PackedTerm[] {
  return unpackSorted(file, (unpacker, term) => ({
    term,
    count: unpacker.count(),
    body: unpacker.block(),
  }));
}

// --- internal ---

/** The fewest letters of a term that come after the one before. */
function leastAfter(before: string, term: string): string {
  let length = 1;
  while (length < term.length && !(term.slice(0, length) > before && isWhole(term, length)))
    length += 1;
  return term.slice(0, length);
}

function isWhole(term: string, length: number): boolean {
  return term.slice(0, length).isWellFormed();
}
