/** The search index: Pagefind over papers as records, and a table of our own beside it. */
import path from "node:path";
import { gunzipSync } from "node:zlib";
import * as pagefind from "pagefind";
import { z } from "zod";
import { paperPath } from "../digest/urls.ts";
import { noteText } from "../notes/text.ts";
import { yearOf } from "../paper/day.ts";
import { urlId } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import type { SearchTable } from "../search/table.ts";
import type { AnnotatedContent, Content } from "./content.ts";
import { toRecord } from "./search-record.ts";

/** A file of the index: its path below `pagefind/`, and its bytes. */
export interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** What of a content folder goes into the index. */
export type Indexed = Pick<Content, "papers" | "topics" | "topicsOf"> &
  Partial<Pick<AnnotatedContent, "notes">>;

/**
 * Indexes the papers. The same papers give the same files: records go in by id, one after the
 * other, and Pagefind's own filters, whose bytes change from run to run, stay unused.
 */
export async function buildIndex(content: Indexed): Promise<IndexFile[]> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join("; ")}`);
  const notes = Map.groupBy(content.notes ?? [], ({ paper }) => paper);
  try {
    // All are sent at once, and Pagefind takes them in the order in which they were sent.
    await Promise.all(
      content.papers.map(async (paper) => {
        const { errors: refused } = await index.addCustomRecord(
          toRecord(
            paper,
            (notes.get(urlId(paper.id)) ?? []).map(({ tree }) =>
              noteText(tree),
            ),
          ),
        );
        if (refused.length > 0)
          throw new Error(`Pagefind: ${paper.id}: ${refused.join("; ")}`);
      }),
    );
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw new Error(`Pagefind: ${failed.join("; ")}`);
    const table = JSON.stringify(toTable(content, files));
    return [
      ...files.filter((file) => !isUnused(file.path)),
      { path: "papers.json", content: new TextEncoder().encode(table) },
    ];
  } finally {
    await pagefind.close();
  }
}

// --- internal ---

/** Pagefind's ready-made interfaces, its worker, and the engine for languages that no page has. */
function isUnused(file: string): boolean {
  return /(?:-ui\.(?:js|css)|-(?:highlight|worker)\.js|^wasm\.unknown\.pagefind)$/.test(
    file,
  );
}

function toTable(content: Indexed, files: IndexFile[]): SearchTable {
  const { topicsOf } = content;
  const used = new Set([...topicsOf.values()].flat());
  const topics = content.topics
    .filter(({ slug }) => used.has(slug))
    .map(({ slug, title }): [string, string] => [slug, title])
    .sort((a, b) => (a[1] < b[1] ? -1 : 1));
  const years = [...new Set(content.papers.map(({ day }) => yearOf(day)))]
    .sort()
    .reverse();
  const place = new Map(topics.map(([slug], index) => [slug, index]));
  const fragments = nameFragments(files);
  // By day, newest first; the papers come by id, which breaks ties.
  const papers = content.papers
    .toSorted((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
    .map((paper): SearchTable["papers"][number] => {
      const slugs = topicsOf.get(paper.id) ?? [];
      const places = slugs
        .map((slug) => place.get(slug))
        .filter((at) => at !== undefined);
      return [
        fragmentOf(paper, fragments),
        years.indexOf(yearOf(paper.day)),
        ...places,
      ];
    });
  return { topics, years, papers };
}

function fragmentOf(paper: Paper, fragments: Map<string, string>): string {
  const name = fragments.get(paperPath(urlId(paper.id)));
  if (name === undefined)
    throw new Error(`Pagefind's index has no fragment for ${paper.id}`);
  return name;
}

const fragmentSchema = z.object({ url: z.string() });

/** The names of the fragments, `en_aa98d3c`, by the address of their record. */
function nameFragments(files: IndexFile[]): Map<string, string> {
  return new Map(
    files
      .filter((file) => file.path.endsWith(".pf_fragment"))
      .map((file) => {
        const text = gunzipSync(file.content).toString("utf8");
        const { url } = fragmentSchema.parse(
          JSON.parse(text.slice(text.indexOf("{"))),
        );
        return [url, path.posix.basename(file.path, ".pf_fragment")];
      }),
  );
}
