/**
 * The door to the MDX compiler. A note is parsed, checked (`checkTree`), written anew as inert text
 * (`compileNote`), staged as a file and compiled by @astrojs/mdx, which `inertMdxOnly` guards. No
 * step can go: without the check, contributors get no messages, and links to scripts stay; without
 * the new text, an expression in a note runs in the build; without a file of its own, Astro would
 * import the note from the content folder, since it renders a module at a path; and without the
 * guard, any other .mdx file, or one that changes after the check, would be compiled as it is.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import type { ImageFile } from "../check/check.ts";
import { compileNote } from "../notes/compile.ts";
import { isInert } from "../notes/inert.ts";
import { crashProblem } from "../notes/read.ts";
import type { Problem } from "../paper/problem.ts";
import type { Note } from "../content/notes.ts";

/** What notes are written with. */
export interface StageOptions {
  base: string;
  images: ReadonlyMap<string, ImageFile>;
  leadOn?: (path: string) => string;
}

/** Where a note's text for the compiler lies. */
export function stagedFile(folder: string, id: string): string {
  return path.join(folder, `${id}.mdx`);
}

/**
 * Writes the text for the compiler of each note, and deletes the files of other notes.
 *
 * @returns the notes that were written, and the problems of others
 */
export function stageNotes(
  folder: string,
  notes: readonly Note[],
  { base, images, leadOn }: StageOptions,
): { staged: Note[]; problems: Problem[] } {
  fs.mkdirSync(folder, { recursive: true });
  const wanted = new Map<string, string>();
  const problems: Problem[] = [];
  const staged = notes.filter(({ id, file, tree }) => {
    try {
      const sizeOf = (image: string) => images.get(image)?.size;
      const text = compileNote(tree, { name: id, base, leadOn, sizeOf });
      wanted.set(stagedFile(folder, id), text);
      return true;
    } catch (error) {
      problems.push(crashProblem(file, error));
      return false;
    }
  });
  for (const name of fs.readdirSync(folder))
    if (!wanted.has(path.join(folder, name)))
      fs.rmSync(path.join(folder, name), { recursive: true, force: true });
  for (const [file, text] of wanted) if (readIfThere(file) !== text) fs.writeFileSync(file, text);
  return { staged, problems };
}

/** A file's digest, so that Astro knows whether it has changed. */
export function hashOf(file: string): string {
  return createHash("sha256").update(fs.readFileSync(file)).digest("hex");
}

/**
 * Refuses every MDX module that isn't of the one form in which checked notes are written, wherever
 * it lies and whatever imports it. It looks at the very text that the compiler is about to get: a
 * file that was changed after the check is refused, too.
 */
export function inertMdxOnly(): Plugin {
  return {
    name: "broadsheet-inert-mdx",
    enforce: "pre",
    transform: {
      order: "pre",
      // As in @astrojs/mdx: what it compiles, and nothing else.
      filter: { id: /\.mdx$/ },
      handler(code, id) {
        if (isInert(code)) return;
        throw new Error(
          `${id}: this MDX file isn't a checked note, and MDX can run code. Only notes may be MDX: write a page as .astro.`,
        );
      },
    },
  };
}

// --- internal ---

function readIfThere(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : undefined;
}
