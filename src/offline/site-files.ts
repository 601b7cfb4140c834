/** What a built site consists of, and what of it a copy on a disk holds. */
import fs from "node:fs/promises";
import path from "node:path";
import { ASSETS, parsePath } from "../digest/urls.ts";
import { defaultTreeAdapter, parse } from "parse5";
import { INDEX } from "../search/format/names.ts";

/** What a file of a built site is to the copy. */
export type Kind = "page" | "styles" | "module" | "index" | "asset" | "left out";

/**
 * Tells a file's kind by its name, from the site's folder.
 *
 * Left out is what speaks to servers, to search engines of the web, to feed readers and other
 * programs, and what installs the hosted site: none of it works on a disk.
 */
export function kindOf(file: string): Kind {
  if (LEFT_OUT.test(file)) return "left out";
  if (file.endsWith(".html")) return "page";
  if (file.endsWith(".css")) return "styles";
  if (file.startsWith(`${INDEX}/`)) return "index";
  if (`/${file}`.startsWith(ASSETS) && /\.m?js$/.test(file)) return "module";
  return "asset";
}

/** All files below a folder, by code units, with slashes. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) =>
      path.relative(folder, path.join(parentPath, name)).split(path.sep).join("/"),
    )
    .sort();
}

/** Where a site was built to be published, as its front page says. */
export interface Home {
  /** The base path, with both slashes. */
  base: string;
  /** The origin, where it is known. */
  origin: string | undefined;
}

/** Reads it from the front page. */
export function readHome(html: string): Home {
  const page = parse(html).childNodes.find(defaultTreeAdapter.isElementNode);
  const attribute = (element: typeof page, name: string) =>
    element?.attrs.find((one) => one.name === name)?.value;
  const base = attribute(page, "data-base") ?? "/";
  const head = page?.childNodes
    .filter(defaultTreeAdapter.isElementNode)
    .find(({ tagName }) => tagName === "head");
  const canonical = attribute(
    head?.childNodes
      .filter(defaultTreeAdapter.isElementNode)
      .find((one) => attribute(one, "rel") === "canonical"),
    "href",
  );
  const isAbsolute = canonical !== undefined && URL.canParse(canonical);
  return { base, origin: isAbsolute ? new URL(canonical).origin : undefined };
}

/** The newest day that a site lists, from the names of its files; undefined where it has none. */
export function newestDay(files: readonly string[]): string | undefined {
  return files
    .flatMap((file) => {
      const address = parsePath(`/${file}`);
      return address?.kind === "day" ? address.id : [];
    })
    .sort()
    .at(-1);
}

// --- internal ---

const LEFT_OUT =
  /^(?:404\.html|robots\.txt|sitemap[^/]*|CNAME|opml\.xml|opensearch\.xml|sw\.js|worker\.js|manifest\.webmanifest|offline\/.*|bundles\/.*|icons\/.*|api\/.*)$|(?:^|\/)(?:feed\.(?:xml|json)|\.[^/]*|_(?:headers|redirects))$/;
