/** Finds papers by an id, an address or some words of a title. */
import { paperIdIn } from "../digest/urls.ts";
import { toPlainLetters } from "../text/characters.ts";
import { parseArxivId, urlId, urlIds } from "../paper/id.ts";
import { plainText } from "../text/math.ts";
import type { Paper } from "../paper/schema.ts";

/**
 * The papers that fit, by title. An id (with or without its version, an alias too), an address of
 * arXiv or of this digest gives one paper or none; other words give the papers that have all of
 * them in their titles, or the one whose title they are.
 */
export function findPapers(papers: readonly Paper[], wanted: string): Paper[] {
  const text = wanted.trim();
  const arxiv = parseArxivId(text);
  const id = urlId(arxiv ?? paperIdIn(text) ?? text);
  const byId = papers.filter((paper) => urlIds(paper).includes(id));
  if (byId.length > 0) return byId;
  if (arxiv !== undefined)
    return papers.filter(({ links }) => links.arxiv && parseArxivId(links.arxiv) === arxiv);
  const words = toWords(text);
  if (words.length === 0) return [];
  const found = papers
    .map((paper) => ({ paper, title: toWords(plainText(paper.title)) }))
    .filter(({ title }) => words.every((word) => title.some((one) => one.startsWith(word))));
  const same = found.filter(({ title }) => title.join(" ") === words.join(" "));
  return (same.length === 1 ? same : found)
    .map(({ paper }) => paper)
    .sort((a, b) => (a.title < b.title ? -1 : 1));
}

// --- internal ---

function toWords(text: string): string[] {
  return (
    toPlainLetters(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
