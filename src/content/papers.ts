/** The files of papers. */
import type { FromFile } from "../check/check.ts";
import { contentPaths, fileNameOf, MDX, stemOf } from "../paper/content-folder.ts";
import { urlId } from "../paper/id.ts";
import { fromMdx } from "../paper/mdx.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import { readEach, type FilesRead } from "./files.ts";

/** Reads every `.mdx` below `papers/`, in whatever folders. An id that two files have is a problem. */
export function readPapers(content: string): FilesRead<Paper> {
  const { found, problems } = readEach(contentPaths(content).papers, MDX, readPaper);
  return { found, problems: [...problems, ...findDoubles(found)] };
}

// --- internal ---

function readPaper(text: string, file: string): Paper {
  const paper = fromMdx(text, file);
  if (stemOf(file) === urlId(paper.id)) return paper;
  const message = `the file's name and its id "${paper.id}" differ: rename the file to ${fileNameOf(paper.id)}`;
  throw new ProblemError([{ file, line: 2, message }]);
}

/** An id leads to one paper, also where it is the alias of another. */
function findDoubles(papers: readonly FromFile<Paper>[]): Problem[] {
  const first = new Map<string, string>();
  return papers.flatMap(({ value, file }) =>
    [value.id, ...(value.aliases ?? [])].flatMap((id) => {
      const other = first.get(urlId(id));
      if (other === undefined) {
        first.set(urlId(id), file);
        return [];
      }
      const message = `the id "${id}" stands in ${other}, too: delete one of the files`;
      return [{ file, line: 2, message }];
    }),
  );
}
