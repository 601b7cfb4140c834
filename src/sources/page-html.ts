/**
 * The Daily Papers page as a browser saves it: the element with `data-target="DailyPapers"`
 * holds the day's papers as JSON in `data-props`, in the form of the API.
 */
import { parse, type DefaultTreeAdapterMap } from "parse5";
import { isDay } from "../paper/day.ts";
import { parseJson } from "./fields.ts";
import { asObject } from "../text/json-object.ts";
import { readHfItem } from "./hf-items.ts";
import { SourceError, type Item, type ReadOptions } from "./source.ts";

/** Whether a text is HTML; `readSavedPage` checks that it is the right page. */
export function isSavedPage(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<!--)/i.test(text.replace(/^\uFEFF/, ""));
}

/**
 * Reads the saved page. Without `--date`, its own date is the listing day of what has none.
 *
 * @param source the name that the papers carry as their source
 * @throws {SourceError} when it isn't that page, or the page's data is damaged
 */
export function readSavedPage(text: string, options: ReadOptions, source: string): Item[] {
  const props = findProps(parse(text));
  if (props === undefined)
    throw new SourceError(
      `${options.file}: this is HTML, but not the Daily Papers page: no element has data-target="DailyPapers". Open the page, let it load, and save it whole; or copy it as text.`,
    );
  const data = readProps(props, options.file);
  const papers = data["dailyPapers"];
  if (!Array.isArray(papers))
    throw new SourceError(
      `${options.file}: the page's data has no list "dailyPapers". The page has changed its form; copy it as text instead.`,
    );
  const said = typeof data["date"] === "string" ? data["date"].slice(0, 10) : undefined;
  const date = options.date ?? (said !== undefined && isDay(said) ? said : undefined);
  return papers.map((item, index) => readHfItem(item, index, { ...options, date }, source));
}

// --- internal ---

type Node = DefaultTreeAdapterMap["node"];

/** Not by recursion: a page may be nested as deeply as it is long. */
function findProps(page: Node): string | undefined {
  const waiting = [page];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if ("attrs" in node) {
      const { attrs } = node;
      const value = (name: string) => attrs.find((one) => one.name === name)?.value;
      if (value("data-target") === "DailyPapers") return value("data-props");
    }
    if ("childNodes" in node) for (const child of node.childNodes.toReversed()) waiting.push(child);
  }
  return undefined;
}

function readProps(props: string, file: string) {
  try {
    return asObject(parseJson(props)) ?? {};
  } catch {
    throw new SourceError(
      `${file}: the page's data is cut off or damaged. Save the page again; nothing was taken from it.`,
    );
  }
}
