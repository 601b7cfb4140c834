/** `npm run learn`: papers → a table of words' vectors, for the search by meaning. */
import fs from "node:fs";
import path from "node:path";
import { readContent } from "../content/read.ts";
import { ExpectedError } from "../files/errors.ts";
import { showPath } from "../files/path.ts";
import { readFiles } from "../ingest/input.ts";
import { CorpusBuilder } from "../meaning/learn/corpus.ts";
import { learnTable } from "../meaning/learn/learn.ts";
import { packTable } from "../meaning/table.ts";
import { finishDraft } from "../paper/finish-draft.ts";
import { readSettings } from "../site/settings.ts";
import { jsonl } from "../sources/jsonl.ts";
import { countOf } from "../text/counts.ts";
import { sizeOf } from "../text/sizes.ts";
import { DONE, parseArguments, runCommand, secondsSince, UsageError } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

const USAGE = `Usage: npm run learn [-- options] [folder or file …]

Learns from titles and abstracts which words mean alike, and writes a table of
their vectors, by which the search finds papers that have none of a query's
words. Reads content folders, which hold papers/, and files of JSON lines, as
ingest does; without one, the content folder of the settings. Some 75,000 papers
take fifteen minutes and 1 GB of memory.

Options
  --out FILE    where the table goes (meaning.table in the content folder)
  --seed N      another number gives another table of the same kind (1)
  --words N     at most so many words, those that most papers have (12000)
  --size N      how many numbers a word's vector has, a multiple of 8 (128)
  --epochs N    how often the training goes through all papers (15)
  --help        print this text

The same papers, options and version of Node give the same bytes.

Exit codes: 0 done, 1 something failed and nothing was written, 2 wrong usage.

Examples
  npm run learn
  npm run learn -- content arxiv-2025.jsonl.gz --out content/meaning.table
`;

/** Runs the command and gives the exit code. */
export function runLearn(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run learn", usage: USAGE }, args, terminal, async () => {
    const { values, positionals } = parseArguments({
      args,
      allowPositionals: true,
      options: OPTIONS,
    });
    const { content } = readSettings(terminal.env);
    const out = path.resolve(values.out ?? path.join(content, TABLE_FILE));
    const numberOf = (name: "seed" | "words" | "size" | "epochs") =>
      wholeNumber(`--${name}`, values[name]);
    const [seed, words] = [numberOf("seed"), numberOf("words")];
    const [size, epochs] = [numberOf("size"), numberOf("epochs")];
    if (size % 8 !== 0) throw new UsageError("--size has to be a multiple of 8");
    const began = performance.now();
    const say = (done: string) => terminal.say(`${secondsSince(began).padStart(8)}  ${done}`);
    const builder = new CorpusBuilder();
    for (const input of positionals.length > 0 ? positionals : [content]) {
      await readInto(builder, input);
      say(`${countOf(builder.size, "paper")} read, up to ${showPath(input)}`);
    }
    if (builder.size < LEAST_PAPERS)
      throw new ExpectedError(
        `There are ${countOf(builder.size, "paper")}, and ${LEAST_PAPERS} at least are needed to learn from. Add others: npm run learn -- content more.jsonl.gz`,
      );
    const corpus = builder.build({ words, least: LEAST_COUNT });
    const table = learnTable(corpus, { seed, size, epochs, onProgress: say });
    const bytes = packTable(table);
    writeWhole(out, bytes);
    terminal.print(
      `${countOf(table.words.length, "word")} learned from ${countOf(builder.size, "paper")}, ${sizeOf(bytes.length)} (${showPath(out)})`,
    );
    return DONE;
  });
}

// --- internal ---

const OPTIONS = {
  out: { type: "string" },
  seed: { type: "string", default: "1" },
  words: { type: "string", default: "12000" },
  size: { type: "string", default: "128" },
  epochs: { type: "string", default: "15" },
} as const;

/** The name of a digest's own table in its content folder. */
const TABLE_FILE = "meaning.table";
/** With fewer papers, what stands together is chance. */
const LEAST_PAPERS = 500;
/** Words of fewer papers are left out. */
const LEAST_COUNT = 3;

function wholeNumber(option: string, text: string): number {
  if (!/^\d{1,6}$/.test(text) || Number(text) === 0)
    throw new UsageError(`${option} takes a whole number above 0, not "${text}"`);
  return Number(text);
}

/** Adds the papers of a content folder or of a file of JSON lines. */
async function readInto(corpus: CorpusBuilder, input: string): Promise<void> {
  if (fs.statSync(input).isDirectory()) {
    for (const paper of readContent(input).papers) corpus.add(paper);
    return;
  }
  for await (const { items, error } of readFiles(jsonl, [input], undefined)) {
    if (error !== undefined) throw new ExpectedError(error);
    for (const item of items) {
      const paper = "draft" in item ? finishDraft(item.draft).paper : undefined;
      if (paper) corpus.add(paper);
    }
  }
}

/** Writes a file whole or not at all. */
function writeWhole(file: string, bytes: Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(`${file}.tmp`, bytes);
  fs.renameSync(`${file}.tmp`, file);
}
