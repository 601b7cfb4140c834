/**
 * What a search for related papers has found for the papers of a stretch, as bytes: most of it need
 * not be read by the next search. Written and read here: a line a paper, with the ids of its
 * related papers, a space between them, a tab, and JSON.
 */
import { z } from "zod";

/** A paper, and what is alike to it. */
export type FoundPaper = z.infer<typeof paperSchema>;

/** What was found for the papers of a stretch, in the stretch's order. */
export class FoundInStretch {
  readonly #lines: readonly string[];

  /** Reads `bytes`. Those of a paper that aren't what they should be are told when it is asked for. */
  static read(bytes: Uint8Array): FoundInStretch {
    return new FoundInStretch(new TextDecoder().decode(bytes).split("\n").slice(0, -1));
  }

  static of(papers: readonly FoundPaper[]): FoundInStretch {
    return new FoundInStretch(papers.map(toLine));
  }

  private constructor(lines: readonly string[]) {
    this.#lines = lines;
  }

  get bytes(): Uint8Array {
    return Buffer.from(this.#lines.map((line) => `${line}\n`).join(""));
  }

  /** Whether one of some papers is related to a paper. @param place its place in the stretch */
  isNaming(place: number, ids: ReadonlySet<string>): boolean {
    const line = this.#lines[place] ?? "";
    const named = line.slice(0, line.indexOf(BEHIND_IDS));
    return named !== "" && named.split(BETWEEN_IDS).some((id) => ids.has(id));
  }

  /** @throws {SyntaxError | z.ZodError} for bytes that are something else */
  at(place: number): FoundPaper {
    const line = this.#lines[place] ?? "";
    return paperSchema.parse(JSON.parse(line.slice(line.indexOf(BEHIND_IDS) + 1)));
  }

  /** @throws as `at` */
  all(): FoundPaper[] {
    return this.#lines.map((_, place) => this.at(place));
  }

  /** The same with other papers in some places; itself where there are none. */
  with(papers: ReadonlyMap<number, FoundPaper>): FoundInStretch {
    if (papers.size === 0) return this;
    const lines = [...this.#lines];
    for (const [place, paper] of papers) lines[place] = toLine(paper);
    return new FoundInStretch(lines);
  }
}

// --- internal ---

const BETWEEN_IDS = " ";
const BEHIND_IDS = "\t";

const paperSchema = z.object({
  id: z.string(),
  /** The most similar first; `words` are words and phrases that both papers have. */
  related: z.array(
    z.object({ id: z.string(), similarity: z.number(), words: z.array(z.string()) }),
  ),
});

function toLine(paper: FoundPaper): string {
  const ids = paper.related.map(({ id }) => id).join(BETWEEN_IDS);
  return ids + BEHIND_IDS + JSON.stringify(paper);
}
