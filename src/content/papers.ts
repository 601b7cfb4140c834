/** The files of papers. */
import type { PaperFile } from "../check/check.ts";
import { briefOf } from "../paper/brief.ts";
import { contentPaths, fileNameOf, MDX, stemOf } from "../paper/content-folder.ts";
import { urlId, urlIds } from "../paper/id.ts";
import { fromMdx } from "../paper/mdx.ts";
import { ProblemError, type Problem } from "../paper/problem.ts";
import { removalOf, type Removed } from "../paper/removed.ts";
import type { Paper } from "../paper/schema.ts";
import { filesBelow, readEach, type ContentTree } from "./files.ts";

/** The files of papers: every `.mdx` below `papers/`, in whatever folders. */
export function listPapers(tree: ContentTree): string[] {
  return filesBelow(tree, contentPaths(tree.folder).papers, MDX);
}

/** Reads the files of papers. An id that two files have is a problem. */
export function readPapers(
  tree: ContentTree,
  removed: Removed,
): { found: PaperFile[]; problems: Problem[] } {
  const { found, problems } = readEach(tree.folder, listPapers(tree), readPaper);
  const papers = found.map((one) => ({
    ...one,
    brief: briefOf(one.value),
    source: one.value.source,
    removal: removalOf(removed, one.value),
  }));
  return { found: papers, problems: [...problems, ...findDoubles(papers)] };
}

/**
 * Reads the text of a paper's file.
 *
 * @throws {ProblemError} when it isn't a paper's, or of another paper than the file's name says
 */
export function readPaper(text: string, file: string): Paper {
  const paper = fromMdx(text, file);
  if (stemOf(file) === urlId(paper.id)) return paper;
  const message = `the file's name and its id "${paper.id}" differ: rename the file to ${fileNameOf(paper.id)}`;
  throw new ProblemError([{ file, line: 2, message }]);
}

/** An id leads to one paper, also where it is the alias of another. */
export function findDoubles(papers: readonly PaperFile[]): Problem[] {
  const first = new Map<string, PaperFile>();
  const problems: Problem[] = [];
  for (const paper of papers)
    for (const [at, slug] of urlIds(paper.brief).entries()) {
      const other = first.get(slug);
      if (other === undefined) first.set(slug, paper);
      else {
        const id = [paper.brief.id, ...(paper.brief.aliases ?? [])][at];
        const message = `the id "${id}" stands in ${other.file}, too: delete one of the files`;
        problems.push({ file: paper.file, line: 2, message });
      }
    }
  return problems;
}
