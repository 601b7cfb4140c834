/**
 * Takes the place of the JavaScript parser that the MDX parser uses to find the end of code. All code
 * is refused, so it needs no parsing: an expression ends with its brace, and imports end with the
 * first empty line. A JavaScript parser would start again at each of thousands of braces, and take
 * half a minute for a page.
 */
import type { Options } from "remark-mdx";

/** A JavaScript parser without a grammar. */
export const noCode: NonNullable<Options["acorn"]> = {
  parse: (text) => {
    if (END_OF_COMPONENT.test(text)) throw unfinished();
    return { ...placeOf(text), type: "Program", body: [], sourceType: "module" };
  },
  parseExpressionAt: (text) => {
    if (text.length < LONGEST && hasOpenBrace(text)) throw unfinished();
    // Of the form that a spread has, and any other expression may have.
    return { ...placeOf(text), type: "ObjectExpression", properties: [] };
  },
};

// --- internal ---

/** With it in the code, the component would seem to have no end. */
const END_OF_COMPONENT = /^[ \t]*<\//m;

/** After so many characters, where an expression ends no longer matters. */
const LONGEST = 500;

function hasOpenBrace(text: string): boolean {
  let open = 0;
  for (const sign of text) open += sign === "{" ? 1 : sign === "}" ? -1 : 0;
  // Of a spread, the text has the brackets "({" and "})" around it.
  return open > 0;
}

function unfinished(): SyntaxError {
  const place = { pos: 0, raisedAt: -1 };
  return Object.assign(new SyntaxError("the code goes on"), place);
}

function placeOf(text: string) {
  return { start: 0, end: text.length };
}
