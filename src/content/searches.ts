/** The files of standing searches. */
import path from "node:path";
import { contentPaths, MARKDOWN } from "../paper/content-folder.ts";
import { lineOfField, readFrontmatter } from "../paper/frontmatter.ts";
import { ProblemError } from "../paper/problem.ts";
import { slugSchema } from "../paper/schema.ts";
import { searchFileSchema, type StandingSearch } from "../paper/standing-search.ts";
import { mistakesIn } from "../search/query/query-mistakes.ts";
import { readEachSlug, type ContentTree, type FilesRead } from "./files.ts";

/** Reads every `.md` in `searches/`. A query that can't mean what it says is a problem. */
export function readSearches(tree: ContentTree): FilesRead<StandingSearch> {
  return readEachSlug(tree, contentPaths(tree.folder).searches, readSearch);
}

// --- internal ---

function readSearch(text: string, file: string): StandingSearch {
  const slug = slugSchema.safeParse(path.posix.basename(file, MARKDOWN));
  if (!slug.success) {
    const message =
      "the file's name is the search's address: use a-z, 0-9 and hyphens alone, and no name of a device of Windows such as con";
    throw new ProblemError([{ file, message }]);
  }
  const { data } = readFrontmatter(text, file, searchFileSchema);
  const mistakes = mistakesIn(data.query);
  if (mistakes.length > 0) {
    const line = lineOfField(text, "query");
    throw new ProblemError(mistakes.map((message) => ({ file, line, message })));
  }
  return { slug: slug.data, ...data };
}
