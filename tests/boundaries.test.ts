import assert from "node:assert/strict";
import fs from "node:fs";
import { isBuiltin } from "node:module";
import path from "node:path";
import { test } from "node:test";
import { ROOT } from "./folders.ts";

const SRC = path.join(ROOT, "src");

/** Which rooms a room may import from, beside itself. `"any"`: every room but scripts. */
const RULES: Record<string, readonly string[] | "any"> = {
  files: [],
  paper: [],
  sources: ["paper"],
  terminal: ["paper"],
  ingest: ["paper", "sources", "files", "terminal"],
  notes: ["paper"],
  digest: ["paper", "notes"],
  check: ["paper", "notes", "digest", "files", "terminal"],
  // Of paper the files that need nothing of Node, which the build for the browser refuses.
  search: ["paper"],
  reader: [],
  mail: ["digest", "paper"],
  offline: ["digest", "paper"],
  // The operator's settings are no room: they lie in `src` itself.
  build: ["paper", "digest", "notes", "search", "check", "files", "offline", "terminal", ""],
  pages: "any",
  components: "any",
  layouts: "any",
  styles: "any",
  "": "any",
};
/** These run in the browser. */
const OFFLINE_BROWSER = path.join("offline", "browser");
const BROWSER_ROOMS = ["search", "reader"];

interface Import {
  file: string;
  room: string;
  /** As it is written. */
  from: string;
  /** The room that it leads to; undefined for a package. */
  to: string | undefined;
}

const STATEMENT =
  /(?:^|[;\n])\s*(?:import|export)\b[^;'"]*?["']([^"'\n]+)["']|\bimport\(\s*["']([^"']+)["']/g;

function roomOf(file: string): string {
  const [room = "", ...rest] = path.relative(SRC, file).split(path.sep);
  return room === ".." ? `../${rest[0]}` : rest.length > 0 ? room : "";
}

const FILES = fs.globSync("**/*.{ts,astro}", { cwd: SRC }).map((name) => path.join(SRC, name));

const IMPORTS = FILES.flatMap((file): Import[] =>
  [...fs.readFileSync(file, "utf8").matchAll(STATEMENT)].map((found) => {
    const from = found[1] ?? found[2] ?? "";
    const inside = from.startsWith(".");
    const to = inside ? roomOf(path.resolve(path.dirname(file), from)) : undefined;
    return { file: path.relative(SRC, file), room: roomOf(file), from, to };
  }),
);

test("the imports are found", () => {
  assert.ok(IMPORTS.length > 50);
  assert.ok(IMPORTS.some(({ room, to }) => room === "ingest" && to === "sources"));
  assert.ok(IMPORTS.some(({ file }) => file.endsWith(".astro")));
});

test("every room has its rule, and there is no room for odds and ends", () => {
  const rooms = new Set(FILES.map(roomOf));
  assert.deepEqual(
    [...rooms].filter((room) => RULES[room] === undefined),
    [],
  );
  for (const name of ["utils", "lib"])
    assert.equal(fs.existsSync(path.join(SRC, name)), false, name);
});

for (const [room, allowed] of Object.entries(RULES))
  test(`${room || "src itself"} imports ${allowed === "any" ? "any room but scripts" : ["itself", ...allowed.filter(Boolean)].join(", ")}`, () => {
    const strays = IMPORTS.filter(
      ({ room: own, to }) =>
        own === room &&
        to !== undefined &&
        to !== room &&
        (allowed === "any" ? to.startsWith("../") : !allowed.includes(to)),
    );
    assert.deepEqual(strays, []);
  });

test("what runs in the browser needs nothing of Node", () => {
  const strays = IMPORTS.filter(
    ({ file, room, from }) =>
      (BROWSER_ROOMS.includes(room) || file.startsWith(OFFLINE_BROWSER)) && isBuiltin(from),
  );
  assert.deepEqual(strays, []);
});

test("exactly one file asks Astro for the collections", () => {
  const files = IMPORTS.filter(({ from }) => from === "astro:content");
  assert.deepEqual([...new Set(files.map(({ file }) => file))], ["build/digest.ts"]);
});
