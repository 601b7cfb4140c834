/**
 * A source takes any bytes: it reads papers that are the same after writing and reading their
 * files, gives the reason why an item is no paper, or refuses the whole with a sentence. What reads
 * the text of a field takes any text.
 * Each within a second. `npm run test:system` tries 500 of each kind, `FUZZ_RUNS=20000` more; a
 * failure prints the seed that repeats it. What is found becomes a case of the parser's own test.
 */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { streamJsonl } from "../src/sources/jsonl.ts";
import { OptionError, SourceError, type Item } from "../src/sources/source.ts";
import { HOSTILE, rawText } from "./paper/sample.ts";
import { isSentence, OWN_FILES, type FileReader } from "./own-files.ts";
import { FIELDS, SOURCES, type SourceParser } from "./parsers.ts";
import { checkItems, flowOf } from "./sources/items.ts";
import { PIECES } from "./worst.ts";

const RUNS = Number(process.env["FUZZ_RUNS"] ?? 75);
const OPTIONS = { file: "fuzz", date: "2025-10-16" };

/** In milliseconds of the processor: what a text may cost at most. */
const LONGEST = 1000;

async function check(parser: SourceParser, text: string): Promise<void> {
  const before = process.cpuUsage();
  await readAndCheck(parser, text);
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1000;
  assert.ok(took < LONGEST, `took ${took} ms: ${JSON.stringify(text.slice(0, 5000))}`);
}

async function readAndCheck({ read }: SourceParser, text: string): Promise<void> {
  let items: Item[];
  try {
    items = await read(text);
  } catch (error) {
    if (error instanceof SourceError || error instanceof OptionError) return;
    throw error;
  }
  checkItems(() => items);
}

const place = fc.nat({ max: 1_000_000 });
/** What has a meaning in one of the formats. */
const SIGNS =
  `{ } [] " < > & $ null @a{ ]]> <![CDATA[ <!-- &#0; &#xD800; \\ \\u0000 \\ud800 • ·`.split(" ");
const edit = fc.record({
  at: place,
  // Mostly a few characters, sometimes many.
  without: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 400 })),
  put: fc.oneof(
    rawText,
    fc.constantFrom(
      ...SIGNS,
      "\n",
      "\n\n",
      "\r\n",
      "\u0000",
      "\uFEFF",
      "  • 4 authors\n·\n",
      "Feb 30",
    ),
  ),
});

/** A text with pieces cut out and put in. */
function mutate(text: string, edits: { at: number; without: number; put: string }[]): string {
  let mutated = text;
  for (const { at, without, put } of edits) {
    const from = mutated.length === 0 ? 0 : at % mutated.length;
    mutated = mutated.slice(0, from) + put + mutated.slice(from + without);
  }
  return mutated;
}

for (const parser of SOURCES)
  describe(parser.name, () => {
    test("random texts", async () => {
      await fc.assert(
        fc.asyncProperty(fc.oneof(rawText, fc.string({ unit: "binary", maxLength: 200 })), (text) =>
          check(parser, text),
        ),
        { numRuns: RUNS },
      );
    });

    test("a good text, cut and changed", async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...parser.texts),
          fc.array(edit, { minLength: 1, maxLength: 4 }),
          (text, edits) => check(parser, mutate(text, edits)),
        ),
        { numRuns: RUNS },
      );
    });

    test("any text in any field", async () => {
      await fc.assert(
        fc.asyncProperty(rawText, (field) => check(parser, parser.around(field))),
        { numRuns: RUNS },
      );
    });

    test("commands, groups and tags in any field", async () => {
      await fc.assert(
        fc.asyncProperty(meaningful, (field) => check(parser, parser.around(field))),
        { numRuns: RUNS },
      );
    });

    test("what is known to be hostile in any field", async () => {
      const fields = [
        ...HOSTILE,
        "../../x",
        "javascript:alert(1)",
        "0300-01-01",
        "A \u202ETitle\u0007",
        "10.1000/50%zz",
        "https://doi.org/10.1000/%",
      ];
      for (const field of fields) await check(parser, parser.around(field));
    });
  });

/** Texts of what has a meaning for some parser, so that commands, groups and tags meet. */
const meaningful = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PIECES) }, rawText), { maxLength: 20 })
  .map((pieces) => pieces.join(""));

/** Reads a file as the build does: it is used, or refused with a sentence. */
function checkFile({ read }: FileReader, text: string): void {
  const before = process.cpuUsage();
  try {
    read(text);
  } catch (error) {
    assert.ok(isSentence(error), `${String(error)}: ${JSON.stringify(text.slice(0, 5000))}`);
  }
  const { user, system } = process.cpuUsage(before);
  assert.ok((user + system) / 1000 < LONGEST, JSON.stringify(text.slice(0, 5000)));
}

for (const reader of OWN_FILES)
  describe(reader.name, () => {
    const changed = fc
      .tuple(fc.constantFrom(...reader.texts), fc.array(edit, { minLength: 1, maxLength: 4 }))
      .map(([text, edits]) => mutate(text, edits));
    for (const [what, texts] of [
      ["random texts", fc.oneof(rawText, fc.string({ unit: "binary", maxLength: 200 }))],
      ["a good text, cut and changed", changed],
      ["any text in any field", fc.oneof(rawText, meaningful).map(reader.around)],
    ] as const)
      test(what, () =>
        fc.assert(
          fc.property(texts, (text) => checkFile(reader, text)),
          { numRuns: RUNS },
        ),
      );
  });

describe("the text of a field", () => {
  for (const [name, read] of Object.entries(FIELDS))
    test(name, () => {
      fc.assert(
        fc.property(meaningful, (text) => {
          read(text);
        }),
        { numRuns: RUNS },
      );
    });
});

describe("random bytes", () => {
  test("flow through jsonl", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 50 }),
        async (bytes, size) => {
          try {
            const items = await Array.fromAsync(streamJsonl(flowOf(bytes, size), OPTIONS));
            checkItems(() => items);
          } catch (error) {
            assert.ok(error instanceof SourceError, String(error));
          }
        },
      ),
      { numRuns: RUNS },
    );
  });
});
