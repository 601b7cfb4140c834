/** What the paper's page shows beside the text, by the `fact` of each field's row. */
import { plainText } from "../text/math.ts";
import { typeInWords } from "./csl-types.ts";
import { FIELD_ROWS } from "./fields.ts";
import { frontmatterSchema, type Frontmatter } from "./schema.ts";

/** A heading, and what stands below it. */
export interface Fact {
  label: string;
  texts: string[];
  /** Whether each text is an item of a list. */
  isList: boolean;
  /** Whether other papers may have the same texts. */
  areShared: boolean;
}

/**
 * The facts that a paper has, in plain characters: fields of one value in the rows' order, then
 * fields of many. Facts with markup of their own are left out.
 */
export function factsOf(paper: Frontmatter): Fact[] {
  const isMany = (name: keyof Frontmatter) => Number(Array.isArray(paper[name]));
  return NAMES.toSorted((a, b) => isMany(a) - isMany(b)).flatMap((name): Fact[] => {
    const { fact } = FIELD_ROWS[name];
    if (fact === undefined || fact.as === "markup") return [];
    const texts = textsOf(paper, name).map(plainText);
    const { label, as, isShared = false } = fact;
    return texts.length === 0
      ? []
      : [{ label, texts, isList: as === "items", areShared: isShared }];
  });
}

// --- internal ---

const NAMES = frontmatterSchema.keyof().options;

/** Types of what appears in a journal or in proceedings: beside a venue's name they add nothing. */
const TYPES_WITH_VENUE = new Set<Frontmatter["type"]>([
  "article",
  "article-journal",
  "article-magazine",
  "article-newspaper",
  "paper-conference",
]);

function textsOf(paper: Frontmatter, name: keyof Frontmatter): string[] {
  if (name === "type") {
    const isImplied = paper.venue !== undefined && TYPES_WITH_VENUE.has(paper.type);
    return paper.type === undefined || isImplied ? [] : [typeInWords(paper.type)];
  }
  return [paper[name]].flat().filter((value) => typeof value === "string");
}
