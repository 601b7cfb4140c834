/** A small archive in memory, through the files that a build writes. */
import { gunzipSync } from "node:zlib";
import type { Content } from "../../src/content/read.ts";
import { unpackCatalogue } from "../../src/search/format/catalogue.ts";
import { CATALOGUE, isPacked } from "../../src/search/format/names.ts";
import type { WordTable } from "../../src/meaning/table.ts";
import type { Part } from "../../src/search/format/catalogue.ts";
import { joinSegments } from "../../src/search/write/join.ts";
import { buildTable } from "../../src/search/write/meaning.ts";
import { buildPart } from "../../src/search/write/part.ts";
import { buildSegment } from "../../src/search/write/segment.ts";
import { urlId } from "../../src/paper/id.ts";
import type { Paper, PaperInput } from "../../src/paper/schema.ts";
import { compileTopics, topicSchema, type Topic } from "../../src/paper/topics.ts";
import { Archive } from "../../src/search/query/archive.ts";
import { NO_FILTERS } from "../../src/search/query/filters.ts";
import type { SearchState } from "../../src/search/query/url-state.ts";
import { aPaper } from "../paper/sample.ts";

/** What an archive has beside its papers, and how it is cut. */
interface Options {
  topics?: Topic[];
  /** What notes say, by the paper's id. */
  notes?: Record<string, string>;
  /** Whether each day's papers are a segment of their own. */
  isCut?: boolean;
  /** About so many bytes of terms make a file. */
  bytes?: number;
  /** Words by which papers are ranked by meaning. */
  table?: WordTable;
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
export async function filesOf(
  inputs: readonly Partial<PaperInput>[],
  { topics = [], notes = {}, isCut = false, bytes, table }: Options = {},
): Promise<SampleFiles> {
  const papers = inputs.map((input, at) =>
    aPaper({ id: `2510.${String(10_000 + at)}`, abstract: "", ...input }),
  );
  const { topicsOf } = contentOf(papers, topics);
  const indexed = papers.map((paper) => ({
    paper,
    topics: topicsOf.get(paper.id) ?? [],
    note: notes[paper.id],
  }));
  const groups = isCut ? [...Map.groupBy(indexed, ({ paper }) => paper.day).values()] : [indexed];
  const segments = groups.map((own) => {
    const part = buildPart(own, { table });
    const segment = buildSegment([part], { bytes, step: table?.step });
    const phrases: Part["phrases"] = [["0", own.length]];
    return { ...segment, phrases: [phrases], files: [...part.files, ...segment.files] };
  });
  const words = table && buildTable(table);
  const all = [
    ...segments.flatMap(({ files }) => files),
    ...(words?.files ?? []),
    ...joinSegments(segments, topics, words),
  ];
  const files = new Map(all.map(({ path, content }) => [path, content]));
  const loaded: string[] = [];
  const contents = async (name: string) => {
    loaded.push(name);
    const content = files.get(name);
    if (!content) throw new Error(`no file ${name}`);
    return new Uint8Array(isPacked(name) ? gunzipSync(content) : content);
  };
  return { contents, ids: papers.map(({ id }) => urlId(id)), loaded };
}

/** An opened archive of papers, as `filesOf` takes them. */
export async function archiveOf(inputs: readonly Partial<PaperInput>[], options: Options = {}) {
  const files = await filesOf(inputs, options);
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
