/** A built site as what the server's tools answer from: its API, its feeds and its search index. */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { hookName } from "../digest/page-hooks.ts";
import { stretchWords } from "../digest/related/stretch-words.ts";
import { RelatedPapers, type Related } from "../digest/related/related.ts";
import { API_V1, apiPath, FOR_YOU, jsonFeedPath, MANIFEST, noteIdIn, NOTES, searchPath } from "../digest/urls.ts"; // prettier-ignore
import { ExpectedError } from "../files/errors.ts";
import { byUrlId, urlId } from "../paper/id.ts";
import { newestPlausibleDay } from "../paper/plausible-day.ts";
import { paperSchema, type Paper } from "../paper/schema.ts";
import { papersByStretch } from "../paper/stretches.ts";
import { daysSchema, topicsSchema } from "../publish/api.ts";
import { CATALOGUE, INDEX } from "../search/format/names.ts";
import { searchOfFiles } from "../search/standing/index-files.ts";
import type { Source } from "./library.ts";

/** A built site that is open. */
export interface BuiltSite {
  /** The digest's name. */
  name: string;
  source: Source;
}

/**
 * Opens a built site.
 *
 * @throws {ExpectedError} where the folder is none, or a file of it isn't what it should be
 */
export function openBuiltSite(folder: string): BuiltSite {
  const read = (name: string) => readIn(folder, name);
  const json = <Schema extends z.ZodType>(name: string, schema: Schema) =>
    parseAs(name, schema, read(name));
  const papers = readPapers(folder);
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const base = addressBefore(json(apiPath("days"), daysSchema)[0]?.url ?? "");
  // A site without an index is told at once, and not by the first search.
  read(`/${INDEX}/${CATALOGUE}`);
  return {
    name: json(MANIFEST, z.object({ name: z.string() })).name,
    source: {
      facts: papers.map((paper) => ({ paper, slug: urlId(paper.id), topics: paper.topics ?? [] })),
      newest: newestPlausibleDay(papers) ?? "",
      pagesFrom: valueOf(hookName("pages-from"), read(FOR_YOU + "index.html")),
      topics: json(apiPath("topics"), topicsSchema),
      searches: foldersIn(folder, searchPath("")).map((slug) => {
        const { title } = json(jsonFeedPath(searchPath(slug)), feedSchema);
        return { slug, title, query: undefined };
      }),
      notesOn: notesOf(json(jsonFeedPath(NOTES), feedSchema), papers),
      whole: (facts) => facts.flatMap(({ paper: { id } }) => byId.get(id) ?? []),
      search: () => searchOfFiles(filesBelow(path.join(folder, INDEX))),
      related: relatedIn(papers),
      address: (below) => (base === undefined ? undefined : base + below.slice(1)),
    },
  };
}

// --- internal ---

/** What is read of a feed: `publish/json-feed.ts` writes it. */
const feedSchema = z.object({
  title: z.string(),
  items: z.array(
    z.object({
      url: z.string(),
      title: z.string(),
      date_published: z.string().optional(),
      authors: z.array(z.object({ name: z.string() })).optional(),
    }),
  ),
});

/** @throws {ExpectedError} where the site lacks the file */
function readIn(folder: string, name: string): string {
  try {
    return fs.readFileSync(path.join(folder, name), "utf8");
  } catch {
    throw new ExpectedError(
      `${folder} has no file ${name.slice(1)}: it is no built site, or one of another version. Run npm run build.`,
    );
  }
}

/** @throws {ExpectedError} where a text isn't what it should be */
function parseAs<Schema extends z.ZodType>(name: string, schema: Schema, text: string) {
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new ExpectedError(`${name.slice(1)} of the site can't be read: ${why}`);
  }
}

function readPapers(folder: string): Paper[] {
  const months = path.join(folder, API_V1, "papers");
  const names = fs.existsSync(months) ? fs.readdirSync(months) : [];
  return names.sort().flatMap((name) => {
    const file = `${API_V1}papers/${name}`;
    const lines = readIn(folder, file).split("\n").filter(Boolean);
    return lines.map((line) => parseAs(file, paperSchema, line));
  });
}

/** The site's address with its base path, of an absolute address of its API. */
function addressBefore(url: string): string | undefined {
  const [, address] = /^(https?:.*\/)api\//.exec(url) ?? [];
  return address;
}

function valueOf(attribute: string, html: string): string {
  return new RegExp(`\\s${attribute}=["']?([^"'\\s>]*)`).exec(html)?.[1] ?? "";
}

function foldersIn(folder: string, below: string): string[] {
  const place = path.join(folder, below);
  if (!fs.existsSync(place)) return [];
  const entries = fs.readdirSync(place, { withFileTypes: true });
  return entries.filter((one) => one.isDirectory()).map(({ name }) => name).sort(); // prettier-ignore
}

/** The files below a folder by their names in it, with slashes. */
function filesBelow(folder: string): Map<string, string> {
  const entries = fs.readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((one) => one.isFile());
  return new Map(
    files.map(({ parentPath, name }) => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file).split(path.sep).join("/"), file];
    }),
  );
}

/** The notes that the feed has, by the paper. */
function notesOf(
  { items }: z.output<typeof feedSchema>,
  papers: readonly Paper[],
): Source["notesOn"] {
  const known = byUrlId(papers, (paper) => paper);
  const byPaper = Map.groupBy(items, ({ url }) => {
    const note = noteIdIn(url) ?? "";
    // Another person's note has the name behind the paper's id: `2510.12345.anna`.
    const paper = known.get(note) ?? known.get(note.replace(/\.[^.]*$/, ""));
    return paper && urlId(paper.id);
  });
  return (slug) =>
    (byPaper.get(slug) ?? []).map(({ title, date_published: date = "", authors = [] }) => ({
      author: authors.map(({ name }) => name).join(", "),
      date: date.slice(0, 10),
      title,
    }));
}

/** Related papers as the build finds them. What is up to the asked day is read at the first call. */
function relatedIn(papers: readonly Paper[]): Source["related"] {
  const stretches = papersByStretch(papers).map((one) => ({ ...one, first: one.days[0] ?? "" }));
  const left = [...stretches];
  const finder = new RelatedPapers();
  const found = new Map<string, ReadonlyMap<string, readonly Related[]>>();
  return async (day) => {
    while (left[0] && left[0].first <= day) {
      finder.add(left[0].first, stretchWords(left[0].papers));
      left.shift();
    }
    const { first = "" } = stretches.find(({ days }) => days.includes(day)) ?? {};
    const known = found.get(first) ?? finder.relatedOf(first);
    found.set(first, known);
    return known;
  };
}
