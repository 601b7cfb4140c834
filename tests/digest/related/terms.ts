import { WordReader } from "../../../src/digest/related/words.ts";

/** A text's words and phrases as they are compared, in their order. */
export function termsOf(text: string): string[] {
  const reader = new WordReader();
  const terms: string[] = [];
  let before = "";
  reader.read(text, (spelling, gap) => {
    const term = reader.terms[spelling] ?? "";
    terms.push(term);
    if (gap > 0) terms.push(`${before} ${term}`);
    before = term;
  });
  return terms;
}
