/** `npm run mcp`: the digest as tools for programs that speak the Model Context Protocol. */
import fs from "node:fs";
import path from "node:path";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { openBuiltSite } from "../mcp/built-site.ts";
import { Library } from "../mcp/library.ts";
import { readListAt } from "../mcp/reading-list.ts";
import { makeServer } from "../mcp/server.ts";
import { withBase } from "../digest/urls.ts";
import { openDigest } from "../site/open-digest.ts";
import { readSettings, type Settings } from "../site/settings.ts";
import { DONE, parseArguments, runCommand, UsageError } from "./run-command.ts";
import { TERMINAL, type Terminal } from "./terminal.ts";

const USAGE = `Usage: npm --silent run mcp [-- options]

Serves the digest to a program on this machine that speaks the Model Context
Protocol: search, a paper, a day, related papers, what there is, and your
reading list. It speaks over standard input and output, so a program starts it
and not you; npm has to be silent, or node scripts/mcp.ts is what is started.
It reads the content folder or a built site when it starts, asks nothing of the
network, and changes nothing. With a content folder, the search index is made if
the last build has none: the first search may then take as long as a build.

Options
  --site DIR    a built site, such as dist, in place of the content folder: a
                copy that you downloaded, too. Of notes it knows those that are
                in the site's feed of notes.
  --list FILE   your reading list, exported as JSON on its page
  --help        print this text

Environment
  BROADSHEET_CONTENT   the folder that holds papers/ (content)
  BROADSHEET_SITE, BROADSHEET_BASE   where the site is, for the links of answers
`;

/** Runs the command until its input ends, and gives the exit code. */
export async function runMcp(args: string[], terminal: Terminal = TERMINAL): Promise<number> {
  return runCommand({ name: "npm run mcp", usage: USAGE }, args, terminal, async () => {
    const { list, site } = parseArguments({ args, options: OPTIONS }).values;
    const file = list === undefined ? undefined : path.resolve(list);
    if (file !== undefined && !fs.existsSync(file))
      throw new UsageError(`--list ${list}: there is no such file`);
    const settings = readSettings(terminal.env);
    const folder = site === undefined ? undefined : path.resolve(site);
    const built = folder === undefined ? undefined : openBuiltSite(folder);
    const openAnew = async () =>
      folder === undefined ? openLibrary(settings) : new Library(openBuiltSite(folder).source);
    const library = built ? Promise.resolve(new Library(built.source)) : openAnew();
    // It is told to the program by each tool, too.
    library.catch((error: unknown) => terminal.say(String(error)));
    const server = makeServer({
      name: built?.name ?? settings.title,
      version: "1",
      library,
      openAnew,
      readList: file === undefined ? undefined : () => readListAt(file),
    });
    const closed = new Promise<void>((resolve) => {
      server.server.onclose = resolve;
      // The transport doesn't tell when its input ends.
      process.stdin.once("end", resolve);
    });
    await server.connect(new StdioServerTransport());
    await closed;
    await server.close();
    return DONE;
  });
}

// --- internal ---

const OPTIONS = { list: { type: "string" }, site: { type: "string" } } as const;

async function openLibrary(settings: Settings): Promise<Library> {
  const { site, base } = settings;
  const { catalogue, facts, newest, pagesFrom, whole, search, related } =
    await openDigest(settings);
  const { topics, searches, notes } = catalogue;
  return new Library({
    facts,
    newest,
    pagesFrom,
    topics,
    searches,
    notesOn: (slug) =>
      notes
        .filter(({ paper }) => paper === slug)
        .map(({ fields: { author, date, title, rating } }) => ({ author, date, title, rating })),
    whole,
    search,
    related,
    address: (below) =>
      site === undefined ? undefined : new URL(withBase(base, below), site).href,
  });
}
