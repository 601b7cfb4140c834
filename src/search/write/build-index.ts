/** The search index: the texts and terms of papers, and Pagefind's indexes for phrases. */
import type { Note } from "../../content/notes.ts";
import type { Content } from "../../content/read.ts";
import type { WordTable } from "../../meaning/table.ts";
import { noteText } from "../../notes/text.ts";
import { urlId } from "../../paper/id.ts";
import type { Paper } from "../../paper/schema.ts";
import type { Part } from "../format/catalogue.ts";
import type { IndexedPaper } from "./facts.ts";
import type { IndexFile } from "./index-file.ts";
import { joinSegments, type Joined } from "./join.ts";
import { buildTable, mostInOne } from "./meaning.ts";
import { buildPart } from "./part.ts";
import { buildPhrases } from "./part-phrases.ts";
import { engineFiles } from "./phrases.ts";
import { planSegments } from "./plan.ts";
import { textOf } from "./record.ts";
import { buildSegment } from "./segment.ts";

/** What of a content folder goes into the index. */
export interface Indexed extends Pick<Content, "papers" | "topics" | "topicsOf"> {
  /** By the paper's id as in URLs. */
  notes?: readonly Pick<Note, "paper" | "tree">[];
}

/**
 * Indexes the papers. The same papers give the same files. Each part and each segment is made of
 * its own papers alone, so that a build may keep those whose papers haven't changed.
 *
 * @param plan cuts days of papers into segments
 * @param table of words, by which papers are ranked by meaning
 * @throws {Error} with Pagefind's message, when it fails
 */
export async function buildIndex(
  content: Indexed,
  plan = planSegments,
  table?: WordTable,
): Promise<IndexFile[]> {
  const days = Map.groupBy(indexedPapers(content), ({ paper }) => paper.day);
  const segments = plan([...days].map(([day, { length }]) => ({ day, papers: length })));
  const files = await engineFiles();
  const joined: Joined[] = [];
  for (const parts of segments) {
    const papers = parts.map((own) => own.flatMap((day) => days.get(day) ?? []));
    const built = papers.map((own) => buildPart(own, { table }));
    const segment = buildSegment(built, {
      step: table?.step,
      mostInOne: mostInOne(content.papers.length),
    });
    const phrases: Part["phrases"][] = [];
    for (const [at, { summary }] of built.entries()) {
      const texts = (papers[at] ?? []).map(({ paper }) => textOf(paper));
      const indexed = await buildPhrases(texts, summary);
      files.push(...indexed.files);
      phrases.push(indexed.phrases);
    }
    files.push(...built.flatMap((part) => part.files), ...segment.files);
    joined.push({ summary: segment.summary, phrases });
  }
  const words = table && buildTable(table);
  return [...files, ...(words?.files ?? []), ...joinSegments(joined, content.topics, words)];
}

/** The papers with all that the index has of them, newest first, those of a day as they come. */
export function indexedPapers({
  papers,
  topicsOf,
  notes = [],
}: Pick<Indexed, "papers" | "topicsOf" | "notes">): IndexedPaper[] {
  const bySlug = Map.groupBy(notes, ({ paper }) => paper);
  return newestFirst(papers).map((paper) => ({
    paper,
    topics: topicsOf.get(paper.id) ?? [],
    note: bySlug
      .get(urlId(paper.id))
      ?.map(({ tree }) => noteText(tree))
      .join("\n"),
  }));
}

// --- internal ---

/** By day; the papers come by id, which breaks ties. */
function newestFirst(papers: readonly Paper[]): Paper[] {
  return papers.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}
