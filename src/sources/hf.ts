/**
 * The Daily Papers API, `GET /api/daily_papers?date=YYYY-MM-DD`: a list of items, each with a
 * `paper` object. Optional fields are absent, and older days lack many of them.
 *
 * @see https://huggingface.co/docs/hub/api
 */
import { shiftDay } from "../paper/day.ts";
import { describeText, parseJson } from "./fields.ts";
import { asObject } from "../text/json-object.ts";
import { DAILY_PAPERS_BEGAN, readHfItem } from "./hf-items.ts";
import { attempt, endpointOf, type Http } from "./http.ts";
import {
  SourceError,
  type FetchedText,
  type Item,
  type ReadOptions,
  type FetchOptions,
  type Source,
} from "./source.ts";

/** Where the API is. */
const ENDPOINT = "https://huggingface.co/api/daily_papers";
/** Days that a first ingest without dates reads; `--since` reads earlier ones. */
const FIRST_DAYS = 7;

export const hf: Source = {
  name: "hf",
  summary: "the Daily Papers API: the days since the newest paper, or --date, or --since/--until",
  takes: ["since", "until", "endpoint"],
  wholeDays: true,
  began: DAILY_PAPERS_BEGAN,
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

async function* fetchHf(
  request: FetchOptions,
  http: Http,
): AsyncGenerator<FetchedText | SourceError> {
  for (const day of requestedDays(request)) {
    const url = endpointOf(request.endpoint, ENDPOINT);
    url.searchParams.set("date", day);
    yield attempt(async () => ({
      text: await http.get(url, { accept: "application/json" }),
      options: { file: url.href, date: day },
    }));
  }
}

function requestedDays({ date, since, until, newest, today }: FetchOptions): string[] {
  if (date !== undefined) return [date];
  const last = until ?? today;
  const next = newest !== undefined && newest > today ? today : newest;
  const first = since ?? next ?? shiftDay(today, 1 - FIRST_DAYS);
  const days: string[] = [];
  for (let day = first; day <= last; day = shiftDay(day, 1)) days.push(day);
  return days;
}
