/**
 * The Daily Papers page as text, selected in a browser and copied. After a header that ends
 * with the page's date, each paper is
 *
 *     title
 *     abstract
 *       • 4 authors
 *     ·
 *     Jul 23 1
 *
 * with blank lines around the abstract. The last line is the date, without a year when it is
 * the page's own, and the count of comments, if there are any. Some papers have nothing after
 * their abstract.
 */
import { yearOf } from "../paper/day.ts";
import { writtenDay } from "./dates.ts";
import { formOf } from "./fields.ts";
import { SourceError } from "./source.ts";
import { shorten } from "../text/shorten.ts";

/** Lines without a blank one between them, joined by line feeds. */
export interface Block {
  text: string;
  line: number;
}

/** What stands below the abstract. */
export interface PaperFacts {
  authorCount: number;
  published?: string;
  comments?: number;
}

/** A paper as the page shows it. */
export interface CopiedPaper {
  title: string;
  abstract: string;
  line: number;
  facts: PaperFacts | undefined;
}

/** The text's blocks, with the lines in which they start. */
export function cutBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n|\r|\n/)
    .entries()) {
    const line = raw.trim();
    if (!line) open = undefined;
    else if (open) open.text += `\n${line}`;
    else {
      open = { text: line, line: index + 1 };
      blocks.push(open);
    }
  }
  return blocks;
}

/**
 * The day of a date in the page's words: `Jul 23`, which is of `year`, or `Nov 29, 2021`. Undefined
 * where the calendar has no such day.
 */
export function parsePageDate(text: string, year: string): string | undefined {
  const [, date, itsYear = year] = /^([A-Z][a-z]{2} \d{1,2})(?:, (\d{4}))?$/.exec(text) ?? [];
  return date && writtenDay(`${date}, ${itsYear}`);
}

/**
 * The index of the first paper's title: behind the heading and the page's date.
 *
 * @throws {SourceError} when there is no such heading, or nothing behind it
 */
export function findStart(blocks: Block[], text: string, file: string): number {
  const form = formOf(text);
  if (form !== undefined) throw new SourceError(`${file}: ${form}. Expected ${EXPECTED}.`);
  const heading = blocks.findIndex(({ text: words }) => words === "Daily Papers");
  const dated = blocks.findIndex(
    ({ text: words }, index) => index > heading && parsePageDate(words, "2024") !== undefined,
  );
  if (heading < 0 || dated < 0 || dated > heading + 8)
    throw new SourceError(
      `${file}: no line "Daily Papers" with the page's date (such as "Oct 16") below it. Expected ${EXPECTED}.`,
    );
  if (dated + 1 >= blocks.length)
    throw new SourceError(
      `${file}: the page has no papers after its date in line ${blocks[dated]?.line}; it is cut off. Save it again.`,
    );
  return dated + 1;
}

/**
 * The papers in the blocks below the page's date.
 *
 * @throws {SourceError} when the page ends in the middle of a paper, or a paper has no title
 */
export function readCopiedPapers(blocks: Block[], file: string, date: string): CopiedPaper[] {
  const items: CopiedPaper[] = [];
  let at = 0;
  while (at < blocks.length) {
    const head = blocks[at];
    if (!head) break;
    if (isFacts(head))
      throw new SourceError(
        `${file}:${head.line}: expected a paper's title, found "${shorten(head.text)}". Save the page again.`,
      );
    at += 1;
    const paragraphs: string[] = [];
    for (let next = blocks[at]; next && !isFacts(next); next = blocks[at]) {
      // An abstract may have paragraphs; what is short and ends without a stop is a title.
      if (paragraphs.length > 0 && isTitle(next)) break;
      paragraphs.push(next.text);
      at += 1;
    }
    const tail = blocks[at];
    const facts = tail && isFacts(tail) ? readFacts(tail, file, date) : undefined;
    if (facts) at += 1;
    const item = { title: head.text, abstract: paragraphs.join("\n\n"), line: head.line, facts };
    if (at >= blocks.length) checkEnd(item, file);
    items.push(item);
  }
  return items;
}

// --- internal ---

const EXPECTED =
  "the Daily Papers page as text: in a browser, select the whole page, copy it and save it as a .txt file";

function isFacts({ text }: Block): boolean {
  return text.startsWith("•");
}

/** arXiv's titles have at most 250 characters; an abstract that short ends in a full stop. */
function isTitle({ text }: Block): boolean {
  return text.length <= 250 && !/[.:;]$/.test(text);
}

/** `• 4 authors` / `·` / `Jul 23 1`, in three lines. */
function readFacts({ text, line }: Block, file: string, date: string): PaperFacts {
  const [authors = "", , when = ""] = text.split("\n");
  const count = /^•\s*(\d+) authors?$/.exec(authors)?.[1];
  const found = /^([A-Z][a-z]{2} \d{1,2}(?:, \d{4})?)(?: (\d+))?$/.exec(when);
  const published = found?.[1] ? parsePageDate(found[1], yearOf(date)) : undefined;
  if (count === undefined || published === undefined)
    throw new SourceError(
      `${file}:${line}: expected a number of authors and a date ("• 4 authors", "·", "Jul 23"), found "${shorten(text)}". The page is cut off or changed; save it again. Nothing was written from this file.`,
    );
  const facts: PaperFacts = { authorCount: Number(count), published };
  return found?.[2] === undefined ? facts : { ...facts, comments: Number(found[2]) };
}

/** A page that ends in mid-sentence was cut off; taken as it is, papers would be lost. */
function checkEnd({ title, abstract, line, facts }: CopiedPaper, file: string): void {
  if (facts || (/[.!?][”")\]}]?$/.test(abstract) && !/\d\.$/.test(abstract))) return;
  throw new SourceError(
    `${file}:${line}: the page is cut off in the middle of its last paper, "${shorten(title)}". Save the page again. Nothing was written from this file.`,
  );
}
