/** A small archive in memory, through the files that a build writes. */
import type { Content } from "../../src/content/read.ts";
import { unpackCatalogue } from "../../src/search/format/catalogue.ts";
import { CATALOGUE, fragmentPath, nameOf } from "../../src/search/format/names.ts";
import { indexFiles, type FileLimits } from "../../src/search/write/files.ts";
import { toRecord } from "../../src/search/write/record.ts";
import { urlId } from "../../src/paper/id.ts";
import type { Paper, PaperInput } from "../../src/paper/schema.ts";
import { compileTopics, topicSchema, type Topic } from "../../src/paper/topics.ts";
import { Archive } from "../../src/search/query/archive.ts";
import { NO_FILTERS } from "../../src/search/query/filters.ts";
import type { SearchState } from "../../src/search/query/url-state.ts";
import { aPaper } from "../paper/sample.ts";

/** What an archive has beside its papers, and how large its files are. */
interface Options {
  topics?: Topic[];
  /** What notes say, by the paper's id. */
  notes?: Record<string, string>;
  cut?: FileLimits;
}

/** The files of an index, and those of them that were loaded. */
export interface SampleFiles {
  contents: (name: string) => Promise<Uint8Array<ArrayBuffer>>;
  /** Ids as in URLs, by the papers' numbers. */
  ids: string[];
  loaded: string[];
}

/** The content that a build would have read. Papers come newest first, as they are given. */
export function contentOf(papers: readonly Paper[], topics: readonly Topic[] = []): Content {
  const match = compileTopics([...topics]);
  return {
    papers: [...papers],
    topics: [...topics],
    searches: [],
    topicsOf: new Map(papers.map((paper) => [paper.id, match(paper)])),
    problems: [],
    warnings: [],
  };
}

/** The index of papers, which are given by what matters of them, newest first; without Pagefind's. */
export function filesOf(
  inputs: readonly Partial<PaperInput>[],
  { topics = [], notes = {}, cut }: Options = {},
): SampleFiles {
  const papers = inputs.map((input, at) =>
    aPaper({ id: `2510.${String(10_000 + at)}`, abstract: "", ...input }),
  );
  const fragments = papers.map((_, at) => at.toString(16).padStart(7, "0"));
  const ordered = { papers, fragments, notes: new Map(Object.entries(notes)) };
  const own = indexFiles(contentOf(papers, topics), ordered, cut);
  const files = new Map([
    ...own.map(({ path, content }) => [path, content] as const),
    ...papers.map((paper, at) => {
      const text = Buffer.from(JSON.stringify(toRecord(paper)));
      return [fragmentPath(nameOf(fragments[at] ?? "")), text] as const;
    }),
  ]);
  const loaded: string[] = [];
  const contents = async (name: string) => {
    loaded.push(name);
    const bytes = files.get(name);
    if (!bytes) throw new Error(`no file ${name}`);
    return new Uint8Array(bytes);
  };
  return { contents, ids: papers.map(({ id }) => urlId(id)), loaded };
}

/** An opened archive of papers, as `filesOf` takes them. */
export async function archiveOf(inputs: readonly Partial<PaperInput>[], options: Options = {}) {
  const files = filesOf(inputs, options);
  const { contents } = files;
  const archive = await Archive.open(contents, unpackCatalogue(await contents(CATALOGUE)));
  return { ...files, archive };
}

export function topic(slug: string, title: string, match = slug): Topic {
  return topicSchema.parse({ slug, title, blurb: "x", match: [match] });
}

/** What is searched for, with the defaults of the page. */
export function stateOf(fields: Partial<SearchState>): SearchState {
  return { query: "", ...NO_FILTERS, sort: "relevance", ...fields };
}
