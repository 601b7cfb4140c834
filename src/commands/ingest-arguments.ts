/** The arguments of the ingest command → what to ingest. */
import path from "node:path";
import { isDay } from "../paper/day.ts";
import { parseArxivId } from "../paper/id.ts";
import { httpUrl } from "../paper/links.ts";
import { findSource, SOURCES } from "../sources/registry.ts";
import type { Source } from "../sources/source.ts";
import type { IngestOptions } from "../ingest/ingest.ts";
import { didYouMean, parseArguments, today, UsageError } from "./run-command.ts";

/** What `--help` prints. */
export const USAGE = `Usage: npm run ingest -- <source> [options]

Reads papers from a source and writes each as content/papers/YYYY/MM/<id>.mdx.
Papers that are there already are brought up to date; nothing is ever removed.

Sources
${SOURCES.map(({ name, summary }) => `  ${name.padEnd(14)} ${summary}`).join("\n")}

Options
  --file F         a saved response in place of the network; may be given
                   several times; - is standard input
  --date D         the listing day, YYYY-MM-DD
  --since D        the first day of a range
  --until D        the last day of a range
  --ids A,B        arXiv ids
  --category C     an arXiv category, such as cs.CL; may be given several times
  --limit N        take at most N papers
  --content DIR    the folder that holds papers/ (default: content)
  --endpoint URL   the address to ask in place of the source's own
  --dry-run        print what would be done, and write nothing
  --skip-invalid   items that are no papers are no failure
  --json           print the report as JSON
  --help           print this text

Exit codes: 0 done, 1 something failed (what was written is safe), 2 wrong usage.

Examples
  npm run ingest -- hf
  npm run ingest -- hf --since 2025-10-01 --until 2025-10-16 --dry-run
  npm run ingest -- page --file daily-papers-page.txt --date 2025-10-16
`;

/** What the arguments ask for. */
export interface IngestArguments {
  options: Pick<IngestOptions, "source" | "files" | "content" | "request" | "dryRun">;
  json: boolean;
  skipInvalid: boolean;
}

/**
 * Reads the command's arguments.
 *
 * @param content the content folder where `--content` names no other
 * @throws {UsageError} where they are wrong
 */
export function readIngestArguments(args: string[], content: string): IngestArguments {
  const config = { args, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals } = parseArguments(config);
  const source = readSource(positionals);
  const { file: files = [], date, since, until, limit, endpoint } = values;
  const ids = (values.ids ?? []).flatMap((list) => list.split(",")).map((id) => id.trim());
  const refused = (["ids", "category", "since", "until", "endpoint"] as const)
    .filter((option) => values[option] !== undefined && !source.takes?.includes(option))
    .map((option) => `--${option}: the source "${source.name}" doesn't take it`);
  const wrong = [
    ...refused,
    ...wrongDays({ date, since, until }),
    since && until && since > until && `--since ${since} is after --until ${until}`,
    date &&
      (since ?? until) &&
      "--date is one day, --since and --until are a range: pass one or the other",
    ...ids
      .filter((id) => parseArxivId(id) === undefined)
      .map((id) => `--ids ${id}: expected arXiv ids such as 2510.12345 or cs/0112017`),
    limit !== undefined &&
      !/^[1-9]\d*$/.test(limit) &&
      `--limit ${limit}: expected a whole number from 1`,
    endpoint !== undefined &&
      httpUrl(endpoint) === undefined &&
      `--endpoint ${endpoint}: expected an http(s) address`,
    files.length === 0 &&
      !source.fetch &&
      `the source "${source.name}" reads saved files: pass at least one --file`,
  ].find(Boolean);
  if (wrong) throw new UsageError(wrong);
  return {
    options: {
      source,
      files,
      content: values.content === undefined ? content : path.resolve(values.content),
      dryRun: values["dry-run"] ?? false,
      request: {
        date,
        since,
        until,
        ids: ids.flatMap((id) => parseArxivId(id) ?? []),
        categories: values.category ?? [],
        limit: limit === undefined ? undefined : Number(limit),
        endpoint,
        today: today(),
      },
    },
    json: values.json ?? false,
    skipInvalid: values["skip-invalid"] ?? false,
  };
}

// --- internal ---

const OPTIONS = {
  file: { type: "string", multiple: true },
  date: { type: "string" },
  since: { type: "string" },
  until: { type: "string" },
  ids: { type: "string", multiple: true },
  category: { type: "string", multiple: true },
  limit: { type: "string" },
  content: { type: "string" },
  endpoint: { type: "string" },
  "dry-run": { type: "boolean" },
  "skip-invalid": { type: "boolean" },
  json: { type: "boolean" },
} as const;

function readSource([name, ...rest]: string[]): Source {
  const names = SOURCES.map((source) => source.name);
  const list = names.join(", ");
  if (name === undefined) throw new UsageError(`name a source: ${list}`);
  if (rest.length > 0)
    throw new UsageError(
      `unexpected argument "${rest.join(" ")}"; pass a file as --file ${rest[0]}`,
    );
  const source = findSource(name);
  if (source) return source;
  throw new UsageError(
    `unknown source "${name}"${didYouMean(name, names) || `. Sources: ${list}`}`,
  );
}

function wrongDays(days: Record<string, string | undefined>): string[] {
  return Object.entries(days)
    .filter(([, day]) => day !== undefined && !isDay(day))
    .map(
      ([option, day]) =>
        `--${option} ${day}: expected a day of the calendar as YYYY-MM-DD, such as 2025-10-16`,
    );
}
