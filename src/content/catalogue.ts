/**
 * The catalogue of a content folder: all papers in brief, and a month's papers whole when they are
 * asked for. All files are read at each build, since no time of a file can be trusted; those that
 * have not changed aren't parsed again.
 */
import type { ImageFile } from "../check/check.ts";
import { keyOf } from "../files/cache.ts";
import { briefOf, type PaperBrief } from "../paper/brief.ts";
import { monthOf } from "../paper/day.ts";
import { urlId } from "../paper/id.ts";
import type { Problem } from "../paper/problem.ts";
import type { Paper } from "../paper/schema.ts";
import type { StandingSearch } from "../paper/standing-search.ts";
import type { Topic } from "../paper/topics.ts";
import { compareTexts } from "../text/compare.ts";
import { annotate, type FolderOf } from "./annotate.ts";
import { readCatalogued, type CataloguedFile, type CatalogueOptions } from "./catalogued.ts";
import { matcherOf } from "./make-chunk.ts";
import type { Rules } from "./open-chunk.ts";
import { choosePapers, keepPapers, type Narrowing } from "./narrow.ts";
import type { Note } from "./notes.ts";

export type { CatalogueOptions } from "./catalogued.ts";

/** A content folder, read and checked, without the texts of its papers. */
export interface Catalogue {
  /** By id, with the corrections of the notes. */
  papers: PaperBrief[];
  /** By slug. */
  topics: Topic[];
  /** By slug. */
  searches: StandingSearch[];
  /** Each paper's topics by its id, set by hand or matched, the best first. */
  topicsOf: Map<string, string[]>;
  /** By date, then by file. */
  notes: Note[];
  /** The pictures of notes by their path below `notes/`. */
  images: ReadonlyMap<string, ImageFile>;
  /** What keeps the site from being built. */
  problems: Problem[];
  /** What doesn't, and is worth a look: a note that is left out, and why. */
  warnings: Problem[];
  /** The months that have papers, the oldest first. */
  months: CatalogueMonth[];
  /**
   * A month's papers with all fields and their abstracts, by id, with the corrections of the notes.
   * They are loaded at each call; none for a month without papers.
   *
   * @param days those of these days alone
   * @throws {ExpectedError} when their files have changed since the catalogue was opened
   */
  read(month: string, days?: ReadonlySet<string>): Paper[];
}

/** A month by the listing days of its papers, as notes correct them. */
export interface CatalogueMonth {
  /** `'2025-10'` */
  month: string;
  /** By id. */
  papers: PaperBrief[];
  /** Its days that have papers, the oldest first. */
  days: CatalogueDay[];
  /** Another one where that of any of its days is another. */
  key: string;
}

/** A day of a month. */
export interface CatalogueDay {
  /** `'2025-10-15'` */
  day: string;
  /** How many papers it has. */
  papers: number;
  /**
   * Another one where any field or topic of any of the papers is another, or what a source says in
   * place of a correction. Notes' own texts, and the titles of topics, are no part of it.
   */
  key: string;
}

/**
 * Opens the catalogue of a content folder. It says the same of the folder as `readContent`, in the
 * same order and words, whatever the cache holds.
 *
 * @throws {ExpectedError} when there is no such folder
 * @throws {Error} of the system, where a file can't be read or the cache can't be written
 */
export async function openCatalogue(folder: string, options: CatalogueOptions): Promise<Catalogue> {
  return toCatalogue(await readCatalogued(folder, options));
}

/** A part of a catalogue, and what it is a part of. */
export interface NarrowedCatalogue {
  catalogue: Catalogue;
  /** How many papers the whole content has. */
  of: number;
  /** The chosen topic. */
  topic: Topic | undefined;
}

/**
 * The same for a part of the papers, with the notes on them and all topics, as if the folder held
 * nothing else.
 *
 * @throws {ExpectedError} when there is no such folder or topic, or no paper is left
 */
export async function openNarrowed(
  folder: string,
  options: CatalogueOptions,
  narrowing: Narrowing,
): Promise<NarrowedCatalogue> {
  const read = await readCatalogued(folder, options);
  const whole = toCatalogue(read);
  return {
    catalogue: toCatalogue(keepPapers(read, choosePapers(whole, narrowing))),
    of: whole.papers.length,
    topic: whole.topics.find(({ slug }) => slug === narrowing.topic),
  };
}

// --- internal ---

function toCatalogue(read: FolderOf<CataloguedFile>): Catalogue {
  const { papers: files, changed, topics, searches, notes, warnings } = annotate(read);
  const rules: Rules = { topics, removed: read.removed };
  const kept = files.map((file) => {
    const paper = changed.get(file.brief.id);
    return paper
      ? { file, paper, brief: briefOf(paper), key: keyOf(paper), topics: matcherOf(rules)(paper) }
      : { file, paper, brief: file.brief, key: file.key, topics: file.topics };
  });
  const corrected = Map.groupBy(notes, ({ paper }) => paper);
  const inMonth = Map.groupBy(kept, ({ brief }) => monthOf(brief.day));
  const chosenOf = (month: string, days?: ReadonlySet<string>) => {
    const all = inMonth.get(month) ?? [];
    return days ? all.filter(({ brief }) => days.has(brief.day)) : all;
  };
  return {
    papers: kept.map(({ brief }) => brief),
    topics,
    searches,
    topicsOf: new Map(kept.map(({ brief, topics: its }) => [brief.id, its])),
    notes,
    images: read.images,
    problems: [...read.problems],
    warnings,
    months: [...inMonth]
      .sort(([a], [b]) => compareTexts(a, b))
      .map(([month, papers]) => {
        const days = [...Map.groupBy(papers, ({ brief }) => brief.day)]
          .sort(([a], [b]) => compareTexts(a, b))
          .map(([day, ofDay]) => ({
            day,
            papers: ofDay.length,
            key: keyOf(
              ofDay.map(({ key, topics: its, brief }) => [
                key,
                its,
                corrected.get(urlId(brief.id))?.flatMap((note) => note.corrected) ?? [],
              ]),
            ),
          }));
        return { month, papers: papers.map(({ brief }) => brief), days, key: keyOf(days) };
      }),
    read: (month, days) =>
      // A chunk after the other, since each is loaded whole.
      [...Map.groupBy(chosenOf(month, days), ({ file }) => file.chunk).values()]
        .flat()
        .map(({ file, paper }) => paper ?? file.value)
        .sort((a, b) => compareTexts(a.id, b.id)),
  };
}
