/** One item of the Daily Papers API, which the saved page holds, too. */
import path from "node:path";
import type { Draft } from "../paper/finish-draft.ts";
import { isDay } from "../paper/day.ts";
import { isSlugId, parseArxivId } from "../paper/id.ts";
import { readNameList, type Names } from "./names.ts";
import { Fields } from "./fields.ts";
import { asObject, type JsonObject } from "../text/json-object.ts";
import { OptionError, type Item, type ReadOptions } from "./source.ts";
import { shorten } from "../text/shorten.ts";

/** The first month of the Daily Papers: no paper was listed before. */
export const DAILY_PAPERS_BEGAN = "2023-05-01";

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
  const arxiv = parseArxivId(said);
  // A digest's own days have papers without an arXiv id.
  const id = arxiv ?? (isSlugId(said) ? said : undefined);
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
    ...readAuthors(inner),
    keywords: inner.texts("ai_keywords"),
    upvotes: inner.count("upvotes"),
    comments: outer.count("numComments"),
    stars: inner.count("githubStars"),
    tldr: inner.text("ai_summary"),
    links: {
      code: inner.text("githubRepo"),
      project: inner.text("projectPage"),
      hf: arxiv && `https://huggingface.co/papers/${arxiv}`,
    },
    thumbnail: outer.text("thumbnail") ?? outer.text("mediaUrl"),
    organization: nameOf(inner.object("organization") ?? outer.object("organization")),
    submittedBy: nameOf(outer.object("submittedBy") ?? inner.object("submittedOnDailyBy")),
  };
  return { place: named, draft, warnings: [...outer.warnings, ...inner.warnings] };
}

// --- internal ---

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
function readAuthors(paper: Fields): Partial<Names> {
  const names = paper
    .objects("authors")
    ?.filter((author) => author["hidden"] !== true)
    .flatMap((author) => new Fields(author).text("name") ?? []);
  return names === undefined ? {} : readNameList(names, paper.warnings);
}

function nameOf(record: JsonObject | undefined): string | undefined {
  if (!record) return undefined;
  const fields = new Fields(record);
  return fields.text("fullname") || fields.text("name");
}
