/** Standing searches that find nothing, as warnings: nobody sees an empty page that nobody visits. */
import path from "node:path";
import { showPath } from "../files/path.ts";
import { contentPaths } from "../paper/content-folder.ts";
import type { Problem } from "../paper/problem.ts";
import type { Answer } from "../search/standing/answer.ts";
import type { Settings } from "./settings.ts";

/** A warning for each search without a paper. */
export function emptySearches(
  { content }: Pick<Settings, "content">,
  answers: readonly Answer[],
): Problem[] {
  return answers
    .filter(({ total }) => total === 0)
    .map(({ search, unknown }) => ({
      file: showPath(path.join(contentPaths(content).searches, `${search}.md`)),
      message: unknown
        ? `this standing search finds no paper, since none has "${unknown.word}"`
        : "this standing search finds no paper",
      mend: unknown
        ? `Write "${unknown.by}" if that was meant; else its page and feed stay empty for now`
        : "Try it in the site’s search; its page and feed stay empty for now",
    }));
}
