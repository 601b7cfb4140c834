/** A segment's terms, cut into files. */
import { Unpacker, unpackSorted } from "../format/packing.ts";
import { packFile, type PackedTerm } from "../format/postings.ts";
import { packCounted, unpackCounted, type CountedWord, type FileWords } from "./file-words.ts";

/** A term of a segment. */
export type SegmentTerm = PackedTerm & CountedWord;

/** Terms that go into one file. */
export interface TermFile extends FileWords {
  /** The file, before it is compressed. */
  content: Uint8Array;
}

/**
 * Cuts terms into files, which come in the order of code words. Of terms that were cut before,
 * those that are the same need not come again: a file that would be made of them is taken whole.
 */
export class TermFiles {
  readonly #most: number;
  readonly #before: readonly TermFile[];
  /** The first terms of those. */
  readonly #starts: readonly PackedTerm[];
  /** How many of them are done. */
  #read = 0;
  /** The terms of the one that is read, the next one last. */
  #left: SegmentTerm[] = [];
  readonly #made: TermFile[] = [];
  #open: SegmentTerm[] = [];
  #size = 0;

  /**
   * @param most about so many bytes make a file
   * @param before the files of the same terms, but for those that come
   */
  constructor(most: number, before: readonly TermFile[]) {
    this.#most = most;
    this.#before = before;
    this.#starts = before.map(({ content }) => firstOf(content));
  }

  /** What is left out of the terms before, since it is other now, or gone. */
  take(term: string): SegmentTerm | undefined {
    this.#keepTo(term);
    return this.#left.at(-1)?.term === term ? this.#left.pop() : undefined;
  }

  add(term: SegmentTerm): void {
    this.#beginsFile(term.body);
    this.#open.push(term);
    this.#size += term.body.length + term.term.length;
  }

  /** All files. */
  done(): TermFile[] {
    this.#keepTo(undefined);
    this.#close();
    return this.#made;
  }

  /** Takes those of the terms before that come before another one; undefined stands for the end. */
  #keepTo(term: string | undefined): void {
    const isBefore = (other: string | undefined) =>
      term === undefined || (other !== undefined && other < term);
    for (;;) {
      for (let next = this.#left.at(-1); next && isBefore(next.term); next = this.#left.at(-1)) {
        this.add(next);
        this.#left.pop();
      }
      const [file, start] = [this.#before[this.#read], this.#starts[this.#read]];
      if (this.#left.length > 0 || !file || !start) return;
      if (!isBefore(start.term) && start.term !== term) return;
      this.#read += 1;
      // It ends where it did if the first term behind it is the same.
      if (isBefore(this.#starts[this.#read]?.term) && this.#beginsFile(start.body)) {
        this.#close();
        this.#made.push(file);
      } else this.#left = unpackTerms(file).reverse();
    }
  }

  /** Whether a term with such a body begins a file; the one before it is closed then. */
  #beginsFile(body: Uint8Array): boolean {
    if (this.#size + body.length > this.#most) this.#close();
    return this.#open.length === 0;
  }

  #close(): void {
    const last = this.#open.at(-1)?.term;
    if (last !== undefined)
      this.#made.push({ content: packFile(this.#open), words: packCounted(this.#open), last });
    this.#open = [];
    this.#size = 0;
  }
}

/** The fewest letters by which each file begins behind the one before. */
export function firstsOf(files: readonly TermFile[]): string[] {
  return files.map(({ content }, at) =>
    leastAfter(files[at - 1]?.last ?? "", firstOf(content).term),
  );
}

// --- internal ---

function unpackTerms(file: TermFile): SegmentTerm[] {
  const words = new Map(unpackCounted(file.words).map((word) => [word.term, word]));
  return unpackSorted(file.content, (unpacker, term) => {
    const { texts, forms } = words.get(term) ?? { texts: 0, forms: new Uint8Array() };
    return { term, texts, forms, count: unpacker.count(), body: unpacker.block() };
  });
}

function firstOf(content: Uint8Array): PackedTerm {
  const unpacker = new Unpacker(content);
  return { term: unpacker.word(""), count: unpacker.count(), body: unpacker.block() };
}

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
