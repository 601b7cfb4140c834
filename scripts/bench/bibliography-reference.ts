/** Entries of a .bib file as a reference manager's parser reads them. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { ExpectedError } from "../../src/files/errors.ts";

/** An entry, its texts without markup and with the characters that LaTeX stands for. */
export interface ReferenceEntry {
  /** Of the `@`, counted from 1. */
  line: number;
  key: string;
  title: string;
  authors: string[];
  year: string | undefined;
  /** As written in the field. */
  doi: string | undefined;
  /** arXiv ids that stand in any field but the title and long texts. */
  arxivIds: string[];
}

/** Reads the text of a .bib file. */
export type ReadReference = (text: string) => ReferenceEntry[];

/**
 * Loads the parser.
 *
 * @param folder where `node_modules/@retorquere/bibtex-parser` is
 * @throws {ExpectedError} when it isn't there
 * @see https://github.com/retorquere/bibtex-parser
 */
export async function loadReference(folder: string): Promise<ReadReference> {
  const file = path.resolve(folder, "node_modules/@retorquere/bibtex-parser/dist/esm/index.js");
  const { parse } = moduleSchema.parse(
    await import(pathToFileURL(file).href).catch(() => {
      throw new ExpectedError(
        `${folder} has no @retorquere/bibtex-parser. Run npm install @retorquere/bibtex-parser in that folder, outside the project.`,
      );
    }),
  );
  return (text) => {
    const library = librarySchema.parse(parse(text, OPTIONS));
    const lines = new LineFinder(text);
    // An entry that can't be read comes without fields.
    const read = library.entries.filter(({ fields }) => Object.keys(fields).length > 0);
    return read.map(({ key, fields, input }) => ({
      line: lines.find(input.trim().split("\n")[0] ?? ""),
      key,
      title: [fields.title, fields.subtitle].filter(Boolean).join(": "),
      authors: (fields.author ?? []).map(nameOf).filter((name) => !/^others$/i.test(name)),
      year: /(?<!\d)\d{4}(?!\d)/.exec(fields.date ?? fields.year ?? "")?.[0],
      doi: fields.doi,
      arxivIds: Object.entries(fields).flatMap(([name, value]) =>
        LONG.has(name) || typeof value !== "string" ? [] : arxivIdsOf(value),
      ),
    }));
  };
}

// --- internal ---

const OPTIONS = {
  english: false,
  sentenceCase: false,
  caseProtection: false,
  unsupported: "ignore",
};

const creatorSchema = z.object({
  name: z.string().optional(),
  firstName: z.string().optional(),
  prefix: z.string().optional(),
  lastName: z.string().optional(),
  suffix: z.string().optional(),
});

const librarySchema = z.object({
  entries: z.array(
    z.object({
      key: z.string(),
      input: z.string(),
      fields: z
        .object({
          title: z.string().optional(),
          subtitle: z.string().optional(),
          author: z.array(creatorSchema).optional(),
          date: z.string().optional(),
          year: z.string().optional(),
          doi: z.string().optional(),
        })
        .catchall(z.unknown()),
    }),
  ),
});

const moduleSchema = z.object({
  parse: z.custom<(text: string, options: object) => unknown>((value) => value instanceof Function),
});

/** Fields in which another paper may be named. */
const LONG = new Set("title abstract annotation annote file keywords references".split(" "));

function nameOf(creator: z.infer<typeof creatorSchema>): string {
  const { name, firstName, prefix, lastName, suffix } = creator;
  return [name, firstName, prefix, lastName, suffix].filter(Boolean).join(" ");
}

function arxivIdsOf(text: string): string[] {
  if (!/arxiv|^\d{4}\.\d{4,5}(?:v\d+)?$/i.test(text)) return [];
  return [
    ...text.matchAll(/(?<![\d./])\d{4}\.\d{4,5}(?!\d)|\b[a-z-]+(?:\.[A-Z]{2})?\/\d{7}\b/g),
  ].map(([id]) => id);
}

/** The lines of texts that follow each other in a text. */
class LineFinder {
  readonly #text: string;
  #at = 0;
  #line = 1;

  constructor(text: string) {
    this.#text = text;
  }

  find(start: string): number {
    const found = this.#text.indexOf(start, this.#at);
    if (found < 0) return 0;
    this.#line += this.#text.slice(this.#at, found).split("\n").length - 1;
    this.#at = found;
    return this.#line;
  }
}
