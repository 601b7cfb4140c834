/**
 * Fields that an entry of a .bib file takes from another of the file: from the one that `crossref`
 * names, and from the `@xdata` entries that `xdata` names.
 *
 * @see https://www.ctan.org/pkg/biblatex, section 2.4.1 and appendix B
 */
import type { BibEntry } from "./bibtex-entries.ts";

/** The entries with what they inherit, without the `@xdata` entries, which are no papers. */
export function inheritFields(entries: readonly BibEntry[]): BibEntry[] {
  // Of two entries with one key, the first; BibTeX doesn't tell large letters from small ones.
  const byKey = new Map(entries.toReversed().map((entry) => [entry.key.toLowerCase(), entry]));
  const inherit = (entry: BibEntry, depth: number): BibEntry => {
    if (depth > DEEPEST) return entry;
    const fields = new Map(entry.fields);
    const warnings = [...entry.warnings];
    const find = (key: string) => {
      const parent = byKey.get(key.trim().toLowerCase());
      if (!parent) warnings.push(`it refers to "${key.trim()}", a key that no entry has`);
      return parent;
    };
    for (const key of (fields.get("xdata") ?? "").split(",").filter(Boolean))
      addMissing(fields, find(key)?.fields ?? []);
    const parent = fields.has("crossref") ? find(fields.get("crossref") ?? "") : undefined;
    if (parent) addMissing(fields, fromVolume(inherit(parent, depth + 1), entry.kind));
    return { ...entry, fields, warnings };
  };
  return entries.filter(({ kind }) => kind !== "xdata").map((entry) => inherit(entry, 1));
}

// --- internal ---

/** How many `crossref`s are followed in a row: entries may refer to each other. */
const DEEPEST = 3;

/**
 * What a paper takes from the volume that it is in. The links and ids of a volume are its own.
 */
const SHARED = new Set(
  "booktitle booksubtitle date day eventtitle institution journal journaltitle month publisher school series shortjournal year".split(
    " ",
  ),
);

/** Under which names the title of a volume and its subtitle stand in an entry of this kind. */
function titleNames(kind: string): [title: string, subtitle: string] | undefined {
  if (kind === "article" || kind === "suppperiodical") return ["journaltitle", "journalsubtitle"];
  return /^in|^supp|^bookinbook$|^conference$/.test(kind)
    ? ["booktitle", "booksubtitle"]
    : undefined;
}

const OF_MANY = /proceedings|conference|periodical|article/;

/** What an entry of this kind has from the volume that it is in. */
function fromVolume({ kind, fields }: BibEntry, childKind: string): Map<string, string> {
  // The people of proceedings are their editors, also where they stand as authors.
  const takesAuthor = ![kind, childKind].some((one) => OF_MANY.test(one));
  const takesTitle = /^software./.test(childKind);
  const found = new Map(
    [...fields].filter(
      ([name]) =>
        SHARED.has(name) ||
        (takesAuthor && name === "author") ||
        (takesTitle && /^(?:sub)?title$/.test(name)),
    ),
  );
  const names = titleNames(childKind);
  // BibTeX itself wants the title under both names in a volume's entry.
  if (names && !found.has(names[0]))
    for (const [index, name] of ["title", "subtitle"].entries()) {
      const value = fields.get(name);
      if (value !== undefined) found.set(names[index] ?? "", value);
    }
  return found;
}

function addMissing(fields: Map<string, string>, others: Iterable<[string, string]>): void {
  const own = new Set(fields.keys());
  for (const [name, value] of others)
    // A title and its subtitle come from one entry.
    if (!own.has(name) && !own.has(name.replace("subtitle", "title"))) fields.set(name, value);
}
