/**
 * Pagefind's indexes, which answer for phrases. Each is made in a process that ends with it, since
 * the process keeps the memory that an index took.
 */
import { gunzipSync } from "node:zlib";
import * as pagefind from "pagefind";
import { fieldsOf, textOf } from "../format/json.ts";
import {
  ENGINE,
  ENGINE_PROGRAM,
  PHRASE_ENTRY,
  PHRASE_PAPERS,
  phrasesFolder,
} from "../format/names.ts";
import { packPhrasePapers } from "../format/phrase-papers.ts";
import { compress, hashOf, type IndexFile } from "./index-file.ts";

/** An index of phrases. */
export interface PhraseIndex {
  name: string;
  files: IndexFile[];
}

/**
 * Indexes texts. The same texts give the same files: they go in one after the other, and Pagefind's
 * own filters, whose bytes change from run to run, stay unused. What Pagefind writes of a text to
 * make a result of it is left out: it reads that only when asked for a result's data.
 *
 * @throws {Error} with Pagefind's message, when it fails
 */
export async function indexPhrases(texts: readonly string[]): Promise<PhraseIndex> {
  return toIndex(await runPagefind(texts), texts);
}

/** Pagefind's module and its program, which search all of its indexes. */
export async function engineFiles(): Promise<IndexFile[]> {
  const files = await runPagefind(["any"]);
  const needed = files.filter(({ path }) => path === ENGINE || path === ENGINE_PROGRAM);
  if (needed.length < 2) throw new Error(`Pagefind lacks ${ENGINE} or ${ENGINE_PROGRAM}`);
  return needed;
}

// --- internal ---

function toIndex(files: readonly IndexFile[], texts: readonly string[]): PhraseIndex {
  const names = namesOf(files, texts);
  const entry = files.find(({ path }) => path === PHRASE_ENTRY);
  if (!entry) throw new Error(`Pagefind wrote no ${PHRASE_ENTRY}`);
  const papers = packPhrasePapers({ entry: new TextDecoder().decode(entry.content), names });
  const own = files.filter(({ path }) => /\.pf_(?:meta|index)$/.test(path));
  own.sort((a, b) => (a.path < b.path ? -1 : 1));
  const name = hashOf(papers, ...own.flatMap(({ path, content }) => [path, content]));
  const all = [...own, { path: PHRASE_PAPERS, content: compress(papers) }];
  return {
    name,
    files: all.map(({ path, content }) => ({ path: phrasesFolder(name) + path, content })),
  };
}

/** What is a word for every tokeniser. One that Pagefind alone doesn't know must stop no build. */
const WORD = /[a-z]{2}/i;

/** Runs of this module follow each other: `pagefind` has one process, which each run ends. */
let last: Promise<unknown> = Promise.resolve();

function runPagefind(texts: readonly string[]): Promise<IndexFile[]> {
  const run = last.then(() => indexTexts(texts));
  last = run.catch(() => {});
  return run;
}

async function indexTexts(texts: readonly string[]): Promise<IndexFile[]> {
  const { index, errors } = await pagefind.createIndex({ forceLanguage: "en" });
  if (!index) throw new Error(`Pagefind could not start: ${errors.join("; ")}`);
  try {
    // All are sent at once, and Pagefind takes them in the order in which they were sent.
    await Promise.all(
      texts.map(async (content, at) => {
        const { errors: refused } = await index.addCustomRecord({
          url: String(at),
          content,
          language: "en",
        });
        if (refused.length > 0) throw new Error(`Pagefind: ${refused.join("; ")}: ${content}`);
      }),
    );
    const { files, errors: failed } = await index.getFiles();
    if (failed.length > 0) throw new Error(`Pagefind: ${failed.join("; ")}`);
    return files;
  } finally {
    await pagefind.close();
  }
}

/**
 * What Pagefind calls each text, by the address of its record, which is the text's place. It keeps
 * nothing of a text without a word, such as a title of signs: the name of such a text is empty, and
 * no phrase finds it.
 */
function namesOf(files: readonly IndexFile[], texts: readonly string[]): string[] {
  const names = texts.map(() => "");
  for (const { path, content } of files) {
    const name = /^fragment\/(.+)\.pf_fragment$/.exec(path)?.[1];
    if (name === undefined) continue;
    const text = gunzipSync(content).toString("utf8");
    // Pagefind writes a mark of its own before the record.
    const { url } = fieldsOf(JSON.parse(text.slice(text.indexOf("{"))));
    names[Number(textOf(url))] = name;
  }
  const missing = names.findIndex((name, at) => name === "" && WORD.test(texts[at] ?? ""));
  if (missing >= 0)
    throw new Error(`Pagefind's index lacks its text ${missing} of ${texts.length}`);
  return names;
}
