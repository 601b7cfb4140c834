/** What the server's tools answer from: the digest, and its search. */
import { listDays, type DayView } from "../digest/days.ts";
import type { EntryFacts } from "../digest/entry.ts";
import type { Related } from "../digest/related/related.ts";
import { placeOf } from "../digest/paper-paths.ts";
import { paperIdIn, searchPath, topicPath } from "../digest/urls.ts";
import { byUrlId, urlId } from "../paper/id.ts";
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import type { Paper } from "../paper/schema.ts";
import type { Search } from "../search/query/search.ts";
import { readState } from "../search/query/url-state.ts";
import { cleanCharacters } from "../text/characters.ts";
import { plainText } from "../text/math.ts";

/** A note on a paper, in what is told of it. */
export interface NoteFacts {
  author: string;
  date: string;
  title?: string | undefined;
  rating?: string | undefined;
}

/** An open digest: a content folder, as the site room opens it, or a built site. */
export interface Source {
  facts: readonly EntryFacts[];
  /** The newest day that is plausible. */
  newest: string;
  /** The first month whose papers have pages: see `havePages`. */
  pagesFrom: string;
  topics: readonly { slug: string; title: string }[];
  /** Standing searches; a built site doesn't tell what they ask. */
  searches: readonly { slug: string; title: string; query: string | undefined }[];
  /** The notes on a paper. @param slug its id as in URLs */
  notesOn: (slug: string) => NoteFacts[];
  /** Papers whole, in the order in which they are given. */
  whole: (facts: readonly EntryFacts[]) => Paper[];
  search: () => Promise<Search>;
  /** Related papers of a day's, and of others, by the paper's id. */
  related: (day: string) => Promise<ReadonlyMap<string, readonly Related[]>>;
  /** A path of the site → an address; undefined where the site has none. */
  address: (path: string) => string | undefined;
}

/** What is asked of the search. */
export interface Query {
  query: string;
  topic?: string | undefined;
  year?: string | undefined;
  sort: string;
  limit: number;
}

export class Library {
  readonly source: Source;
  readonly days: DayView<EntryFacts>[];
  readonly #byId: ReadonlyMap<string, EntryFacts>;
  #search: Promise<Search> | undefined;

  constructor(source: Source) {
    this.source = source;
    this.days = listDays(source.facts);
    this.#byId = byUrlId(source.facts, ({ paper }) => paper);
  }

  /** A paper by its id, its arXiv id or an address that has one of them. */
  find(id: string): EntryFacts | undefined {
    const text = id.trim();
    const ids = [text, paperIdIn(text), parseArxivId(text)];
    return ids.flatMap((one) => (one && this.#byId.get(urlId(one))) || []).at(0);
  }

  /** The search's answer: as readers of the site get it, in the same order. */
  async search({ query, topic, year, sort, limit }: Query) {
    this.#search ??= this.source.search();
    // The next call tries again.
    this.#search.catch(() => (this.#search = undefined));
    const { find } = await this.#search;
    const state = new URLSearchParams({ q: query, sort });
    if (topic !== undefined) state.set("topic", topic);
    if (year !== undefined) state.set("year", year);
    const found = await find(readState(`?${state}`));
    const results = await found.load(0, Math.min(limit, found.total + found.relaxed));
    const papers = results.flatMap(({ id }) => this.#byId.get(id) ?? []);
    return {
      papers_with_every_word: found.total,
      papers_that_lack_words: found.relaxed,
      corrected: found.corrected.map(({ word, by }) => `${word} → ${by}`),
      papers: this.brief(papers),
    };
  }

  /** Papers as a list has them, with the beginning of the abstract. */
  brief(facts: readonly EntryFacts[]) {
    const topicsOf = new Map(facts.map(({ paper, topics }) => [paper.id, topics]));
    return this.source
      .whole(facts)
      .map((paper) => ({
        id: urlId(paper.id),
        title: plainText(paper.title),
        day: paper.day,
        authors: paper.authors.slice(0, 4),
        authors_in_all: Math.max(paper.authorCount ?? 0, paper.authors.length) || undefined,
        upvotes: paper.upvotes,
        topics: topicsOf.get(paper.id),
        ai_summary: paper.tldr,
        abstract_begins:
          paper.tldr === undefined
            ? cleanCharacters(plainText(paper.abstract)).text.slice(0, BEGINNING)
            : undefined,
        url: this.#addressOf(paper) ?? paper.links.arxiv,
      }));
  }

  /** A paper with all that is known of it. */
  full(facts: EntryFacts) {
    return this.source
      .whole([facts])
      .map((paper) => ({
        ...paper,
        id: facts.slug,
        topics: facts.topics,
        notes: this.source.notesOn(facts.slug),
        url: this.#addressOf(paper),
      }))[0];
  }

  /** Papers on the same subject, with the words that they share. */
  async related(facts: EntryFacts) {
    const found = await this.source.related(facts.paper.day);
    return (found.get(facts.paper.id) ?? []).flatMap(({ slug, words }) => {
      const other = this.#byId.get(slug);
      return other ? this.brief([other]).map((paper) => ({ ...paper, shared_words: words })) : [];
    });
  }

  /** What the digest holds. */
  overview() {
    const { facts, newest, topics, searches, address } = this.source;
    const counts = new Map<string, number>();
    for (const one of facts)
      for (const topic of one.topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return {
      papers: facts.length,
      first_day: this.days.at(-1)?.day,
      newest_day: newest || undefined,
      topics: topics.map(({ slug, title }) => ({
        slug,
        title,
        papers: counts.get(slug) ?? 0,
        url: address(topicPath(slug)),
      })),
      standing_searches: searches.map(({ slug, title, query }) => ({
        slug,
        title,
        query,
        url: address(searchPath(slug)),
      })),
    };
  }

  #addressOf({ id, day }: Pick<Paper, "id" | "day">): string | undefined {
    const { address, pagesFrom } = this.source;
    return address(placeOf(urlId(id), day, pagesFrom));
  }
}

// --- internal ---

/** In characters. */
const BEGINNING = 300;
