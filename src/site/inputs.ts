/** What the pages of a month, and of the front, depend on: nothing else reaches them. */
import path from "node:path";
import type { ImageFile } from "../check/check.ts";
import type { Catalogue } from "../content/catalogue.ts";
import type { PaperBrief } from "../paper/brief.ts";
import { keyOf } from "../files/cache.ts";
import type { Note } from "../content/notes.ts";
import type { EntryFacts } from "../digest/entry.ts";
import { havePages, ruleFor } from "../digest/paper-paths.ts";
import type { Related } from "../digest/related/related.ts";
import { monthOf } from "../paper/day.ts";
import { byUrlId, urlId } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import { papersInNote } from "../notes/papers-in-note.ts";
import { shownWhole } from "./front-views.ts";
import { Edges, NO_EDGES, type MonthEdges } from "./edges.ts";
import type { Answer } from "../search/standing/answer.ts";
import { papersInFeeds } from "../publish/feed-papers.ts";
import type { FrontInput, MonthInput, PaperWithTopics } from "./unit-input.ts";

type RelatedById = ReadonlyMap<string, readonly Related[]>;

/** Gives the inputs of months, of days' papers, and of the front. */
export class Inputs {
  readonly #catalogue: Catalogue;
  readonly #facts: readonly EntryFacts[];
  readonly #bySlug: ReadonlyMap<string, EntryFacts>;
  readonly #notesOf: ReadonlyMap<string, readonly Note[]>;
  readonly #edges: Edges;
  readonly #from: string;
  readonly #keyOf: ReadonlyMap<string, string>;
  /** A month that was read, since neighbours ask for the same one. */
  #read: { month: string; papers: ReadonlyMap<string, Paper> } | undefined;

  /** @param from the first month whose papers have pages; empty where all have */
  constructor(catalogue: Catalogue, from: string) {
    this.#catalogue = catalogue;
    this.#from = from;
    this.#facts = catalogue.papers.map((paper) =>
      toFacts(paper, catalogue.topicsOf.get(paper.id) ?? []),
    );
    this.#keyOf = new Map(catalogue.months.map(({ month, key }) => [month, key]));
    this.#bySlug = byUrlId(this.#facts, ({ paper }) => paper);
    this.#notesOf = Map.groupBy(catalogue.notes, ({ paper }) => paper);
    this.#edges = new Edges(this.#facts);
  }

  /**
   * Changes with whatever a month's input may depend on beside related papers, whose own key
   * covers the papers of the month and of all earlier ones.
   */
  monthKey(month: string): string {
    const facts = [...this.#edges.factsOf(month), ...this.#edges.sharedWeek(month)];
    const notes = this.#notesOn(facts);
    const shown = notes.flatMap(({ tree }) => this.#shownIn(tree));
    const noted = [...this.#notesOf.keys()].filter(
      (slug) => monthOf(this.#bySlug.get(slug)?.paper.day ?? "") <= month,
    );
    const earlier = [...this.#keyOf.keys()].filter((one) => one <= month);
    return keyOf(
      this.#edges.of(month),
      notes,
      noted,
      shown.map(({ paper }) => this.#keyOf.get(monthOf(paper.day))),
      this.#ruleFor([...earlier, ...shown.map(({ paper }) => paper.day)]),
    );
  }

  /** What a month's pages are made of, but for those of papers. */
  month(month: string, related: RelatedById): MonthInput {
    const ofMonth = this.#edges.factsOf(month);
    const facts = [...ofMonth, ...this.#edges.sharedWeek(month)];
    // Papers that are whole on their day's page name related ones there.
    const naming = havePages(month, this.#from) ? [] : ofMonth;
    return this.#input(month, facts, naming, related, this.#edges.of(month));
  }

  /** The days of a month whose papers have pages, oldest first. */
  daysOf(month: string): string[] {
    if (!havePages(month, this.#from)) return [];
    return [...new Set(this.#edges.factsOf(month).map(({ paper }) => paper.day))].sort();
  }

  /** What the pages of a day's papers are made of. */
  papersOf(day: string, related: RelatedById): MonthInput {
    const month = monthOf(day);
    const facts = this.#edges.factsOf(month).filter(({ paper }) => paper.day === day);
    return this.#input(month, facts, facts, related, NO_EDGES);
  }

  /** @param naming those that name related papers */
  #input(
    month: string,
    facts: readonly EntryFacts[],
    naming: readonly EntryFacts[],
    related: RelatedById,
    edges: MonthEdges,
  ): MonthInput {
    const { topics } = this.#catalogue;
    const notes = this.#notesOn(facts);
    const own = new Set(facts);
    const shown = new Set(notes.flatMap(({ tree }) => this.#shownIn(tree)));
    const slugs = new Set(
      naming.flatMap(({ paper }) => (related.get(paper.id) ?? []).map(({ slug }) => slug)),
    );
    const named = [...slugs].flatMap((slug) => this.#bySlug.get(slug) ?? []);
    return {
      month,
      papers: this.#whole(facts),
      related: naming.map(({ paper }) => [paper.id, related.get(paper.id) ?? []] as const),
      shown: this.#whole([...shown].filter((one) => !own.has(one))),
      named: named.map(({ slug, paper: { day, title } }) => {
        return { slug, day, title, hasNote: this.#notesOf.has(slug) };
      }),
      notes,
      topics,
      edges,
      pagesFrom: this.#ruleFor([...facts, ...shown, ...named].map(({ paper }) => paper.day)),
    };
  }

  /** Changes with whatever the front's input may depend on. */
  frontKey(): string {
    const { months, notes, searches } = this.#catalogue;
    return keyOf(
      searches,
      months.map(({ key }) => key),
      this.#from,
      notes,
      imageNames(this.#catalogue),
    );
  }

  /** What the other pages are made of. @param answers of the catalogue's standing searches */
  front(answers: readonly Answer[]): FrontInput {
    const { topics, notes, searches: asked } = this.#catalogue;
    const searches = asked.map((search) => {
      const { total = 0, papers = [] } = answers.find((one) => one.search === search.slug) ?? {};
      return { search, total, newest: papers };
    });
    const found = searches.flatMap(({ newest }) =>
      newest.flatMap((slug) => this.#bySlug.get(slug) ?? []),
    );
    const facts = shownWhole(this.#facts, topics, notes, ({ listed, weeks, newest }) => [
      ...papersInFeeds(listed, weeks, newest?.day, topics),
      ...found,
    ]);
    return {
      facts: this.#facts,
      whole: this.#whole(facts),
      notes,
      images: imageNames(this.#catalogue),
      topics,
      searches,
      pagesFrom: this.#from,
    };
  }

  #ruleFor(days: readonly string[]): string {
    return ruleFor(days.map(monthOf), this.#from);
  }

  /** By date, then by file. */
  #notesOn(facts: readonly EntryFacts[]): Note[] {
    return facts
      .flatMap(({ slug }) => this.#notesOf.get(slug) ?? [])
      .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  }

  #shownIn(tree: Note["tree"]): EntryFacts[] {
    return papersInNote(tree).flatMap((id) => this.#bySlug.get(urlId(id)) ?? []);
  }

  #whole(facts: readonly EntryFacts[]): PaperWithTopics[] {
    const byMonth = Map.groupBy(facts, ({ paper }) => monthOf(paper.day));
    return [...byMonth]
      .flatMap(([month, ofMonth]) => {
        const papers = this.#papersOf(month);
        return ofMonth.flatMap(({ paper: { id }, topics }) => {
          const paper = papers.get(id);
          return paper ? [{ paper, topics }] : [];
        });
      })
      .sort((a, b) => (a.paper.id < b.paper.id ? -1 : 1));
  }

  #papersOf(month: string): ReadonlyMap<string, Paper> {
    if (this.#read?.month !== month) {
      const papers = this.#catalogue.read(month);
      this.#read = { month, papers: new Map(papers.map((paper) => [paper.id, paper])) };
    }
    return this.#read.papers;
  }
}

/** The names of the notes' pictures that are pictures. */
export function imageNames({ images }: { images: ReadonlyMap<string, ImageFile> }): string[] {
  return [...images].flatMap(([image, { size }]) => (size ? [path.posix.basename(image)] : []));
}

// --- internal ---

function toFacts(paper: PaperBrief, topics: readonly string[]): EntryFacts {
  return { paper, slug: urlId(paper.id), topics };
}

function orderOf({ fields, id }: Note): string {
  return `${fields.date} ${id}`;
}
