/** The item types of Zotero, which pages and lists name, by the type of publication. */
import type { CslType } from "../../paper/csl-types.ts";

/** `preprint`, `journalArticle` …; a document where the kind isn't known or has no type there. */
export function itemTypeOf(type: CslType | undefined): string {
  return (type && TYPES[type]) ?? "document";
}

// --- internal ---

/** @see https://www.zotero.org/support/kb/item_types_and_fields */
const TYPES: Partial<Record<CslType, string>> = {
  article: "preprint",
  "article-journal": "journalArticle",
  "article-magazine": "magazineArticle",
  "article-newspaper": "newspaperArticle",
  book: "book",
  chapter: "bookSection",
  dataset: "dataset",
  manuscript: "manuscript",
  "paper-conference": "conferencePaper",
  patent: "patent",
  post: "forumPost",
  "post-weblog": "blogPost",
  preprint: "preprint",
  report: "report",
  review: "journalArticle",
  "review-book": "journalArticle",
  software: "computerProgram",
  speech: "presentation",
  standard: "standard",
  thesis: "thesis",
  webpage: "webpage",
};
