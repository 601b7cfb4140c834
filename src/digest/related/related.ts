/** Related papers: those that share words which few other papers have. */
import { compareTexts } from "../../text/compare.ts";
import { monthOf } from "../../paper/day.ts";
import { urlId } from "../../paper/id.ts";
import type { Paper } from "../../paper/schema.ts";
import { tellingWords } from "./shared-words.ts";
import { Similarity } from "./similarity.ts";
import { indexWords } from "./word-index.ts";

/** A related paper. */
export interface Related {
  /** Its id as in URLs. */
  slug: string;
  /** Words and phrases that both papers have, as they write them, the most distinctive first. */
  words: string[];
}

/** What papers are compared by. */
export type Compared = Pick<Paper, "id" | "day" | "title" | "abstract">;

/** A paper has at most so many related papers. */
export const MOST_RELATED = 5;
/** How many shared words or phrases are shown for a pair, at most. */
export const MOST_WORDS = 4;
/**
 * Papers that are less similar are left out. Of 24 pairs of real papers between 0.08 and 0.1 that were
 * looked at, nine had little in common except turns of phrase; of 40 above 0.1 seven, see
 * `tests/digest/related-verdicts.json`.
 */
const LEAST_SIMILARITY = 0.1;

/**
 * Each paper's related papers by its id, the most similar first; ties by month, then by id. Papers
 * are compared by the words of their titles and abstracts; see `Similarity`.
 *
 * A paper is compared with those of its own month and of earlier ones, by statistics of these
 * papers alone, so a paper of a later month changes nothing. Nor does the order of the input.
 */
export function findRelated(papers: readonly Compared[]): Map<string, Related[]> {
  const order = papers.toSorted(
    (a, b) => compareTexts(monthOf(a.day), monthOf(b.day)) || compareTexts(a.id, b.id),
  );
  const texts = order.map(({ title, abstract }) => `${title}.\n${abstract}`);
  const similarity = new Similarity(indexWords(texts));
  const ids = order.map(({ id }) => id);
  const months = Map.groupBy(order.keys(), (text) => monthOf(order[text]?.day ?? ""));
  const limits = { least: LEAST_SIMILARITY, most: MOST_RELATED };
  const related = new Map<string, Related[]>();
  for (const ofMonth of months.values()) {
    similarity.endAt(related.size + ofMonth.length);
    for (const text of ofMonth)
      related.set(
        ids[text] ?? "",
        similarity
          .alike(text, limits)
          .map((other) => ({
            slug: urlId(ids[other.text] ?? ""),
            words: tellingWords(similarity.shared(text, other.text), MOST_WORDS),
          })),
      );
  }
  return related;
}

// --- internal ---
