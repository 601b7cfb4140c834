/**
 * How well the order "For you" finds what people took up later: each reader's library is what they
 * brought first, and what they brought later is looked for among all papers of its day.
 */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { readContent } from "../../src/content/read.ts";
import { ExpectedError } from "../../src/files/errors.ts";
import { keepEntry, wordsEach } from "../../src/for-you/library/kept.ts";
import { Ranker } from "../../src/for-you/rank.ts";
import { sketchOfText, type Sketch } from "../../src/for-you/sketch.ts";
import { finishDraft } from "../../src/paper/finish-draft.ts";
import { urlId } from "../../src/paper/id.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { packTexts, unpackTexts } from "../../src/search/format/texts.ts";
import { textOf } from "../../src/search/write/record.ts";
import { MOST_WORDS } from "../../src/search/write/vocabulary.ts";
import { parseHf } from "../../src/sources/hf.ts";
import { parseArguments } from "../../src/commands/run-command.ts";
import { measurePage } from "./for-you-page.ts";
import { print, shareOf } from "./measure.ts";

const DAILY = "../shared/data/hf-daily";
const READERS = "../shared/data/for-you/readers.jsonl";

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- for-you [options]

Options
  --daily DIR     a folder of saved Daily Papers answers, a file a day (${DAILY})
  --content DIR   in its place: the folder that holds papers/
  --readers FILE  JSON lines of reader, took (ids) and later (day and id of each)
                  (${READERS})
  --half H        even or odd: every other reader, to choose with one half and report the other
  --site DIR      in place of all this: how long the page of a built site takes, in a browser
  --help          print this text

Prints a JSON line for each reader alone, and one for each two readers whose libraries are put
together: mean is where the later papers stand on their day, from 0, the last, to 1, the first, and
first_three how many are among the first three. Each once with words and authors, and once with
words alone: people bring their own papers, so that authors tell more here than elsewhere. larger
and smaller are the means of the readers with the larger and the smaller library of the two.

With --site, a line for each library of the site's own papers that the page reads, and one for each
way to open the page with a library of 500: milliseconds from the navigation's start to the final
order, and to the page's end (loaded_ms), and the bytes of scripts and of the index.
`;

/** The bench: gives the exit code. */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArguments({ args, options: OPTIONS });
  if (values.site !== undefined) {
    await measurePage(values.site);
    return 0;
  }
  const papers = values.content
    ? readContent(values.content).papers
    : readDaily(values.daily ?? DAILY);
  const readers = readReaders(values.readers ?? READERS).filter(
    (_, at) => values.half === undefined || (at % 2 === 0) === (values.half === "even"),
  );
  for (const by of ["words and authors", "words"] as const) {
    const archive = new Days(papers, by === "words");
    const alone = readers.flatMap((reader) => archive.places(reader.took, reader.later));
    print({ what: "one reader", by, readers: readers.length, ...summary(alone) });
    const [larger, smaller]: Place[][] = [[], []];
    for (const [at, one] of readers.entries())
      for (const other of readers.slice(at + 1)) {
        const library = [...one.took, ...other.took];
        const [more, less] = one.took.length < other.took.length ? [other, one] : [one, other];
        larger?.push(...archive.places(library, more.later));
        smaller?.push(...archive.places(library, less.later));
      }
    print({
      what: "two readers together",
      by,
      ...summary([...(larger ?? []), ...(smaller ?? [])]),
      larger: summary(larger ?? []).mean,
      smaller: summary(smaller ?? []).mean,
    });
  }
  return 0;
}

// --- internal ---

const OPTIONS = {
  daily: { type: "string" },
  content: { type: "string" },
  readers: { type: "string" },
  half: { type: "string" },
  site: { type: "string" },
} as const;

const readerSchema = z.object({
  took: z.array(z.string()),
  later: z.array(z.object({ day: z.string(), id: z.string() })),
});
type Reader = z.output<typeof readerSchema>;

/** Where a paper stands among all of its day. */
interface Place {
  /** From 0, the last, to 1, the first; papers with the same score share their places. */
  part: number;
  isFirstThree: boolean;
}

interface DayPaper extends Sketch {
  id: string;
  day: string;
}

/** The papers of an archive by day, and how many have each term. */
class Days {
  readonly #papers: DayPaper[];
  readonly #byId: Map<string, DayPaper>;
  readonly #byDay: Map<string, DayPaper[]>;
  readonly #counts = new Map<string, number>();

  constructor(papers: readonly Paper[], areNameless: boolean) {
    const texts = unpackTexts(packTexts(papers.map(textOf)));
    this.#papers = papers.flatMap(({ day }, at) => {
      const text = texts[at];
      if (!text) return [];
      const { terms, authors } = sketchOfText(text);
      return [{ id: text.id, day, terms, authors: areNameless ? [] : authors }];
    });
    this.#byId = new Map(this.#papers.map((paper) => [paper.id, paper]));
    this.#byDay = Map.groupBy(this.#papers, ({ day }) => day);
    for (const { terms } of this.#papers)
      for (const term of terms.keys()) this.#counts.set(term, (this.#counts.get(term) ?? 0) + 1);
    // As in the vocabulary of the index.
    const tooRare = [...this.#counts.values()].sort((a, b) => b - a)[MOST_WORDS] ?? 0;
    for (const [term, count] of this.#counts) if (count <= tooRare) this.#counts.delete(term);
  }

  places(library: readonly string[], later: Reader["later"]): Place[] {
    const countOf = (term: string) => this.#counts.get(term);
    const total = this.#papers.length;
    const liked = library
      .flatMap((id) => this.#byId.get(urlId(id)) ?? [])
      .map((paper) =>
        keepEntry({ title: paper.id, ...paper }, countOf, total, wordsEach(library.length)),
      );
    const ranker = new Ranker({ liked, disliked: [], without: new Set() }, countOf, total);
    return later.flatMap(({ day, id }) => {
      const own = urlId(id);
      const scores = (this.#byDay.get(day) ?? []).map((paper) => ({
        id: paper.id,
        score: ranker.standing(paper).score,
      }));
      const mine = scores.find((one) => one.id === own)?.score;
      if (mine === undefined) return [];
      const before = scores.filter(({ score }) => score > mine).length;
      const place = before + (scores.filter(({ score }) => score === mine).length - 1) / 2;
      const part = scores.length > 1 ? 1 - place / (scores.length - 1) : 1;
      return [{ part, isFirstThree: place < 3 }];
    });
  }
}

function summary(places: readonly Place[]) {
  const mean = shareOf(
    places.reduce((sum, { part }) => sum + part, 0),
    places.length,
  );
  const three = places.filter(({ isFirstThree }) => isFirstThree).length;
  return { later: places.length, mean, first_three: shareOf(three, places.length) };
}

/** @throws {ExpectedError} when the file isn't there */
function readReaders(file: string): Reader[] {
  if (!fs.existsSync(file))
    throw new ExpectedError(`${file} is missing: name a file of readers with --readers.`);
  const lines = fs.readFileSync(file, "utf8").split("\n");
  return lines.filter(Boolean).map((line) => readerSchema.parse(JSON.parse(line)));
}

/** Each paper once, as first listed. @throws {ExpectedError} when the folder isn't there */
function readDaily(folder: string): Paper[] {
  if (!fs.existsSync(folder))
    throw new ExpectedError(`${folder} is missing: name a folder with --daily or --content.`);
  const byId = new Map<string, Paper>();
  const names = fs.readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const name of names.sort()) {
    const file = path.join(folder, name);
    for (const item of parseHf(fs.readFileSync(file, "utf8"), { file, date: undefined })) {
      const paper = "draft" in item ? finishDraft(item.draft).paper : undefined;
      if (paper && !byId.has(paper.id)) byId.set(paper.id, paper);
    }
  }
  return [...byId.values()];
}
