/** What an operator takes from a source, and what not. */
import { z } from "zod";
import { plainText } from "../text/math.ts";
import type { Paper } from "./schema.ts";

const words = z.array(z.string().trim().min(1)).default([]);

/** What a paper may be chosen by. One that fits counts. */
const choiceSchema = z.strictObject({
  /** arXiv categories; `cs` stands for `cs.CL`, `cs.LG` and so on. */
  categories: words,
  /** The source's keywords, in any case. */
  keywords: words,
  /** Words or phrases of title and abstract, in any case. */
  words,
});

/** A source's rule: `include` names what is wanted (left out: everything), `exclude` what is not. */
export const filterSchema = z.strictObject({
  include: choiceSchema.optional(),
  exclude: choiceSchema.optional(),
});

export type Choice = z.output<typeof choiceSchema>;
export type Filter = z.output<typeof filterSchema>;

/** Why a rule keeps a paper out: `excluded by the word "survey"`; undefined where it lets it in. */
export function exclusionOf(filter: Filter | undefined, paper: Paper): string | undefined {
  const unwanted = filter?.exclude && fit(filter.exclude, paper);
  if (unwanted !== undefined) return `excluded by ${unwanted}`;
  const isWanted = !filter?.include || fit(filter.include, paper) !== undefined;
  return isWanted ? undefined : "not among what is included";
}

// --- internal ---

function fit(choice: Choice, paper: Paper): string | undefined {
  const category = choice.categories.find((wanted) =>
    paper.categories.some((one) => one === wanted || one.startsWith(`${wanted}.`)),
  );
  if (category !== undefined) return `the category "${category}"`;
  const keywords = new Set(paper.keywords.map(fold));
  const keyword = choice.keywords.find((wanted) => keywords.has(fold(wanted)));
  if (keyword !== undefined) return `the keyword "${keyword}"`;
  const text = ` ${fold(`${plainText(paper.title)} ${plainText(paper.abstract)}`)} `;
  const word = choice.words.find((wanted) => text.includes(` ${fold(wanted)} `));
  return word === undefined ? undefined : `the word "${word}"`;
}

/** Letters and digits in lower case, with single spaces between them. */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
