/** A content folder for commands that answer questions about it, with the cache that builds keep. */
import path from "node:path";
import { openCatalogue, type Catalogue } from "../content/catalogue.ts";
import type { EntryFacts } from "../digest/entry.ts";
import { Cache } from "../files/cache.ts";
import { ExpectedError } from "../files/errors.ts";
import { monthOf } from "../paper/day.ts";
import { urlId } from "../paper/id.ts";
import { newestPlausibleDay } from "../paper/plausible-day.ts";
import { formatProblem } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import type { Answer } from "../search/standing/answer.ts";
import { searchOfFiles } from "../search/standing/index-files.ts";
import type { Search } from "../search/query/search.ts";
import { indexPlaces, keepAnswers } from "./answers.ts";
import { noteCache } from "./build-caches.ts";
import { codeKey } from "./code-key.ts";
import { makeIndex } from "./index-parts.ts";
import { readTable } from "./meaning-table.ts";
import { pagesFrom } from "./pages-from.ts";
import { Pool } from "./pool.ts";
import { RelatedStretches, type RelatedById } from "./related-stretches.ts";
import type { Settings } from "./settings.ts";

/** A content folder that is open. */
export interface OpenDigest {
  catalogue: Catalogue;
  /** All papers, by id. */
  facts: readonly EntryFacts[];
  /** The newest day that is plausible; empty where there is no paper. */
  newest: string;
  /** The first month whose papers have pages: see `havePages`. */
  pagesFrom: string;
  /** Papers whole, in the order in which they are given. */
  whole: (facts: readonly EntryFacts[]) => Paper[];
  /**
   * What the standing searches find. Like the next two, it takes what the last build has made, and
   * makes the rest.
   */
  answers: () => Promise<Answer[]>;
  /** The search, in this thread: see `searchOfFiles`. */
  search: () => Promise<Search>;
  /** Related papers of a day's, and of those of the same stretch. */
  related: (day: string) => Promise<RelatedById>;
}

/**
 * Opens the content folder.
 *
 * @throws {ExpectedError} where there is none, or with every problem of its files, a line each
 */
export async function openDigest(settings: Settings): Promise<OpenDigest> {
  noteCache(settings);
  const cache = new Cache(path.join(settings.cache, "kept"));
  const code = codeKey();
  const catalogue = await openCatalogue(settings.content, { cache, code });
  if (catalogue.problems.length > 0)
    throw new ExpectedError(catalogue.problems.map(formatProblem).join("\n"));
  const { papers, topicsOf } = catalogue;
  const facts = papers.map((paper) => {
    return { paper, slug: urlId(paper.id), topics: topicsOf.get(paper.id) ?? [] };
  });
  const withPool = async <Value>(work: (pool: Pool) => Promise<Value>): Promise<Value> => {
    const pool = new Pool({ settings, cache: cache.folder });
    try {
      return await work(pool);
    } finally {
      await pool.close();
    }
  };
  const index = () =>
    withPool((pool) =>
      makeIndex({ cache, code, catalogue, table: readTable(settings)?.key, pool }),
    );
  return {
    catalogue,
    facts,
    newest: newestPlausibleDay(papers) ?? "",
    pagesFrom: pagesFrom(settings, papers),
    whole: (chosen) => readWhole(catalogue, chosen),
    answers: async () => keepAnswers({ cache, code, catalogue }, await index()),
    search: async () => searchOfFiles(indexPlaces(await index())),
    related: (day) =>
      withPool((pool) => new RelatedStretches({ cache, code, catalogue, pool }, day).of(day)),
  };
}

// --- internal ---

function readWhole(catalogue: Catalogue, chosen: readonly EntryFacts[]): Paper[] {
  const byId = new Map<string, Paper>();
  for (const month of new Set(chosen.map(({ paper }) => monthOf(paper.day))))
    for (const paper of catalogue.read(month)) byId.set(paper.id, paper);
  return chosen.flatMap(({ paper: { id } }) => byId.get(id) ?? []);
}
