/** `npm run note`: writes a note's template in its place, and shows the paper while it is written. */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { readContent } from "../content/read.ts";
import { placeOf } from "../digest/paper-paths.ts";
import { withBase } from "../digest/urls.ts";
import { showPath } from "../files/path.ts";
import { findPapers } from "../notes/find-paper.ts";
import { readNote } from "../notes/read.ts";
import { correctionTemplate, NAME_HERE, noteTemplate } from "../notes/template.ts";
import { noteFile } from "../paper/content-folder.ts";
import { urlId } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import { pagesFrom } from "../site/pages-from.ts";
import { readSettings, type Settings } from "../site/settings.ts";
import { toPlainLetters } from "../text/characters.ts";
import { plainText } from "../text/math.ts";
import { DONE, FAILED, parseArguments, runCommand, today, UsageError } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

const USAGE = `Usage: npm run note -- [options] <id, address or words of the title>

Writes the template of a note on a paper, and shows the paper while you write.
A note that is there is left as it is, and shown.

Options
  --author NAME  who signs it (git's user.name)
  --correction   a note that corrects fields of the paper
  --dry-run      print what would be written, and write nothing
  --no-open      write it, and start no server
  --help         print this text

Exit codes: 0 done, 1 when no paper or more than one was found, 2 when the command was
given wrongly.
`;

/** Runs the command and gives the exit code; the server runs on until the process is told to end. */
export async function runNote(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run note", usage: USAGE }, args, terminal, async () => {
    const config = { args, options: OPTIONS, allowPositionals: true } as const;
    const { values, positionals } = parseArguments(config);
    const query = positionals.join(" ").trim();
    if (query === "")
      throw new UsageError("which paper? Give its id, its address or words of its title");
    const settings = readSettings(terminal.env);
    const { papers } = readContent(settings.content);
    const paper = choosePaper(papers, query, terminal);
    if (paper === undefined) return FAILED;
    const isWritten = writeNote(paper, values, settings, terminal);
    if (isWritten && !values["no-open"]) {
      const place = placeOf(urlId(paper.id), paper.day, pagesFrom(settings, papers));
      await show(withBase(settings.base, place), terminal);
    }
    return DONE;
  });
}

// --- internal ---

const OPTIONS = {
  author: { type: "string" },
  correction: { type: "boolean" },
  "dry-run": { type: "boolean" },
  "no-open": { type: "boolean" },
} as const;

type Values = ReturnType<typeof parseArguments<{ options: typeof OPTIONS }>>["values"];

/** Writes the template unless there is a note; false for a dry run, which prints it. */
function writeNote(
  paper: Paper,
  values: Values,
  { content }: Settings,
  { print, say }: Terminal,
): boolean {
  const author = values.author ?? gitName() ?? NAME_HERE;
  const { file, isThere } = placeFor(paper, author, content);
  const fields = { author, date: today() };
  const text = values.correction ? correctionTemplate(paper.title, fields) : noteTemplate(fields);
  const shown = showPath(file);
  if (values["dry-run"]) {
    say(isThere ? `${shown} is there, and would stay as it is.` : `${shown} would be:\n`);
    if (!isThere) print(text.trimEnd());
    return false;
  }
  if (isThere) say(`${shown} is there, and stays as it is.`);
  else {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text, { flag: "wx" });
    say(`Wrote ${shown}: a note on "${plainText(paper.title)}".`);
  }
  say("When it is written, npm run check tells whether it can be merged.");
  return true;
}

/** How many titles to print where several fit. */
const MOST_SHOWN = 10;

function choosePaper(
  papers: readonly Paper[],
  query: string,
  { say }: Terminal,
): Paper | undefined {
  const found = findPapers(papers, query);
  const [first, ...others] = found;
  if (first === undefined) {
    say(
      `No paper fits "${query}". Give its id, its address or words of its title; a paper that isn't here yet comes with npm run ingest -- arxiv --ids …`,
    );
    return undefined;
  }
  if (others.length === 0) return first;
  const shown = found
    .slice(0, MOST_SHOWN)
    .map(({ id, title }) => `  ${urlId(id)}  ${plainText(title)}`);
  const more = found.length - shown.length;
  say(
    [
      `${found.length} papers fit "${query}". Run it again with the id of one:`,
      ...shown,
      ...(more > 0 ? [`  and ${more} more`] : []),
    ].join("\n"),
  );
  return undefined;
}

/** The paper's own file, unless another author has it; then one with the author's name. */
function placeFor(paper: Paper, author: string, content: string) {
  const own = noteFile(content, paper.id);
  if (!fs.existsSync(own)) return { file: own, isThere: false };
  const { fields } = readNote(fs.readFileSync(own, "utf8"), showPath(own));
  if (fields?.author === author) return { file: own, isThere: true };
  const file = noteFile(content, paper.id, toName(author));
  return { file, isThere: fs.existsSync(file) };
}

/** `Łukasz Wzór` → `lukasz-wzor`. */
function toName(author: string): string {
  const words = toPlainLetters(author)
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  return words?.join("-") ?? "second";
}

function gitName(): string | undefined {
  const { stdout, status } = spawnSync("git", ["config", "user.name"], { encoding: "utf8" });
  return (status === 0 && stdout.trim()) || undefined;
}

async function show(page: string, { env, say }: Terminal): Promise<void> {
  const hasScreen =
    process.platform !== "linux" || Boolean(env["DISPLAY"] || env["WAYLAND_DISPLAY"]);
  const open = hasScreen ? page : false;
  // Loading takes a second, which only the server is worth.
  const { dev } = await import("astro");
  const { address } = await dev({ logLevel: "warn", server: { open } });
  say(`It is at http://localhost:${address.port}${page} while you write. Press Ctrl-C to stop.`);
}
