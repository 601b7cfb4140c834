/** Downloads the digest for offline use: bundle by bundle into the browser's own storage. */
import { withBase } from "../../../digest/urls.ts";
import { BUNDLE_EXTENSION, BUNDLES, LIST } from "../../app-files.ts";
import type { BundleList } from "../bundle-format.ts";
import { cacheNames, COMPLETE } from "./cache-names.ts";
import { fromDownload } from "./downloaded-files.ts";

/** Thrown where the digest can't be downloaded. The message is for the reader. */
export class DownloadError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DownloadError";
  }
}

/** How much of the bundles is downloaded. */
export interface DownloadStatus {
  /** What the site offers; undefined where that isn't known, as without a network. */
  offered: BundleList | undefined;
  /** The last download that was completed. */
  complete: BundleList | undefined;
  /** Bytes that are downloaded of what is offered, or else of what is complete. */
  here: number;
  /** All bytes of the same. */
  all: number;
}

/**
 * Finds out how much is downloaded.
 *
 * @param known what the site offered before, for when there is no network now
 */
export async function downloadStatus(base: string, known?: BundleList): Promise<DownloadStatus> {
  const cache = await caches.open(cacheNames(base).download);
  const folder = withBase(base, BUNDLES);
  const [fetched, kept] = await Promise.all([fetchList(folder), cache.match(folder + COMPLETE)]);
  const offered = fetched ?? known;
  const complete: BundleList | undefined = await kept?.json();
  const { bundles } = offered ?? complete ?? { bundles: [] };
  const held = await pathsIn(cache);
  const here = sizeOf(bundles.filter(({ file }) => held.has(folder + file)));
  return { offered, complete, here, all: sizeOf(bundles) };
}

/**
 * Downloads the bundles that are missing, and only then replaces an older download. Complete
 * bundles stay when it is stopped or fails, and the next download continues from there.
 *
 * @param onProgress called with the bytes that are here, and whether some of them belong to a
 *   bundle that isn't complete, and so isn't kept yet
 * @throws {DownloadError} when there is no room or no network
 */
export async function download(
  base: string,
  offered: BundleList,
  signal: AbortSignal,
  onProgress: (here: number, isPart: boolean) => void,
): Promise<void> {
  const cache = await caches.open(cacheNames(base).download);
  const folder = withBase(base, BUNDLES);
  const held = await pathsIn(cache);
  const missing = offered.bundles.filter(({ file }) => !held.has(folder + file));
  const total = sizeOf(offered.bundles);
  let left = sizeOf(missing);
  await checkRoom(left);
  for (const { file, bytes } of missing) {
    onProgress(total - left, false);
    const blob = await fetchBundle(folder + file, signal, (received) =>
      onProgress(total - left + received, true),
    );
    if (blob.size !== bytes)
      throw new DownloadError(
        "The site was updated during the download, or a file was cut off. Try again: what is downloaded stays.",
      );
    await put(cache, folder + file, new Response(blob));
    left -= bytes;
  }
  onProgress(total, false);
  await put(cache, folder + COMPLETE, new Response(JSON.stringify(offered)));
  const wanted = new Set(offered.bundles.map(({ file }) => folder + file));
  for (const path of await pathsIn(cache))
    if (path.endsWith(`.${BUNDLE_EXTENSION}`) && !wanted.has(path)) await cache.delete(path);
  await updatePages(base);
}

/** Removes the download. Pages that were read stay. */
export async function removeDownload(base: string): Promise<void> {
  await caches.delete(cacheNames(base).download);
}

// --- internal ---

/** How long the list of bundles may take, in milliseconds. */
const LIST_TIMEOUT = 6_000;

/** The browser takes some more room than the bytes themselves. */
const OVERHEAD = 1.1;

const NO_ROOM = "Your browser has no room for it: free some space on this device.";

function sizeOf(bundles: BundleList["bundles"]): number {
  return bundles.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function fetchList(folder: string): Promise<BundleList | undefined> {
  try {
    const response = await fetch(folder + LIST, {
      cache: "no-cache",
      signal: AbortSignal.timeout(LIST_TIMEOUT),
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Replaces pages that were read before by those of the download, so that none is older. */
async function updatePages(base: string): Promise<void> {
  const pages = await caches.open(cacheNames(base).pages);
  for (const request of await pages.keys()) {
    const page = await fromDownload(base, request.url).catch(() => undefined);
    if (page) await pages.put(request, page).catch(() => pages.delete(request));
  }
}

async function pathsIn(cache: Cache): Promise<Set<string>> {
  const requests = await cache.keys();
  return new Set(requests.map(({ url }) => new URL(url).pathname));
}

async function checkRoom(bytes: number): Promise<void> {
  // Asks the browser not to delete it by itself. Not awaited: it may ask the reader, who may not
  // answer.
  navigator.storage?.persist?.().catch(() => false);
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && quota - usage < bytes * OVERHEAD) throw new DownloadError(NO_ROOM);
}

/** @param onBytes called with the number of bytes received */
async function fetchBundle(
  path: string,
  signal: AbortSignal,
  onBytes: (received: number) => void,
): Promise<Blob> {
  try {
    const { ok, status, body } = await fetch(path, { signal });
    if (!ok || !body) throw new Error(String(status));
    let received = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, output) {
        received += chunk.length;
        onBytes(received);
        output.enqueue(chunk);
      },
    });
    return await new Response(body.pipeThrough(counted)).blob();
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new DownloadError(
      "The network is down, or the site was updated during the download. What is downloaded stays: continue later.",
    );
  }
}

async function put(cache: Cache, path: string, response: Response): Promise<void> {
  try {
    await cache.put(path, response);
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    throw new DownloadError(
      isFull ? NO_ROOM : "Your browser refuses to store it, as in a private window.",
    );
  }
}
