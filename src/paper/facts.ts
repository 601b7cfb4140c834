/** What the paper's page shows beside the text, by the `fact` of each field's row. */
import { plainText } from "../text/math.ts";
import { FIELD_ROWS } from "./fields.ts";
import { FIELD_NAMES, type Paper } from "./schema.ts";

/** A heading, and what stands below it. */
export interface Fact {
  label: string;
  texts: string[];
  /** Whether each text is an item of a list. */
  isList: boolean;
}

/**
 * The facts that a paper has, in plain characters: fields of one value in the rows' order, then
 * fields of many. Facts with markup of their own are left out.
 */
export function factsOf(paper: Paper): Fact[] {
  const isMany = (name: keyof Paper) => Number(Array.isArray(paper[name]));
  return FIELD_NAMES.toSorted((a, b) => isMany(a) - isMany(b)).flatMap((name): Fact[] => {
    const { fact } = FIELD_ROWS[name];
    const texts = [paper[name]]
      .flat()
      .filter((value) => typeof value === "string")
      .map(plainText);
    if (fact === undefined || fact.as === "markup" || texts.length === 0) return [];
    return [{ label: fact.label, texts, isList: fact.as === "items" }];
  });
}
