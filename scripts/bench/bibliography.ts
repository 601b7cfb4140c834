/**
 * Reads whole .bib files as ingest does and by the parser of a reference manager, and lists what
 * differs. That parser is not a dependency: install it in a separate folder.
 */
import fs from "node:fs";
import path from "node:path";
import { parseArguments, UsageError } from "../../src/commands/run-command.ts";
import { compareFile, KINDS, type Counts } from "./bibliography-compare.ts";
import { loadReference } from "./bibliography-reference.ts";
import { print } from "./measure.ts";

const LIBRARIES = ["8-reference-managers", "5-acl-dblp"].map((name) =>
  path.join("../shared/data/sources", name),
);

/** What `--help` prints. */
export const usage = `Usage: npm run bench -- bibliography --reference DIR [options]

Options
  --reference DIR  a folder in which "npm install @retorquere/bibtex-parser" was run
  --file F         a .bib file (repeatable); without it, those of ${LIBRARIES.join(" and ")}
  --brief          without the differences
  --help           print this text

Prints a JSON line a file: how many entries were kept and skipped, and of how many the title, the
authors, the year, the DOI and the arXiv id are as the reference parser has them. Then a line a
difference, by kind.
`;

/** The bench: gives the exit code, 1 when a title, an author list or a year differs. */
export async function bench(args: string[]): Promise<number> {
  const { values } = parseArguments({
    args,
    options: {
      reference: { type: "string" },
      file: { type: "string", multiple: true, default: [] },
      brief: { type: "boolean", default: false },
    },
  });
  if (values.reference === undefined) throw new UsageError("expected --reference DIR");
  const readReference = await loadReference(values.reference);
  const files = values.file.length > 0 ? values.file : findLibraries();
  const compared: Awaited<ReturnType<typeof compareFile>>[] = [];
  for (const file of files) {
    const one = await compareFile(file, readReference);
    print(one.counts);
    compared.push(one);
  }
  print({ file: "all", ...addUp(compared.map(({ counts }) => counts)) });
  const differences = compared.flatMap((one) => one.differences);
  for (const kind of values.brief ? [] : KINDS)
    for (const difference of differences.filter((one) => one.kind === kind)) print(difference);
  return differences.length > 0 ? 1 : 0;
}

// --- internal ---

function addUp(counts: readonly Counts[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const one of counts)
    for (const [name, value] of Object.entries(one))
      if (typeof value === "number") sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

function findLibraries(): string[] {
  return LIBRARIES.flatMap((folder) => {
    if (!fs.existsSync(folder)) {
      console.error(`${folder} isn't there: name files with --file.`);
      return [];
    }
    const names = fs.readdirSync(folder).filter((name) => name.endsWith(".bib"));
    return names.sort().map((name) => path.join(folder, name));
  });
}
