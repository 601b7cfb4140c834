/** What the pages of a month, and of the front, depend on: nothing else reaches them. */
import path from "node:path";
import type { ImageFile } from "../check/check.ts";
import type { Catalogue } from "../content/catalogue.ts";
import type { PaperBrief } from "../paper/brief.ts";
import { keyOf } from "../files/cache.ts";
import type { Note } from "../content/notes.ts";
import type { EntryFacts } from "../digest/entry.ts";
import { havePages, NEVER, ruleFor } from "../digest/paper-paths.ts";
import { monthOf } from "../paper/day.ts";
import { byUrlId, urlId } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import { shownTopics, type ShownTopic } from "../paper/topics.ts";
import { papersInNote } from "../notes/papers-in-note.ts";
import { shownWhole } from "./front-views.ts";
import { Edges, NO_EDGES, type MonthEdges } from "./edges.ts";
import type { Answer } from "../search/standing/answer.ts";
import type { RelatedById } from "./related-stretches.ts";
import { papersInFeeds } from "../publish/feed-papers.ts";
import type { FrontInput, MonthInput, PaperWithTopics } from "./unit-input.ts";

/** Gives the inputs of months, of days' papers, and of the front. */
export class Inputs {
  readonly #catalogue: Catalogue;
  readonly #facts: readonly EntryFacts[];
  readonly #bySlug: ReadonlyMap<string, EntryFacts>;
  readonly #notesOf: ReadonlyMap<string, readonly Note[]>;
  readonly #edges: Edges;
  readonly #from: string;
  readonly #topics: readonly ShownTopic[];
  /** By day. */
  readonly #keyOf: ReadonlyMap<string, string>;
  /** A month that was read, since neighbours ask for the same one. */
  #read: { month: string; papers: ReadonlyMap<string, Paper> } | undefined;

  /** @param from the first month whose papers have pages; empty where all have */
  constructor(catalogue: Catalogue, from: string) {
    this.#catalogue = catalogue;
    this.#from = from;
    this.#topics = shownTopics(catalogue.topics);
    this.#facts = catalogue.papers.map((paper) =>
      toFacts(paper, catalogue.topicsOf.get(paper.id) ?? []),
    );
    this.#keyOf = new Map(
      catalogue.months.flatMap(({ days }) => days.map(({ day, key }) => [day, key])),
    );
    this.#bySlug = byUrlId(this.#facts, ({ paper }) => paper);
    this.#notesOf = Map.groupBy(catalogue.notes, ({ paper }) => paper);
    this.#edges = new Edges(this.#facts);
  }

  /** Changes with whatever `month` gives. */
  monthKey(month: string): string {
    return this.#keyOfAll(this.#factsOf(month), this.#edges.of(month));
  }

  /** What a month's pages are made of, but for those of its days and papers. */
  month(month: string): MonthInput {
    return this.#input(month, this.#factsOf(month), [], NONE, this.#edges.of(month));
  }

  /** The days of a month that have papers, oldest first. */
  daysOf(month: string): readonly string[] {
    return this.#edges.daysOf(month);
  }

  /** Whether a day's papers have pages; else they are whole on the day's page. */
  havePages(day: string): boolean {
    return havePages(day, this.#from);
  }

  /** Changes with whatever `day` gives but for related papers. */
  dayKey(day: string): string {
    return this.#keyOfAll(this.#edges.papersOf(day), this.#edges.ofDay(day), !this.havePages(day));
  }

  /** What the pages of a day are made of, but for those of papers. */
  day(day: string, related: RelatedById): MonthInput {
    const facts = this.#edges.papersOf(day);
    // Papers that are whole on the day's page name related ones there.
    const naming = this.havePages(day) ? [] : facts;
    return this.#input(monthOf(day), facts, naming, related, this.#edges.ofDay(day));
  }

  /** Changes with whatever `papersOf` gives but for related papers. */
  papersKey(day: string): string {
    return this.#keyOfAll(this.#edges.papersOf(day), NO_EDGES, true);
  }

  /** What the pages of a day's papers are made of. */
  papersOf(day: string, related: RelatedById): MonthInput {
    const facts = this.#edges.papersOf(day);
    return this.#input(monthOf(day), facts, facts, related, NO_EDGES);
  }

  /** The month's papers, and those of the month before that share its first week. */
  #factsOf(month: string): EntryFacts[] {
    return [...this.#edges.factsOf(month), ...this.#edges.sharedWeek(month)];
  }

  /**
   * Changes with whatever an input may depend on but for related papers.
   *
   * @param isNaming whether it names related ones, which are of the same month or of earlier ones
   */
  #keyOfAll(facts: readonly EntryFacts[], edges: MonthEdges, isNaming = false): string {
    const notes = this.#notesOn(facts);
    const shown = notes.flatMap(({ tree }) => this.#shownIn(tree));
    const days = new Set([...facts, ...shown].map(({ paper }) => paper.day));
    const last = isNaming ? monthOf(facts[0]?.paper.day ?? "") : "";
    const mayName = (day: string) => monthOf(day) <= last;
    return keyOf(
      edges,
      notes,
      [...days].map((day) => [day, this.#keyOf.get(day)]),
      [...this.#notesOf.keys()].filter((slug) =>
        mayName(this.#bySlug.get(slug)?.paper.day ?? NEVER),
      ),
      this.#ruleFor([...days, ...[...this.#keyOf.keys()].filter(mayName)]),
    );
  }

  /** @param naming those that name related papers */
  #input(
    month: string,
    facts: readonly EntryFacts[],
    naming: readonly EntryFacts[],
    related: RelatedById,
    edges: MonthEdges,
  ): MonthInput {
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
      topics: this.#topics,
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
    const { notes, searches: asked } = this.#catalogue;
    const topics = this.#topics;
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

const NONE: RelatedById = new Map();

function toFacts(paper: PaperBrief, topics: readonly string[]): EntryFacts {
  return { paper, slug: urlId(paper.id), topics };
}

function orderOf({ fields, id }: Note): string {
  return `${fields.date} ${id}`;
}
