/** What the pages of a unit are made of, as it goes to the thread that renders them. */
import type { Note } from "../content/notes.ts";
import type { EntryFacts, RelatedPaper } from "../digest/entry.ts";
import type { Related } from "../digest/related/related.ts";
import type { Paper } from "../paper/schema.ts";
import type { ShownTopic } from "../paper/topics.ts";
import {
  frontDigest,
  monthDigest,
  type AnsweredSearch,
  type FrontDigest,
  type MonthDigest,
} from "./digest.ts";
import type { MonthEdges } from "./edges.ts";
import { toEntry } from "./entries.ts";

/** A whole paper with its topics. */
export interface PaperWithTopics {
  paper: Paper;
  topics: readonly string[];
}

/** What pages of a month are made of: those of a day's papers, a day's own, or all others. */
export interface MonthInput {
  month: string;
  /** The day's; or the month's, and those of the month before that share its first week. */
  papers: readonly PaperWithTopics[];
  /** Of the papers whose pages, or day's page, name related ones; by id. */
  related: readonly (readonly [id: string, related: readonly Related[]])[];
  /** Other papers that the notes show. */
  shown: readonly PaperWithTopics[];
  /** Papers that are named as related ones. */
  named: readonly Omit<RelatedPaper, "words">[];
  /** The notes on papers of this input. */
  notes: readonly Note[];
  topics: readonly ShownTopic[];
  edges: MonthEdges;
  /** The rule of which papers have pages, for the papers of this input: see `ruleFor`. */
  pagesFrom: string;
}

/** What the other pages are made of. */
export interface FrontInput {
  facts: readonly EntryFacts[];
  whole: readonly PaperWithTopics[];
  notes: readonly Note[];
  images: readonly string[];
  topics: readonly ShownTopic[];
  searches: readonly AnsweredSearch<string>[];
  pagesFrom: string;
}

/** The digest of a month's input. */
export function toMonthDigest(input: MonthInput): MonthDigest {
  const named = new Map(input.named.map((one) => [one.slug, one]));
  const related = new Map(
    input.related.map(([id, found]) => [
      id,
      found.flatMap(({ slug, words }) => {
        const paper = named.get(slug);
        return paper ? [{ ...paper, words }] : [];
      }),
    ]),
  );
  const entryOf = ({ paper, topics }: PaperWithTopics) =>
    toEntry(paper, { topics, related: related.get(paper.id) ?? [] });
  return monthDigest({
    ...input,
    entries: input.papers.map(entryOf),
    shown: input.shown.map(entryOf),
  });
}

/** The digest of the front's input. */
export function toFrontDigest({ whole, ...input }: FrontInput): FrontDigest {
  return frontDigest({
    ...input,
    entries: whole.map(({ paper, topics }) => toEntry(paper, { topics, related: [] })),
  });
}
