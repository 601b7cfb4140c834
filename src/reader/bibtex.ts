/**
 * The reading list as BibTeX: `@misc` with `eprint` and `archivePrefix`, as arXiv advises.
 *
 * @see https://info.arxiv.org/help/hypertex/bibstyles/index.html
 */
import { fromUrlId } from "../paper/arxiv-id.ts";
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import { MONTHS } from "../paper/date.ts";
import { decodePercent } from "../text/percent.ts";
import type { SavedPaper } from "./saved-paper.ts";

/** One entry a paper, in the list's order. The same list gives the same text. */
export function toBibtex(papers: readonly SavedPaper[]): string {
  const keys = new Set<string>();
  return papers.map((paper) => entry(paper, keys)).join("\n");
}

// --- internal ---

function entry(paper: SavedPaper, keys: Set<string>): string {
  const { id, title, tex, authors, moreAuthors, published, arxiv, pdf, doi } = paper;
  const eprint = parseArxivId(arxiv ?? "") ?? fromUrlId(id);
  const [year, month, day] = dateOf(published, eprint)?.split("-") ?? [];
  const names = [...authors.map(name), ...(moreAuthors ? ["others"] : [])];
  const fields: [name: string, value: string | undefined][] = [
    // The second pair of braces keeps the capitals.
    ["title", `{${tex !== undefined && isSafe(tex) ? escapeWords(tex) : escape(title)}}`],
    ["author", authors.length > 0 ? names.join(" and ") : undefined],
    ["year", year],
    ["month", month && MONTHS[Number(month) - 1]?.slice(0, 3).toLowerCase()],
    ["day", day && String(Number(day))],
    ["eprint", eprint],
    ["archivePrefix", eprint && "arXiv"],
    ["doi", address(bareDoi(doi))],
    ["url", address(arxiv ?? doi ?? pdf)],
  ];
  const lines = fields
    .filter(([, value]) => value !== undefined)
    // A month is a macro of BibTeX, which each style writes in its own way.
    .map(([field, value]) => `  ${field} = ${field === "month" ? value : `{${value}}`},\n`);
  return `@misc{${key(paper, year, keys)},\n${lines.join("")}}\n`;
}

/**
 * The date of the first version as far as it is known: of a paper at arXiv at least the year, which
 * its id says. The day on which the digest lists a paper is no date of publication.
 */
function dateOf(published: string | undefined, eprint: string | undefined): string | undefined {
  const digits = /^(?:.*\/)?(\d{2})\d{2}/.exec(eprint ?? "")?.[1];
  // arXiv began in 1991.
  return published ?? (digits && (Number(digits) > 90 ? `19${digits}` : `20${digits}`));
}

/** `vaswani2017attention`; a second one with the same key is `vaswani2017attention-2`. */
function key(
  { id, title, authors }: SavedPaper,
  year: string | undefined,
  keys: Set<string>,
): string {
  const surname = letters(authors[0]?.split(/\s+/).at(-1) ?? "");
  const word =
    title
      .split(/[\s:–—-]+/)
      .map(letters)
      .find((one) => one.length > 3) ?? "";
  const plain = surname ? `${surname}${year ?? ""}${word}` : id;
  let found = plain;
  for (let at = 2; keys.has(found); at += 1) found = `${plain}-${at}`;
  keys.add(found);
  return found;
}

function letters(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[^a-z]/gi, "")
    .toLowerCase();
}

/** A name that BibTeX would take apart otherwise is kept together. */
function name(author: string): string {
  const escaped = escape(author);
  return /[,;&]|\band\b/i.test(author) ? `{${escaped}}` : escaped;
}

const SPECIAL: Record<string, string> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** Plain characters as LaTeX. */
function escape(text: string): string {
  return text.replace(/[\\{}~^]/g, (sign) => SPECIAL[sign] ?? sign).replace(/[$&#_%]/g, "\\$&");
}

/** Escapes what stands outside of `$…$`. */
function escapeWords(tex: string): string {
  return tex
    .split(/(\$[^$]*\$)/)
    .map((part, at) => (at % 2 === 1 ? part : escape(part)))
    .join("");
}

/** Whether a title's math can go into a file as it is: dollars and braces in pairs. */
function isSafe(tex: string): boolean {
  if (/\\[$]|\\\\$|%/.test(tex) || (tex.match(/\$/g) ?? []).length % 2 > 0) return false;
  let depth = 0;
  for (const sign of tex) {
    if (sign === "{") depth += 1;
    if (sign === "}") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** A DOI as BibTeX wants it, without the escapes of its address. */
function bareDoi(doi: string | undefined): string | undefined {
  const path = /^https?:\/\/(?:dx\.)?doi\.org\/(.+)/.exec(doi ?? "")?.[1];
  return path === undefined ? undefined : decodePercent(path);
}

/** Signs that would end a field have another spelling in an address. */
function address(url: string | undefined): string | undefined {
  return url?.replace(/[{}\\]/g, encodeURIComponent);
}
