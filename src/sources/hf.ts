/**
 * The Daily Papers API, `GET /api/daily_papers?date=YYYY-MM-DD`: a list of items, each with a
 * `paper` object. Optional fields are absent, and older days lack many of them.
 *
 * @see https://huggingface.co/docs/hub/api
 */
import path from "node:path";
import type { Draft } from "../paper/finish-draft.ts";
import { isDay, shiftDay } from "../paper/day.ts";
import { parseArxivId } from "../paper/id.ts";
import { asObject, describeText, Fields, parseJson, type JsonObject } from "./fields.ts";
import { endpointOf, type Http } from "./http.ts";
import {
  OptionError,
  shorten,
  SourceError,
  type Answer,
  type Item,
  type ReadOptions,
  type Request,
  type Source,
} from "./source.ts";

/** Where the API is. */
const ENDPOINT = "https://huggingface.co/api/daily_papers";
/** A first ingest without dates reads so many days; what came before is asked for by `--since`. */
const FIRST_DAYS = 7;

export const hf: Source = {
  name: "hf",
  summary: "the Daily Papers API: the days since the newest paper, or --date, or --since/--until",
  takes: ["since", "until", "endpoint"],
  wholeDays: true,
  parse: parseHf,
  fetch: fetchHf,
};

/**
 * Reads an answer of the API.
 *
 * @throws {SourceError} when the text isn't a list
 * @throws {OptionError} when an item's listing day can't be known without `--date`
 */
export function parseHf(text: string, options: ReadOptions): Item[] {
  const list = readList(text, options.file);
  return list.map((item, index) => readHfItem(item, index, options, hf.name));
}

/**
 * Reads one item. The listing day is `submittedOnDailyAt`, else `--date`, else the date in the
 * file's name: the outer `publishedAt` runs hours behind the inner one and may fall on the day
 * before.
 *
 * @throws {OptionError} when the listing day can't be known
 */
export function readHfItem(
  value: unknown,
  index: number,
  options: ReadOptions,
  source: string,
): Item {
  const place = `${options.file}: item ${index + 1}`;
  const item = asObject(value);
  if (!item) return { place, skipped: "it is not an object" };
  const paper = asObject(item["paper"]);
  if (!paper) return { place, skipped: 'it has no "paper" object' };
  const outer = new Fields(item);
  const inner = new Fields(paper, "paper.");
  const title = inner.text("title") ?? outer.text("title");
  if (title === undefined || title.trim() === "") return { place, skipped: "it has no title" };
  const named = `${place} ("${shorten(title)}")`;
  const said = inner.text("id");
  if (said === undefined) return { place: named, skipped: "it has no id" };
  const id = parseArxivId(said);
  if (id === undefined)
    return {
      place: named,
      skipped: `its id "${shorten(said)}" is no arXiv id, such as 2510.12345`,
    };
  const draft: Draft = {
    id,
    title,
    abstract: inner.text("summary") ?? outer.text("summary") ?? "",
    day: listingDay(inner, options, named),
    source,
    published: inner.text("publishedAt"),
    authors: readAuthors(inner),
    keywords: inner.texts("ai_keywords"),
    upvotes: inner.count("upvotes"),
    comments: outer.count("numComments"),
    stars: inner.count("githubStars"),
    tldr: inner.text("ai_summary"),
    links: {
      code: inner.text("githubRepo"),
      project: inner.text("projectPage"),
      hf: `https://huggingface.co/papers/${id}`,
    },
    thumbnail: outer.text("thumbnail") ?? outer.text("mediaUrl"),
    organization: nameOf(inner.object("organization") ?? outer.object("organization")),
    submittedBy: nameOf(outer.object("submittedBy") ?? inner.object("submittedOnDailyBy")),
  };
  return {
    place: named,
    draft,
    warnings: [...outer.warnings, ...inner.warnings],
  };
}

// --- internal ---

function readList(text: string, file: string): unknown[] {
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    throw new SourceError(
      `${file}: ${describeText(text)}. Expected the answer of the Daily Papers API, a JSON list. Nothing was taken from it; fetch it again.`,
    );
  }
  if (Array.isArray(value)) return value;
  const keys = Object.keys(asObject(value) ?? {});
  const found = keys.length > 0 ? `an object with "${keys.slice(0, 3).join('", "')}"` : "no list";
  throw new SourceError(
    `${file}: expected the answer of the Daily Papers API, a JSON list, and found ${found}. Nothing was taken from it.`,
  );
}

function listingDay(paper: Fields, { file, date }: ReadOptions, place: string): string {
  const submitted = paper.text("submittedOnDailyAt")?.slice(0, 10);
  if (submitted !== undefined && isDay(submitted)) return submitted;
  if (submitted !== undefined)
    paper.warnings.push(`paper.submittedOnDailyAt: dropped "${submitted}", which is no day`);
  if (date !== undefined) return date;
  const named = /\d{4}-\d{2}-\d{2}/.exec(path.basename(file))?.[0];
  if (named !== undefined && isDay(named)) return named;
  throw new OptionError(
    `${place}: neither the item nor the file's name says on which day it was listed. Pass --date.`,
  );
}

/** The names in order, without those that the source hides. */
function readAuthors(paper: Fields): string[] | undefined {
  return paper
    .objects("authors")
    ?.filter((author) => author["hidden"] !== true)
    .flatMap((author) => new Fields(author).text("name") ?? []);
}

function nameOf(record: JsonObject | undefined): string | undefined {
  if (!record) return undefined;
  const fields = new Fields(record);
  return fields.text("fullname") || fields.text("name");
}

async function* fetchHf(request: Request, http: Http): AsyncGenerator<Answer | SourceError> {
  for (const day of requestedDays(request)) {
    const url = endpointOf(request.endpoint, ENDPOINT);
    url.searchParams.set("date", day);
    try {
      const text = await http.get(url, { accept: "application/json" });
      yield { text, options: { file: url.href, date: day } };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      yield error;
    }
  }
}

function requestedDays({ date, since, until, newest, today }: Request): string[] {
  if (date !== undefined) return [date];
  const first = since ?? newest ?? shiftDay(today, 1 - FIRST_DAYS);
  const last = until ?? today;
  const days: string[] = [];
  for (let day = first; day <= last; day = shiftDay(day, 1)) days.push(day);
  return days;
}
