/** A small archive in memory, through the files that a build writes. */
import type { Content } from "../../src/content/read.ts";
import { unpackCatalogue } from "../../src/search/format/catalogue.ts";
import { CATALOGUE } from "../../src/search/format/names.ts";
import { indexFiles, type FileLimits } from "../../src/search/write/files.ts";
import { urlId } from "../../src/paper/id.ts";
import type { Paper, PaperInput } from "../../src/paper/schema.ts";
import { compileTopics, topicSchema, type Topic } from "../../src/paper/topics.ts";
import { Archive } from "../../src/search/query/archive.ts";
import { NO_FILTERS } from "../../src/search/query/filters.ts";
import type { SearchState } from "../../src/search/query/url-state.ts";
import { aPaper } from "../paper/sample.ts";

/** An archive, its papers in the order of their numbers, and the files that were loaded from it. */
export interface Sample {
  archive: Archive;
  /** Ids as in URLs, by number. */
  ids: string[];
  loaded: string[];
}

/** The content that a build would have read. Papers come newest first, as they are given. */
export function contentOf(papers: readonly Paper[], topics: readonly Topic[] = []): Content {
  const match = compileTopics([...topics]);
  return {
    papers: [...papers],
    topics: [...topics],
    topicsOf: new Map(papers.map((paper) => [paper.id, match(paper)])),
    problems: [],
    warnings: [],
  };
}

/**
 * An opened archive of papers, which are given by what matters of them, newest first. `notes` are
 * what notes say, by the paper's id.
 */
export async function archiveOf(
  inputs: readonly Partial<PaperInput>[],
  {
    topics = [],
    notes = {},
    cut,
  }: { topics?: Topic[]; notes?: Record<string, string>; cut?: FileLimits } = {},
): Promise<Sample> {
  const papers = inputs.map((input, at) =>
    aPaper({ id: `2510.${String(10_000 + at)}`, abstract: "", ...input }),
  );
  const fragments = papers.map((_, at) => at.toString(16).padStart(7, "0"));
  const content = contentOf(papers, topics);
  const ordered = { papers, fragments, notes: new Map(Object.entries(notes)) };
  const files = new Map(indexFiles(content, ordered, cut).map((file) => [file.path, file.content]));
  const loaded: string[] = [];
  const contents = async (name: string) => {
    loaded.push(name);
    const bytes = files.get(name);
    if (!bytes) throw new Error(`no file ${name}`);
    return new Uint8Array(bytes);
  };
  const archive = await Archive.open(contents, unpackCatalogue(await contents(CATALOGUE)));
  return { archive, ids: papers.map(({ id }) => urlId(id)), loaded };
}

export function topic(slug: string, title: string, match = slug): Topic {
  return topicSchema.parse({ slug, title, blurb: "x", match: [match] });
}

/** What is searched for, with the defaults of the page. */
export function stateOf(fields: Partial<SearchState>): SearchState {
  return { query: "", ...NO_FILTERS, sort: "relevance", ...fields };
}
