/**
 * Makes the portable copy: a built site, changed so that it opens with a double-click from any
 * folder of any disk, without a server and without a network.
 */
import fs from "node:fs/promises";
import path from "node:path";
import { ExpectedError } from "../../files/errors.ts";
import { growingBeside, listFiles, measureFolder, replaceFolder } from "../../files/folder.ts";
import { kindOf, newestDay, readHome } from "../site-files.ts";
import { STORAGE_PAGE } from "./browser/copy-contract.ts";
import { wrapIndex } from "./index-files.ts";
import { footerNotice, UNPACK_HINT, type Narrowed } from "./notice.ts";
import { rewritePage, type PageContext } from "./rewrite-page.ts";
import { rewriteStyles } from "./rewrite-styles.ts";
import { bundleOwn, bundleScripts } from "./scripts.ts";
import { packZip } from "./zip.ts";

/** What to make. */
export interface PortableOptions {
  /** The built site. */
  site: string;
  /** The folder that the copy goes to; one that is there is replaced. */
  to: string;
  /** The zip that it goes to. */
  zip: string;
  /** What the site was narrowed to before it was built. */
  narrowed?: Narrowed | undefined;
  /** Called with a sentence about each step. */
  onStep?: (sentence: string) => void;
}

/** What was made. */
export interface PortableReport {
  pages: number;
  files: number;
  bytes: number;
  zipBytes: number;
  /** The newest day that the copy holds. */
  day: string | undefined;
  /** Where the hosted site is, as far as it is known. */
  hosted: string | undefined;
}

/**
 * Makes the copy and its zip. Both are written under other names and renamed when they are
 * complete; until then an older copy stays.
 *
 * @throws {ExpectedError} when the site isn't there
 */
export async function makePortable({
  site,
  to,
  zip,
  narrowed,
  onStep = () => {},
}: PortableOptions): Promise<PortableReport> {
  const files = await listSite(site);
  const home = readHome(await fs.readFile(path.join(site, "index.html"), "utf8"));
  const day = newestDay(files);
  const kept = new Set(files.filter((file) => !["left out", "module"].includes(kindOf(file))));
  const known = new Set(files);
  const scripts: Scripts = { modules: new Map(), inline: new Map() };
  const context: PageContext = {
    site: { ...home, has: (file) => kept.has(file) },
    scripts: SCRIPTS,
    nameOf: (module) => nameFor(scripts.modules, module, String),
    fileOf: (script) => nameFor(scripts.inline, script, (at) => `head${at || ""}.js`),
    isModule: (file) => known.has(file) && kindOf(file) === "module",
    notice: footerNotice(home, day, narrowed),
    unpackHint: UNPACK_HINT,
  };
  const growing = growingBeside(to);
  const growingZip = growingBeside(zip);
  try {
    await fs.rm(growing, { recursive: true, force: true });
    await fs.mkdir(growing, { recursive: true });
    const pages = await copyFiles(site, growing, [...kept], { context, scripts }, onStep);
    onStep("Packing the zip…");
    await packZip(growing, await listFiles(growing), growingZip, TOP);
    await replaceFolder(to, growing);
    await fs.rename(growingZip, zip);
    return {
      pages,
      ...(await measureFolder(to)),
      zipBytes: (await fs.stat(zip)).size,
      day,
      hosted: home.origin && home.origin + home.base,
    };
  } finally {
    await fs.rm(growing, { recursive: true, force: true });
    await fs.rm(growingZip, { force: true });
  }
}

// --- internal ---

/** All scripts of the copy. */
const SCRIPTS = "scripts.js";
/** The folder in the zip. Always the same, so that a newer copy can take an older one's place. */
const TOP = "broadsheet-portable";
/** Progress is reported once for so many pages. */
const PROGRESS_STEP = 1_000;

/** Names for the scripts of the pages, in the order in which pages have them. */
interface Scripts {
  /** The short names of modules, by their files. */
  modules: Map<string, string>;
  /** The files of inline scripts, by their text. */
  inline: Map<string, string>;
}

/** The name of a script; a new one is named by its number. */
function nameFor(names: Map<string, string>, script: string, name: (at: number) => string): string {
  const known = names.get(script) ?? name(names.size);
  names.set(script, known);
  return known;
}

async function listSite(site: string): Promise<string[]> {
  const files = await listFiles(site).catch((): string[] => []);
  if (!files.includes("index.html"))
    throw new ExpectedError(
      `There is no built site in ${site}. Run npm run build first; it says where the site went.`,
    );
  return files;
}

/** Writes everything, and returns how many pages there are. */
async function copyFiles(
  site: string,
  to: string,
  files: readonly string[],
  { context, scripts }: { context: PageContext; scripts: Scripts },
  onStep: (sentence: string) => void,
): Promise<number> {
  const put = async (file: string, content: string | Uint8Array) => {
    const place = path.join(to, file);
    await fs.mkdir(path.dirname(place), { recursive: true });
    await fs.writeFile(place, content);
  };
  const index: string[] = [];
  const total = files.filter((file) => kindOf(file) === "page").length;
  let pages = 0;
  onStep(`Rewriting ${total} pages…`);
  for (const file of files) {
    const from = path.join(site, file);
    switch (kindOf(file)) {
      case "page":
        await put(file, rewritePage(await fs.readFile(from, "utf8"), file, context));
        pages += 1;
        if (pages % PROGRESS_STEP === 0) onStep(`${pages} of ${total} pages`);
        break;
      case "styles":
        await put(file, rewriteStyles(await fs.readFile(from, "utf8"), file, context.site));
        break;
      case "index":
        index.push(file);
        break;
      default:
        await put(file, await fs.readFile(from));
    }
  }
  for await (const { file, content } of wrapIndex(site, index)) await put(file, content);
  const failure = Buffer.from(await bundleOwn("start-failure")).toString("utf8");
  for (const [text, file] of scripts.inline) await put(file, `${text};\n${failure}`);
  await put(SCRIPTS, await bundleScripts(site, scripts.modules));
  await put(STORAGE_PAGE, STORAGE_HTML);
  await put(STORAGE_SCRIPT, await bundleOwn("storage-frame"));
  return pages;
}

const STORAGE_SCRIPT = "shelf.js";
/** See `browser/shared-storage.ts`. */
const STORAGE_HTML = `<!doctype html><meta charset="utf-8"><title>Storage</title><p>The storage that all pages of this copy share.</p><script src="${STORAGE_SCRIPT}"></script>
`;
