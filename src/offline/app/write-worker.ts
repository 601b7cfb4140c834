/** The service worker of a built site, and what it has to keep from the beginning. */
import { build } from "esbuild";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { ASSETS, OFFLINE, withBase } from "../../digest/urls.ts";
import { parse, type DefaultTreeAdapterTypes } from "parse5";

/** The worker's file, in the site's folder: its place decides what it may look after. */
export const WORKER = "sw.js";
/** The page that is shown in place of one that isn't there. */
const PAGE = `${OFFLINE.slice(1)}index.html`;

/**
 * Writes the worker into a built site. Workbox does what workers have in common: routes,
 * strategies, what to keep from the beginning and when to let it go. The same site gives the
 * same worker.
 *
 * @param site the built site
 * @param base the base path, with both slashes
 */
export async function writeWorker(site: string, base: string): Promise<void> {
  const html = await fs.readFile(path.join(site, PAGE), "utf8");
  const revision = createHash("sha256").update(html).digest("hex").slice(0, 10);
  const shell = [
    { url: withBase(base, OFFLINE), revision },
    ...assetsOf(html, base).map((url) => ({ url, revision: null })),
  ];
  await build({
    entryPoints: [path.join(import.meta.dirname, "browser", "worker.ts")],
    outfile: path.join(site, WORKER),
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    legalComments: "none",
    logLevel: "silent",
    define: {
      SHELL: JSON.stringify(shell),
      "process.env.NODE_ENV": '"production"',
    },
  });
}

// --- internal ---

/** Styles, scripts and fonts of a page, whose names change with their contents. */
function assetsOf(html: string, base: string): string[] {
  const found = new Set<string>();
  const visit = (node: DefaultTreeAdapterTypes.Node) => {
    if ("attrs" in node)
      for (const { name, value } of node.attrs)
        if (["src", "href"].includes(name) && value.startsWith(withBase(base, ASSETS)))
          found.add(value);
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(html));
  return [...found];
}
