/** Counts the LaTeX that is left in papers' texts, as pages show them and as plain text. */
import { parseArguments, UsageError } from "../../src/commands/run-command.ts";
import { readFiles } from "../../src/ingest/input.ts";
import { finishDraft } from "../../src/paper/finish-draft.ts";
import { renderAbstract, renderInline } from "../../src/site/render.ts";
import { findSource } from "../../src/sources/registry.ts";
import { plainText, splitMath } from "../../src/text/math.ts";
import { paperToMathMl } from "../../src/text/mathml.ts";
import { print, secondsSince } from "./measure.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- math --source NAME FILE...

Options
  --source NAME   what the files are: hf, jsonl, arxiv, bibtex (jsonl)
  --date D        the listing day, for a source that knows none
  --examples N    how many examples of each kind are printed (5)
  --help          print this text

Reads the files as ingest does and renders each title and abstract as the site does. Prints one
JSON line a kind of remains (a dollar sign that is no money, a command, a tie, a formula that
can't be rendered) with its number of papers and examples, then one with the sums.
`;

/** The bench: gives the exit code, 0. */
export async function bench(args: string[]): Promise<number> {
  const { values, positionals: files } = parseArguments({
    args,
    options: {
      source: { type: "string", default: "jsonl" },
      date: { type: "string" },
      examples: { type: "string", default: "5" },
    },
    allowPositionals: true,
  });
  const source = findSource(values.source);
  if (source === undefined || files.length === 0)
    throw new UsageError("name the source with --source, and one or more files");
  const found = new Map<string, Found>(KINDS.map((kind) => [kind, { papers: 0, examples: [] }]));
  const sums = { papers: 0, clean: 0, formulas: 0 };
  const began = performance.now();
  for await (const { items } of readFiles(source, files, values.date))
    for (const item of items) {
      const paper = "draft" in item ? finishDraft(item.draft).paper : undefined;
      if (paper === undefined) continue;
      const texts = [paper.title, paper.abstract];
      const remains = [
        ...findWords(renderInline(paper.title) + renderAbstract(paper.abstract)),
        ...texts.flatMap(findInPlain),
        ...texts.flatMap(findRefused),
      ];
      sums.papers += 1;
      sums.formulas += texts.flatMap(mathOf).length;
      if (remains.length === 0) sums.clean += 1;
      for (const kind of new Set(remains.map((one) => one.kind))) {
        const entry = found.get(kind);
        if (entry === undefined) continue;
        entry.papers += 1;
        const examples = remains.filter((one) => one.kind === kind).map((one) => one.text);
        if (entry.examples.length < Number(values.examples))
          entry.examples.push(`${paper.id}: ${examples[0] ?? ""}`);
      }
    }
  for (const [kind, entry] of found) print({ kind, ...entry });
  const raw = sums.papers - sums.clean;
  print({ what: "texts", ...sums, raw, seconds: secondsSince(began) });
  return 0;
}

// --- internal ---

interface Found {
  papers: number;
  examples: string[];
}

const KINDS = ["dollar", "command", "tie", "refused", "plain dollar", "plain command", "plain tie"];

/**
 * A dollar sign before a number or a unit is money. A tie before a number means "about", and is an
 * operator in code; addresses are left out.
 */
const REMAINS: [kind: string, pattern: RegExp][] = [
  ["dollar", /(?<!\d|US)\$(?!\s?[\d.]|\/\w)/g],
  ["command", /\\/g],
  ["tie", /(?<!\/)~(?![\s\d.$<>=/+∎])/g],
];

interface Remain {
  kind: string;
  text: string;
}

function find(text: string, prefix: string): Remain[] {
  return REMAINS.flatMap(([kind, pattern]) =>
    Array.from(text.matchAll(pattern), ({ index }) => ({
      kind: prefix + kind,
      text: text.slice(Math.max(0, index - 60), index + 60),
    })),
  );
}

function findWords(html: string): Remain[] {
  const words = html
    .replace(/<math[\s>].*?<\/math>/gs, "∎")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#x3C;", "<")
    .replaceAll("&#x26;", "&");
  return find(withoutAddresses(words), "");
}

function findInPlain(text: string): Remain[] {
  return find(withoutAddresses(plainText(text)), "plain ");
}

function withoutAddresses(text: string): string {
  return text.replace(/https?:\/\/\S+/g, "");
}

function mathOf(text: string): string[] {
  return splitMath(text).flatMap(({ kind, value }) => (kind === "math" ? [value] : []));
}

function findRefused(text: string): Remain[] {
  return mathOf(text).flatMap((math) => {
    const { reason } = paperToMathMl(math);
    return reason === undefined ? [] : [{ kind: "refused", text: `${reason} ⟸ ${math}` }];
  });
}
