/** The copy of the digest in this browser: what is in it, and its files. */
import { decodePercent } from "../../../text/percent.ts";
import { BUNDLES, readFile, readTable, type BundleList, type Place } from "../bundle-format.ts";
import { cacheNames, COMPLETE } from "./stores.ts";

/** A copy whose bundles are all there. */
interface Opened {
  version: string;
  bundles: Map<string, Blob>;
  files: Map<string, Place & { bundle: string }>;
}

let opened: Promise<Opened | undefined> | undefined;

/** The list of a complete copy; undefined where there is none. */
export async function completeCopy(base: string): Promise<BundleList | undefined> {
  const cache = await caches.open(cacheNames(base).copy);
  const list = await cache.match(base + BUNDLES + COMPLETE);
  return list?.json();
}

/**
 * A file of the complete copy.
 *
 * @param url its address; query and fragment don't count
 */
export async function fromCopy(base: string, url: string): Promise<Response | undefined> {
  const list = await completeCopy(base);
  if (!list) return undefined;
  const before = await opened?.catch(() => undefined);
  const isWhole = before?.bundles.size === list.bundles.length;
  if (!isWhole || before?.version !== list.version) opened = open(base, list);
  const copy = await opened;
  const address = decodePercent(new URL(url).pathname.slice(base.length));
  const place = copy?.files.get(address) ?? copy?.files.get(`${address}/`);
  const bundle = place && copy?.bundles.get(place.bundle);
  if (!bundle) return undefined;
  return new Response(await readFile(bundle, place), {
    headers: { "content-type": typeOf(place.path) },
  });
}

// --- internal ---

async function open(base: string, { version, bundles }: BundleList): Promise<Opened | undefined> {
  const cache = await caches.open(cacheNames(base).copy);
  const copy: Opened = { version, bundles: new Map(), files: new Map() };
  for (const { file } of bundles) {
    const blob = await (await cache.match(base + BUNDLES + file))?.blob();
    // The browser has thrown a part away: the rest is still good to read.
    if (!blob) continue;
    copy.bundles.set(file, blob);
    for (const place of await readTable(blob))
      copy.files.set(place.path, { ...place, bundle: file });
  }
  return copy;
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
