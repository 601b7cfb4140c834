/** Papers' texts in which a source has lost the backslashes of signs, so that nobody can tell what was meant. */
import { lineOfField } from "../paper/frontmatter.ts";
import { splitMath } from "../text/math.ts";
import type { FolderCheck, Warning } from "./check.ts";

export const lostSigns: FolderCheck = {
  name: "lost signs",
  *find({ papers }) {
    for (const { value, file, text } of papers) {
      const abstractAt = text.split("\n").indexOf("---", 1) + 3;
      yield* inText(value.title, file, lineOfField(text, "title"));
      yield* inText(value.abstract, file, abstractAt);
    }
  },
};

// --- internal ---

/** What English text doesn't have: `lambda_1`, `2 times 2^4`, `ell_p`. */
const LOST =
  /(?<![\w\\])(?:(?:alpha|beta|gamma|delta|epsilon|theta|lambda|sigma|tau|phi|omega|ell)[_^][\w{]|\d+ (?:times|leq|geq|approx|sim|pm) \d+\^)[^\s]{0,20}/;

function* inText(text: string, file: string, line: number | undefined): Generator<Warning> {
  for (const part of splitMath(text)) {
    const [found] = part.kind === "math" ? [] : (LOST.exec(part.value) ?? []);
    if (found === undefined) continue;
    yield {
      file,
      line,
      level: "warning",
      message: `“${found}” seems to be a formula whose signs the source has lost`,
      mend: "Put it right with a note: corrections, the title or the abstract",
    };
    return;
  }
}
