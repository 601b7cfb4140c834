/** The parser's error messages, in words that tell a contributor what to change. */
import { z } from "zod";
import type { ProblemText } from "../paper/problem.ts";

/**
 * Describes an error that the parser threw.
 *
 * @param line the line of the file on which the body starts, for an error without a place
 */
export function describeParserError(error: unknown, line: number): ProblemText {
  const { reason, line: at } = errorSchema.parse(error);
  // Where an unclosed component begins is only in the text of the message.
  const begins = /\((\d+):\d+-\d+:\d+\)/.exec(reason)?.[1];
  return { line: (at ?? (begins && Number(begins))) || line, ...explain(reason) };
}

// --- internal ---

const errorSchema = z.object({
  reason: z.string().catch("it isn't Markdown"),
  line: z.number().optional().catch(undefined),
});

const BACKSLASH = "Write a literal < or { with a backslash: \\< \\{";

function explain(reason: string): ProblemText {
  const because = reason.replace(/\s+/g, " ").slice(0, 200);
  if (reason.includes("import/exports"))
    return {
      message: "a line that starts with import or export is read as code",
      mend: "Start the line with another word; components need no import",
    };
  if (reason.includes("character `!`"))
    return { message: "a note can't contain an HTML comment, <!-- -->", mend: "Delete it" };
  if (/character `\/` .*before local name|character `[@:/]`/.test(reason))
    return {
      message: `an address between < and > can't be read (${because})`,
      mend: "Write the address without them, or as [text](https://…)",
    };
  const open = /^Expected a closing tag for `(<[^`]*>)`/.exec(reason)?.[1];
  if (open !== undefined)
    return {
      message: `${open} isn't closed`,
      mend: `Add ${open.replace("<", "</")} after its content, on a line of its own if ${open} is on one; or write \\< for a literal <`,
    };
  if (/expression|brace/.test(reason))
    return { message: "a brace, {, starts code, which a note can't contain", mend: BACKSLASH };
  return { message: `this can't be read: ${because}`, mend: BACKSLASH };
}
