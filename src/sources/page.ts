/** The Daily Papers page, copied as text or saved from a browser. */
import { yearOf } from "../paper/day.ts";
import { DAILY_PAPERS_BEGAN } from "./hf-items.ts";
import { isSavedPage, readSavedPage } from "./page-html.ts";
import { cutBlocks, findStart, parsePageDate, readCopiedPapers } from "./page-text.ts";
import { OptionError, type DraftItem, type Item, type ReadOptions, type Source } from "./source.ts";
import { shorten } from "../text/shorten.ts";

export const page: Source = {
  name: "page",
  summary: "the Daily Papers page, copied as text or saved from a browser",
  wholeDays: true,
  began: DAILY_PAPERS_BEGAN,
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
  const blocks = cutBlocks(text);
  const start = findStart(blocks, text, file);
  const heading = blocks[start - 1]?.text ?? "";
  if (date === undefined)
    throw new OptionError(
      `${file}: the page gives its date as "${heading}", without a year. Pass --date, such as --date 2025-10-16.`,
    );
  const papers = readCopiedPapers(blocks.slice(start), file, date);
  const items = papers.map(({ title, abstract, line, facts }, index): DraftItem => ({
    place: `${file}:${line}: paper ${index + 1} ("${shorten(title)}")`,
    draft: { title, abstract, day: date, source: page.name, ...facts },
    warnings: [],
  }));
  const said = parsePageDate(heading, yearOf(date));
  if (said !== undefined && said !== date)
    items[0]?.warnings?.push(
      `the page says "${heading}"; its papers are listed under --date ${date} all the same`,
    );
  if (!papers.at(-1)?.facts)
    items
      .at(-1)
      ?.warnings?.push(
        "the page ends without an author count and a date for its last paper. If it was cut off there, save it again",
      );
  return items;
}
