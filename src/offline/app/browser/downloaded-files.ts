/** Reads the offline download in this browser: what is in it, and its files. */
import { withBase } from "../../../digest/urls.ts";
import { decodePercent } from "../../../text/percent.ts";
import { BUNDLES } from "../../app-files.ts";
import { readFile, readTable, type BundleList, type Place } from "../bundle-format.ts";
import { cacheNames, COMPLETE } from "./cache-names.ts";

/** A download with the tables of its bundles. */
interface Opened {
  version: string;
  bundles: Map<string, Blob>;
  files: Map<string, Place & { bundle: string }>;
  /** Files of the index, which are in the cache under their own addresses. */
  own: Set<string>;
}

let opened: Promise<Opened> | undefined;

/**
 * A file of a complete download; undefined where there is none, or where it lacks the file.
 *
 * @param url its address; query and fragment don't count
 */
export async function fromDownload(base: string, url: string): Promise<Response | undefined> {
  const cache = await caches.open(cacheNames(base).download);
  const list: BundleList | undefined = await (
    await cache.match(withBase(base, BUNDLES) + COMPLETE)
  )?.json();
  if (!list) return undefined;
  const before = await opened?.catch(() => undefined);
  const isWhole = before?.bundles.size === list.bundles.length;
  if (!isWhole || before?.version !== list.version) opened = open(cache, base, list);
  const download = await opened;
  const address = decodePercent(new URL(url).pathname.slice(base.length));
  if (download?.own.has(address)) return cache.match(withBase(base, `/${address}`));
  const place = download?.files.get(address) ?? download?.files.get(`${address}/`);
  const bundle = place && download?.bundles.get(place.bundle);
  if (!bundle) return undefined;
  return new Response(await readFile(bundle, place), {
    headers: { "content-type": typeOf(place.path) },
  });
}

// --- internal ---

async function open(cache: Cache, base: string, list: BundleList): Promise<Opened> {
  const { version, bundles, files } = list;
  const own = new Set(files.map(({ file }) => file));
  const download: Opened = { version, bundles: new Map(), files: new Map(), own };
  for (const { file } of bundles) {
    const blob = await (await cache.match(withBase(base, BUNDLES) + file))?.blob();
    // The browser has deleted a bundle: the others can still be read.
    if (!blob) continue;
    download.bundles.set(file, blob);
    for (const place of await readTable(blob))
      download.files.set(place.path, { ...place, bundle: file });
  }
  return download;
}

function typeOf(file: string): string {
  const ending = /\.(\w+)$/.exec(file)?.[1] ?? "html";
  return TYPES[ending] ?? "application/octet-stream";
}

const TYPES: Record<string, string> = {
  html: "text/html;charset=utf-8",
  css: "text/css;charset=utf-8",
  js: "text/javascript;charset=utf-8",
  json: "application/json",
  svg: "image/svg+xml",
  xml: "application/xml",
  png: "image/png",
  webp: "image/webp",
  jpg: "image/jpeg",
  woff2: "font/woff2",
  txt: "text/plain;charset=utf-8",
};
