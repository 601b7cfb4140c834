/**
 * How many cards say what their paper does. People judged them by reading the text of each; the
 * verdicts are in `cards-judged.jsonl`. A text that has changed since then counts as not judged.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { parseArguments, UsageError } from "../../src/commands/run-command.ts";
import { readContent } from "../../src/content/read.ts";
import { listDays } from "../../src/digest/days.ts";
import type { Entry } from "../../src/digest/entry.ts";
import { randomFrom, shuffle } from "../../src/meaning/learn/random.ts";
import { toEntry } from "../../src/site/entries.ts";
import { print, shareOf } from "./measure.ts";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- cards [options]

Options
  --content DIR  the folder that holds papers/ (content)
  --days N       how many days are drawn (20)
  --seed N       which days are drawn (1)
  --skip N       leave out the first N days of the draw, such as those a rule was chosen on (0)
  --unjudged     print the texts that nobody has judged yet, to be read, in place of the figures
  --help         print this text

Prints a JSON line for each setting of "cards": of all cards of those days how many were judged,
how many of those say what the paper does, and which don't. With "summary", a card has the AI
summary where there is one, else the abstract as with "abstract".

A verdict is a line of scripts/bench/cards-judged.jsonl: id, text (the hash of what was read, as
printed by --unjudged), summary (null where the paper has none) and abstract: 1 where the text
tells what the paper makes, does or finds, so that a reader can decide; 0 where it has background
alone or is cut before that.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArguments({ args, options: OPTIONS });
  const [count, seed, skip] = [values.days, values.seed, values.skip].map(toNumber);
  const { papers } = readContent(values.content);
  const entries = papers.map((paper) => toEntry(paper, { topics: [], related: [] }));
  const days = drawDays(entries, seed ?? 0).slice(skip, (skip ?? 0) + (count ?? 0));
  const cards = days.flatMap(({ entries: ofDay }) => ofDay.map(toCard));
  const verdicts = readVerdicts();
  const judged = cards.map((card) => ({ card, verdict: verdicts.get(`${card.id} ${card.text}`) }));
  if (values.unjudged) {
    for (const { card, verdict } of judged) if (!verdict) print(card);
    return 0;
  }
  report("summary", days.length, judged, ({ summary, abstract }) => summary ?? abstract);
  report("abstract", days.length, judged, ({ abstract }) => abstract);
  return 0;
}

// --- internal ---

const OPTIONS = {
  content: { type: "string", default: "content" },
  days: { type: "string", default: "20" },
  seed: { type: "string", default: "1" },
  skip: { type: "string", default: "0" },
  unjudged: { type: "boolean", default: false },
} as const;

/** What a paper's card says, as plain text. */
interface Card {
  id: string;
  title: string;
  /** The hash of both texts. */
  text: string;
  summary: string;
  abstract: string;
}

const verdictSchema = z.strictObject({
  id: z.string(),
  text: z.string(),
  summary: z.literal([0, 1]).nullable(),
  abstract: z.literal([0, 1]),
});

type Verdict = z.output<typeof verdictSchema>;

function toNumber(given: string): number {
  if (/^\d{1,6}$/.test(given)) return Number(given);
  throw new UsageError(`expected a whole number, not "${given}"`);
}

/** All days in an order that depends on the seed alone. */
function drawDays(entries: readonly Entry[], seed: number) {
  const days = listDays(entries);
  const order = Int32Array.from(days.keys());
  shuffle(randomFrom(seed), order);
  return [...order].flatMap((at) => days[at] ?? []);
}

function toCard({ paper, html }: Entry): Card {
  const [title = "", summary = "", abstract = ""] = [html.title, html.summary, html.excerpt].map(
    (markup) => markup.replace(/<[^>]*>/g, ""),
  );
  const text = createHash("sha256").update(`${summary}\n${abstract}`).digest("hex").slice(0, 8);
  return { id: paper.id, title, text, summary, abstract };
}

/** By the id and the hash of the texts. */
function readVerdicts(): Map<string, Verdict> {
  const file = path.join(import.meta.dirname, "cards-judged.jsonl");
  const lines = fs.readFileSync(file, "utf8").split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const verdict = verdictSchema.parse(JSON.parse(line));
      return [`${verdict.id} ${verdict.text}`, verdict];
    }),
  );
}

function report(
  setting: string,
  days: number,
  judged: readonly { card: Card; verdict: Verdict | undefined }[],
  pick: (verdict: Verdict) => number,
): void {
  const known = judged.flatMap(({ verdict }) => verdict ?? []);
  const failing = known.filter((verdict) => pick(verdict) === 0).map(({ id }) => id);
  const say = known.length - failing.length;
  const share = shareOf(say, known.length);
  print({ setting, days, cards: judged.length, judged: known.length, say, share, failing });
}
