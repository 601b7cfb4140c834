/** Which papers of a source an operator takes. */
import { z } from "zod";
import { plainText } from "../text/math.ts";
import type { Paper } from "./schema.ts";

const words = z.array(z.string().trim().min(1)).default([]);

/** What a paper is compared with; one match is enough. */
const criteriaSchema = z.strictObject({
  /** arXiv categories; `cs` stands for `cs.CL`, `cs.LG` and so on. */
  categories: words,
  /** The source's keywords, in any case. */
  keywords: words,
  /** Words or phrases of title and abstract, in any case. */
  words,
});

/** The rule for a source: `include` names what is taken (left out: everything), `exclude` what is not. */
export const filterSchema = z.strictObject({
  include: criteriaSchema.optional(),
  exclude: criteriaSchema.optional(),
});

type Criteria = z.output<typeof criteriaSchema>;
export type Filter = z.output<typeof filterSchema>;

/** Why a rule leaves a paper out: `excluded by the word "survey"`; undefined where it takes it. */
export function exclusionOf(filter: Filter | undefined, paper: Paper): string | undefined {
  const unwanted = filter?.exclude && matchOf(filter.exclude, paper);
  if (unwanted !== undefined) return `excluded by ${unwanted}`;
  const isWanted = !filter?.include || matchOf(filter.include, paper) !== undefined;
  return isWanted ? undefined : "not among what is included";
}

// --- internal ---

function matchOf(criteria: Criteria, paper: Paper): string | undefined {
  const category = criteria.categories.find((wanted) =>
    paper.categories.some((one) => one === wanted || one.startsWith(`${wanted}.`)),
  );
  if (category !== undefined) return `the category "${category}"`;
  const keywords = new Set(paper.keywords.map(fold));
  const keyword = criteria.keywords.find((wanted) => keywords.has(fold(wanted)));
  if (keyword !== undefined) return `the keyword "${keyword}"`;
  const text = ` ${fold(`${plainText(paper.title)} ${plainText(paper.abstract)}`)} `;
  const word = criteria.words.find((wanted) => text.includes(` ${fold(wanted)} `));
  return word === undefined ? undefined : `the word "${word}"`;
}

/** Letters and digits in lower case, with single spaces between them. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
