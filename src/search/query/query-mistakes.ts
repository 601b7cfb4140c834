/**
 * What is wrong with a query that a person keeps in a file. In the search box no input is wrong:
 * a reader sees what comes of it. A file is answered at every build, and nobody looks.
 */
import { nearest } from "../../text/nearest.ts";
import { FIELDS, parseDates, tokenize } from "./parse-query.ts";

/** The mistakes of a query, a sentence each; none for a query that asks what it says. */
export function mistakesIn(query: string): string[] {
  const tokens = tokenize(query);
  if (!tokens.some(({ value }) => HAS_WORD.test(value)))
    return ["the query has no words and no operators: write it as in the search box"];
  return tokens.flatMap(({ source, field, value }) => {
    if (field === undefined) return unknownOperator(source);
    if (!HAS_WORD.test(value)) return [`${field}: stands without a value`];
    if ((field === "year" || field === "published") && parseDates(value) === undefined)
      return [`"${value}" is no time: write ${field}:2025 or ${field}:2024-2025`];
    if (field === "has" && !HAVING.includes(value.toLowerCase()))
      return [`has:${value} finds nothing: write has:code or has:note`];
    return [];
  });
}

// --- internal ---

const HAS_WORD = /[\p{L}\p{N}]/u;
const HAVING = ["code", "note"];

/** A word with a colon behind it that is no operator, but for an address. */
function unknownOperator(source: string): string[] {
  const name = /^-?([a-z]+):(?!\/\/)/i.exec(source)?.[1]?.toLowerCase();
  if (name === undefined) return [];
  const near = nearest(name, FIELDS);
  const known = FIELDS.map((one) => `${one}:`).join(", ");
  const meant = near === undefined ? `the operators are ${known}` : `did you mean ${near}:?`;
  return [`there is no operator ${name}: (in quotes it is a word); ${meant}`];
}
