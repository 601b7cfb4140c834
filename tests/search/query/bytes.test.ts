/** A file of the index that doesn't come, hangs or is damaged: the search fails, and works again later. */
import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { PATIENCE } from "../../../src/search/query/search.ts";
import { ENGINE, ENGINE_PROGRAM, inPhrases } from "../../../src/search/format/names.ts";
import {
  ask,
  atSearchPage,
  bundledIndex,
  openFrom,
  serving,
  yearsIndex,
  type Serve,
} from "../real-index.ts";

/** A part of the index, and a query that needs it. */
const PARTS: [part: RegExp, query: string][] = [
  [/^search\.json$/, "unlearning"],
  [/^common\//, "unlearning"],
  [/^papers\//, "unlearning"],
  [/^terms\//, "unlearning"],
  [/^texts\//, "unlearning"],
  [/^pagefind\.js$/, '"machine unlearning"'],
  [/^phrases\/.*papers\.pack$/, '"machine unlearning"'],
  [/^wasm\..*\.pagefind$/, '"machine unlearning"'],
  [/\.pf_meta$/, '"machine unlearning"'],
  [/\.pf_index$/, '"machine unlearning"'],
];

/** In place of Pagefind: it asks for the same kinds of files, and goes on without those that fail. */
const standIn = (files: readonly string[]) => `
  export const createInstance = ({ basePath }) => ({
    search: async () => {
      for (const file of ${JSON.stringify(files)}) await fetch(basePath + file).catch(() => {});
      return { results: [] };
    },
  });`;

const FAILURES: [name: string, fail: (whole: Response) => Response | Promise<Response>][] = [
  ["doesn't come", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["is gone", () => new Response("Not found", { status: 404 })],
  [
    "is cut off",
    async (whole) => {
      const bytes = await whole.arrayBuffer();
      return new Response(bytes.slice(0, bytes.byteLength / 2));
    },
  ],
  ["is a page of a hotel's network", () => new Response("<!doctype html><title>Log in</title>")],
];

let serve: Serve;
atSearchPage();
before(async () => {
  const files = await bundledIndex();
  const own = [...files.keys()].flatMap((file) => inPhrases(file)?.[1] ?? []);
  const asked = [ENGINE_PROGRAM, ...own.filter((file) => /\.pf_(?:meta|index)$/.test(file))];
  serve = serving(new Map(files).set(ENGINE, new TextEncoder().encode(standIn(asked))));
});

/** The same server, with an answer of its own for a part of the index. */
const serveWith =
  (part: RegExp, answer: (whole: Response) => Response | Promise<Response>): Serve =>
  async (file) =>
    part.test(file) ? answer(await serve(file)) : serve(file);

const search = async (server: Serve, query: string, isAgain = false) =>
  ask(await openFrom(server, isAgain), query);

for (const [name, fail] of FAILURES)
  describe(`a file of the index ${name}: the search fails, and opened again it works`, () => {
    for (const [part, query] of PARTS)
      test(part.source, async () => {
        await assert.rejects(search(serveWith(part, fail), query));
        await search(serve, query, true);
      });
  });

describe("a file of the index hangs: the search gives up after a time", () => {
  for (const [part, query] of PARTS)
    test(part.source, async (t) => {
      t.mock.timers.enable({ apis: ["setTimeout"] });
      const asked = Promise.withResolvers<void>();
      const hanging = serveWith(part, () => {
        asked.resolve();
        return new Promise<never>(() => {});
      });
      const failed = assert.rejects(search(hanging, query), /too long/);
      await asked.promise;
      t.mock.timers.tick(PATIENCE);
      await failed;
    });
});

test("what failed is asked for again by the same search", async () => {
  let isBroken = true;
  const opened = await openFrom(
    serveWith(/^texts\/|^terms\//, (whole) =>
      isBroken ? new Response("", { status: 503 }) : whole,
    ),
  );
  await assert.rejects(ask(opened, "unlearning"));
  isBroken = false;
  assert.notDeepEqual((await ask(opened, "unlearning")).ids, []);
});

test("more results that don't come are an error, too", async () => {
  let isBroken = false;
  const whole = serving(await yearsIndex());
  const opened = await openFrom((file) =>
    isBroken && file.startsWith("texts/") ? new Response("", { status: 404 }) : whole(file),
  );
  const { results } = await ask(opened, "harbour");
  isBroken = true;
  await assert.rejects(results.load(10, 60), /could not be loaded/);
});
