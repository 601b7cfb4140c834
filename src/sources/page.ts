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
import { parsePageDate, yearOf } from "../paper/day.ts";
import { isSavedPage, readSavedPage } from "./page-html.ts";
import {
  OptionError,
  SourceError,
  shorten,
  type Found,
  type Item,
  type ReadOptions,
  type Source,
} from "./source.ts";

export const page: Source = {
  name: "page",
  summary: "the Daily Papers page, copied as text or saved from a browser",
  wholeDays: true,
  parse: (text, options) =>
    isSavedPage(text) ? readSavedPage(text, options, page.name) : parsePage(text, options),
};

/**
 * Reads the copied page.
 *
 * @throws {SourceError} when the text isn't such a page, or ends in the middle of a paper
 * @throws {OptionError} without `date`: the page doesn't tell its year
 */
export function parsePage(text: string, { file, date }: ReadOptions): Item[] {
  const blocks = cut(text);
  const start = findStart(blocks, text, file);
  const heading = blocks[start - 1]?.text ?? "";
  if (date === undefined)
    throw new OptionError(
      `${file}: the page gives its date as "${heading}", without a year. Pass --date, such as --date 2025-10-16.`,
    );
  const entries = readEntries(blocks.slice(start), file, date);
  const items = entries.map(({ title, abstract, line, meta }, index): Found => ({
    place: `${file}:${line}: paper ${index + 1} ("${shorten(title)}")`,
    draft: { title, abstract, day: date, source: page.name, ...meta },
    warnings: [],
  }));
  const said = parsePageDate(heading, yearOf(date));
  if (said !== undefined && said !== date)
    items[0]?.warnings?.push(
      `the page says "${heading}"; its papers are listed under --date ${date} all the same`,
    );
  if (!entries.at(-1)?.meta)
    items
      .at(-1)
      ?.warnings?.push(
        "the page ends without an author count and a date for its last paper. If it was cut off there, save it again",
      );
  return items;
}

// --- internal ---

/** Lines without a blank one between them, joined by line feeds. */
interface Block {
  text: string;
  line: number;
}

interface Meta {
  authorCount: number;
  published?: string;
  comments?: number;
}

interface Entry {
  title: string;
  abstract: string;
  line: number;
  meta: Meta | undefined;
}

function cut(text: string): Block[] {
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

const EXPECTED =
  "the Daily Papers page as text: in a browser, select the whole page, copy it and save it as a .txt file";

/** The index of the first paper's title: behind the heading and the page's date. */
function findStart(blocks: Block[], text: string, file: string): number {
  if (blocks.length === 0)
    throw new SourceError(`${file}: the file is empty. Expected ${EXPECTED}.`);
  if (/^\s*[{[]/.test(text)) throw new SourceError(`${file}: this is JSON. Expected ${EXPECTED}.`);
  if (/^\s*<(?:!doctype|html|head|body|\?xml)/i.test(text))
    throw new SourceError(`${file}: this is markup (HTML or XML). Expected ${EXPECTED}.`);
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

function readEntries(blocks: Block[], file: string, date: string): Entry[] {
  const items: Entry[] = [];
  let at = 0;
  while (at < blocks.length) {
    const head = blocks[at];
    if (!head) break;
    if (isMeta(head))
      throw new SourceError(
        `${file}:${head.line}: expected a paper's title, found "${shorten(head.text)}". Save the page again.`,
      );
    at += 1;
    const paragraphs: string[] = [];
    for (let next = blocks[at]; next && !isMeta(next); next = blocks[at]) {
      // An abstract may have paragraphs; what is short and ends without a stop is a title.
      if (paragraphs.length > 0 && isTitle(next)) break;
      paragraphs.push(next.text);
      at += 1;
    }
    const tail = blocks[at];
    const meta = tail && isMeta(tail) ? readMeta(tail, file, date) : undefined;
    if (meta) at += 1;
    const item = {
      title: head.text,
      abstract: paragraphs.join("\n\n"),
      line: head.line,
      meta,
    };
    if (at >= blocks.length) checkEnd(item, file);
    items.push(item);
  }
  return items;
}

function isMeta({ text }: Block): boolean {
  return text.startsWith("•");
}

/** No title of arXiv is longer than 250 characters or so; no abstract is that short without a stop. */
function isTitle({ text }: Block): boolean {
  return text.length <= 250 && !/[.:;]$/.test(text);
}

/** `• 4 authors` / `·` / `Jul 23 1`, in three lines. */
function readMeta({ text, line }: Block, file: string, date: string): Meta {
  const [authors = "", , when = ""] = text.split("\n");
  const count = /^•\s*(\d+) authors?$/.exec(authors)?.[1];
  const found = /^([A-Z][a-z]{2} \d{1,2}(?:, \d{4})?)(?: (\d+))?$/.exec(when);
  const published = found?.[1] ? parsePageDate(found[1], yearOf(date)) : undefined;
  if (count === undefined || published === undefined)
    throw new SourceError(
      `${file}:${line}: expected a number of authors and a date ("• 4 authors", "·", "Jul 23"), found "${shorten(text)}". The page is cut off or changed; save it again. Nothing was written from this file.`,
    );
  const meta: Meta = { authorCount: Number(count), published };
  return found?.[2] === undefined ? meta : { ...meta, comments: Number(found[2]) };
}

/** A page that ends in mid-sentence was cut off: taken as it is, it would lose papers quietly. */
function checkEnd({ title, abstract, line, meta }: Entry, file: string): void {
  if (meta || (/[.!?][”")\]}]?$/.test(abstract) && !/\d\.$/.test(abstract))) return;
  throw new SourceError(
    `${file}:${line}: the page is cut off in the middle of its last paper, "${shorten(title)}". Save the page again. Nothing was written from this file.`,
  );
}
