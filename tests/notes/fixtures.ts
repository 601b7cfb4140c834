/** Notes that are refused, and their harmless twins: the same words and signs, meant as such. */
import fs from "node:fs/promises";
import path from "node:path";
import { toMdx } from "../../src/paper/mdx.ts";
import { ROOT, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";

const FOLDER = path.join(ROOT, "tests/fixtures/notes");

/** Names of the pairs: each is a file in `refused/` and one in `accepted/`. */
export const PAIRS = (await fs.readdir(path.join(FOLDER, "refused")))
  .map((file) => path.basename(file, ".mdx"))
  .sort();

/** A red square of 8 × 8 pixels. */
export const SQUARE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEElEQVR42mP4z8CAFTEMLQkAKP8/wTRLz2kAAAAASUVORK5CYII=",
  "base64",
);

/** Where the code in a refused note would leave a file, in any folder. */
export const TRACE = "trace";

/** The text of a note; code in it would write the file `trace`. */
export async function noteOf(
  kind: "refused" | "accepted",
  name: string,
  trace = TRACE,
): Promise<string> {
  const file = path.join(FOLDER, kind, `${name}.mdx`);
  return (await fs.readFile(file, "utf8")).replaceAll("TRACE", trace);
}

/** The id of the paper that a pair's notes are on. */
export function paperOf(name: string): string {
  return `2510.${String(PAIRS.indexOf(name)).padStart(5, "0")}`;
}

/**
 * Writes a content folder with one paper a pair, each with its note.
 *
 * @returns the file that code of any of the notes would write
 */
export async function writeNotes(folder: string, kind: "refused" | "accepted"): Promise<string> {
  const trace = path.join(folder, TRACE);
  await writeTree(folder, {
    "topics/far.md": "---\ntitle: Far\nblurb: What is far.\nmatch:\n  - far\n---\n",
    ...(kind === "refused" && {
      "notes/images/square.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    }),
  });
  await fs.mkdir(path.join(folder, "notes/images"), { recursive: true });
  await fs.writeFile(path.join(folder, "notes/images/square.png"), SQUARE);
  for (const name of PAIRS) {
    const id = paperOf(name);
    const title = `A paper on ${name}`;
    await writeTree(folder, {
      [`papers/2025/10/${id}.mdx`]: toMdx(aPaper({ id, title })),
      [`notes/${id}.mdx`]: await noteOf(kind, name, trace),
    });
  }
  return trace;
}
