import assert from "node:assert/strict";
import fs from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "./folders.ts";

const SRC = path.join(ROOT, "src");

/**
 * Which rooms a room may import from, beside itself and what is open to every room. A room inside
 * a room is named by its path. `"any"`: every room but the entry points.
 */
const RULES: Record<string, readonly string[] | "any"> = {
  text: [],
  files: [],
  paper: [],
  sources: ["paper"],
  ingest: ["paper", "sources", "files"],
  notes: ["paper"],
  check: ["paper", "notes", "files"],
  content: ["paper", "notes", "check", "files"],
  digest: ["paper"],
  publish: ["paper", "notes", "content", "digest"],
  "publish/cards": [],
  "publish/mail": ["paper", "notes", "digest", "publish"],
  // It uses the network, so the site never imports it.
  mail: ["paper", "publish/mail", "files"],
  "search/format": [],
  "search/write": ["paper", "notes", "content", "digest", "search/format", "meaning", "files"],
  "search/query": ["search/format", "meaning"],
  "for-you": ["paper", "sources", "search/query"],
  mcp: ["paper", "digest", "publish", "search/query", "search/standing", "reader", "files"],
  meaning: [],
  "meaning/learn": ["meaning"],
  "search/standing": ["paper", "search/format", "search/query"],
  offline: [],
  "offline/portable": ["paper", "offline", "files"],
  "offline/app": ["paper", "offline", "files"],
  reader: ["for-you", "search/query"],
  site: [
    "paper",
    "notes",
    "check",
    "content",
    "digest",
    "publish",
    "publish/cards",
    "search/write",
    "search/query",
    "search/standing",
    "meaning",
    "offline",
    "offline/app",
    "files",
    // The operator's settings are no room: they lie in `src` itself.
    "",
  ],
  doctor: ["paper", "sources", "check", "content", "digest", "mail", "site", "files"],
  commands: [
    "paper",
    "sources",
    "ingest",
    "notes",
    "check",
    "content",
    "digest",
    "meaning",
    "meaning/learn",
    "offline/portable",
    "publish/mail",
    "mail",
    "mcp",
    "site",
    "doctor",
    "files",
  ],
  pages: "any",
  components: "any",
  layouts: "any",
  styles: "any",
  "": "any",
};
/** Open to every room, the browser's included: whole rooms, and single files of a room. */
const OPEN =
  /^(?:text\/|search\/format\/|notes\/label\.ts$|search\/query\/(?:parse-query|query-mistakes)\.ts$|digest\/(?:urls|hook-table|page-hooks|page-part|paper-paths|heat)\.ts$|paper\/(?:(?:parse-)?arxiv-id|author-line|csl-types|date|is-date|element|kind)\.ts$|publish\/citations\/|reader\/(?:storage-keys|make|render-excerpt)\.ts$)/;
/** What runs in the browser. */
const IN_BROWSER =
  /^(?:text\/|reader\/|for-you\/|search\/(?:format|query)\/|meaning\/[\w-]+\.ts$|paper\/person\.ts$|sources\/(?:bibtex-(?:address|arxiv|entries|inherit|macros|own|publication|scan|text)|doi|xml)\.ts$|offline\/\w+\/browser\/|offline\/app-files\.ts$|offline\/app\/bundle-(?:format|rows)\.ts$|notes\/label\.ts$|digest\/(?:urls|hook-table|page-hooks|page-part|paper-paths|heat)\.ts$|paper\/(?:(?:parse-)?arxiv-id|author-line|csl-types|date|is-date|element|kind)\.ts$|publish\/citations\/)/;

interface Import {
  /** Path below `src`. */
  file: string;
  room: string;
  /** As it is written. */
  from: string;
  /** The file that it leads to, as a path below `src`; undefined for a package. */
  target: string | undefined;
}

const STATEMENT =
  /(?:^|[;\n])\s*(?:import|export)\b[^;'"]*?["']([^"'\n]+)["']|\bimport\(\s*["']([^"']+)["']/g;

/** The innermost room of a file that has a rule: `search/format/papers.ts` → `search/format`. */
function roomOf(file: string): string {
  const [outer = "", ...rest] = path.posix.dirname(file).split("/");
  const inner = `${outer}/${rest[0]}`;
  if (RULES[inner] !== undefined) return inner;
  return outer === "." ? "" : outer;
}

const FILES = fs
  .globSync("**/*.{ts,astro}", { cwd: SRC })
  .map((file) => file.replaceAll(path.sep, "/"));

const IMPORTS = FILES.flatMap((file): Import[] =>
  [...fs.readFileSync(path.join(SRC, file), "utf8").matchAll(STATEMENT)].map((found) => {
    const from = found[1] ?? found[2] ?? "";
    const target = from.startsWith(".")
      ? path.posix.join(path.posix.dirname(file), from)
      : undefined;
    return { file, room: roomOf(file), from, target };
  }),
);

test("the imports are found", () => {
  assert.ok(IMPORTS.length > 50);
  assert.ok(
    IMPORTS.some(({ room, target }) => room === "ingest" && target?.startsWith("sources/")),
  );
  assert.ok(IMPORTS.some(({ file }) => file.endsWith(".astro")));
  assert.ok(FILES.some((file) => IN_BROWSER.test(file)));
});

test("every room has its rule, and there is no room for odds and ends", () => {
  const rooms = new Set(FILES.map(roomOf));
  assert.deepEqual(
    [...rooms].filter((room) => RULES[room] === undefined),
    [],
  );
  for (const name of ["utils", "lib", "build"])
    assert.equal(fs.existsSync(path.join(SRC, name)), false, name);
});

for (const [room, allowed] of Object.entries(RULES))
  test(`${room || "src itself"} imports ${allowed === "any" ? "any room but scripts and commands" : ["itself", ...allowed.filter(Boolean)].join(", ")}`, () => {
    const strays = IMPORTS.filter((one) => {
      if (one.room !== room || one.target === undefined) return false;
      const to = roomOf(one.target);
      if (to === room || OPEN.test(one.target)) return false;
      return allowed === "any" ? /^(?:\.\.|commands)(?:\/|$)/.test(to) : !allowed.includes(to);
    });
    assert.deepEqual(strays, []);
  });

test("the rules let no two rooms import each other, over however many steps", () => {
  const reach = (room: string, seen: ReadonlySet<string>): string[] => {
    const next = RULES[room] ?? [];
    if (next === "any") return [];
    return next
      .filter((one) => one !== "")
      .flatMap((one) =>
        seen.has(one) ? [[...seen, one].join(" → ")] : reach(one, new Set([...seen, one])),
      );
  };
  for (const room of Object.keys(RULES)) assert.deepEqual(reach(room, new Set([room])), []);
});

test("text imports nothing of ours", () => {
  assert.deepEqual(
    IMPORTS.filter(
      ({ room, target }) => room === "text" && target !== undefined && roomOf(target) !== "text",
    ),
    [],
  );
});

test("what runs in the browser imports nothing of Node, nor a file that may", () => {
  const strays = IMPORTS.filter(
    ({ file, from, target }) =>
      IN_BROWSER.test(file) &&
      (isBuiltin(from) || (target !== undefined && !IN_BROWSER.test(target))),
  );
  assert.deepEqual(strays, []);
});

test("exactly one file asks Astro for the collections", () => {
  const files = IMPORTS.filter(({ from }) => from === "astro:content");
  assert.deepEqual([...new Set(files.map(({ file }) => file))], ["site/collections.ts"]);
});
