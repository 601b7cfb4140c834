/** The search index: Pagefind over papers as records, and files of our own beside it. */
import { gunzipSync } from "node:zlib";
import * as pagefind from "pagefind";
import { paperPath } from "../../digest/urls.ts";
import { noteText } from "../../notes/text.ts";
import { urlId } from "../../paper/id.ts";
import type { Paper } from "../../paper/schema.ts";
import type { Note } from "../../content/notes.ts";
import type { Content } from "../../content/read.ts";
import { gzip } from "../../files/gzip.ts";
import { readFragment } from "../format/fragment.ts";
import { fragmentName, hashIn, isPacked, isUnused } from "../format/names.ts";
import { indexFiles, type IndexFile } from "./files.ts";
import { toRecord } from "./record.ts";

/** What of a content folder goes into the index. */
export interface Indexed extends Pick<Content, "papers" | "topics" | "topicsOf"> {
  /** By the paper's id as in URLs. */
  notes?: readonly Pick<Note, "paper" | "tree">[];
}

/**
 * Indexes the papers. The same papers give the same files: records go in by id, one after the
 * other, and Pagefind's own filters, whose bytes change from run to run, stay unused.
 *
 * Pagefind keeps every paper's text, of which results are made, and every word's place, which
 * answers for phrases. What ranks papers, `indexFiles`, is apart from it: a fifth of the bytes,
 * and a query loads only what decides it.
 */
export async function buildIndex(content: Indexed): Promise<IndexFile[]> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join("; ")}`);
  const notes = textsOfNotes(content);
  try {
    // All are sent at once, and Pagefind takes them in the order in which they were sent.
    await Promise.all(
      content.papers.map(async (paper) => {
        const { errors: refused } = await index.addCustomRecord(
          toRecord(paper, notes.get(paper.id)),
        );
        if (refused.length > 0) throw new Error(`Pagefind: ${paper.id}: ${refused.join("; ")}`);
      }),
    );
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw new Error(`Pagefind: ${failed.join("; ")}`);
    const names = nameFragments(files);
    const papers = newestFirst(content.papers);
    const fragments = papers.map((paper) => fragmentOf(paper, names));
    const own = indexFiles(content, { papers, fragments, notes });
    return [
      ...files.filter((file) => !isUnused(file.path)),
      ...(await Promise.all(own.map(compress))),
    ];
  } finally {
    await pagefind.close();
  }
}

// --- internal ---

/** The words of each paper's notes, by the paper's id. */
function textsOfNotes({ papers, notes = [] }: Indexed): Map<string, string> {
  const bySlug = Map.groupBy(notes, ({ paper }) => paper);
  return new Map(
    papers.flatMap(({ id }) => {
      const own = bySlug.get(urlId(id));
      return own ? [[id, own.map(({ tree }) => noteText(tree)).join("\n")] as const] : [];
    }),
  );
}

async function compress({ path, content }: IndexFile): Promise<IndexFile> {
  return { path, content: isPacked(path) ? await gzip(content, 9) : content };
}

/** By day; the papers come by id, which breaks ties. */
function newestFirst(papers: readonly Paper[]): Paper[] {
  return papers.toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1));
}

function fragmentOf(paper: Paper, fragments: Map<string, string>): string {
  const name = fragments.get(paperPath(urlId(paper.id)));
  if (name === undefined) throw new Error(`Pagefind's index has no fragment for ${paper.id}`);
  return name;
}

/** The hashes that name the fragments, by the address of their record. */
function nameFragments(files: IndexFile[]): Map<string, string> {
  return new Map(
    files.flatMap(({ path, content }) => {
      const name = fragmentName(path);
      return name === undefined ? [] : [[readFragment(gunzipSync(content)).url, hashIn(name)]];
    }),
  );
}
