/** The reading list in formats of other programs. Loaded when a list is exported. */
import type { PaperAddress } from "../digest/paper-paths.ts";
import { CITATION_FORMATS } from "../publish/citations/formats.ts";
import { toLogseq, toObsidian } from "../publish/citations/markdown.ts";
import { download } from "./download.ts";
import { referenceOfSaved } from "./references.ts";
import type { SavedPaper } from "./saved-paper.ts";

/** What a list can be exported as, beside its own format. */
export type ListExport = "bib" | "ris" | "csl" | "obsidian" | "logseq";

/**
 * Hands the reader a list as a file, in the list's order.
 *
 * @param addressOf the address of a paper
 */
export function exportList(
  as: ListExport,
  papers: readonly SavedPaper[],
  addressOf: PaperAddress,
): void {
  const listed = papers.map((paper) => {
    const page = new URL(addressOf(paper.id, paper.day), location.href).href;
    return { reference: referenceOfSaved(paper, page), page, isRead: paper.read === true };
  });
  if (as === "obsidian" || as === "logseq") {
    const write = as === "obsidian" ? toObsidian : toLogseq;
    return download(`reading-list-${as}.md`, "text/markdown", write("Reading list", listed));
  }
  const { type, write } = CITATION_FORMATS[as === "csl" ? "json" : as];
  const name = `reading-list.${as === "csl" ? "csl.json" : as}`;
  download(name, type, write(listed.map(({ reference }) => reference)));
}
