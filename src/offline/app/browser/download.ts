/** Downloads the digest for offline use: bundle by bundle into the browser's own storage. */
import { withBase } from "../../../digest/urls.ts";
import { BUNDLES, LIST } from "../../app-files.ts";
import type { BundleList, SizedFile } from "../bundle-format.ts";
import { isFile } from "./answers.ts";
import { cacheNames, COMPLETE, PAST_WORKER } from "./cache-names.ts";
import { fromDownload } from "./downloaded-files.ts";
import { workerStarted } from "./start-worker.ts";

/** Thrown where the digest can't be downloaded. The message is for the reader. */
export class DownloadError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DownloadError";
  }
}

/** How much of it is downloaded. */
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
  const wanted = filesOf(base, offered ?? complete);
  const held = await pathsIn(cache);
  const here = sizeOf(wanted.filter(({ file }) => held.has(file)));
  return { offered, complete, here, all: sizeOf(wanted) };
}

/**
 * Downloads the bundles and files that are missing, and only then replaces an older download. What
 * is complete stays when it is stopped or fails, and the next download continues from there.
 *
 * @param onProgress called with the bytes that are here, and whether that is a moment within a
 *   bundle, or one of many files
 * @throws {DownloadError} when there is no room, no network, or no worker
 */
export async function download(
  base: string,
  offered: BundleList,
  signal: AbortSignal,
  onProgress: (here: number, isPart: boolean) => void,
): Promise<void> {
  const cache = await caches.open(cacheNames(base).download);
  const held = await pathsIn(cache);
  const wanted = filesOf(base, offered);
  const missing = wanted.filter(({ file }) => !held.has(file));
  const total = sizeOf(wanted);
  let left = sizeOf(missing);
  await checkRoom(left);
  const load = async ({ file, bytes }: SizedFile, onBytes: (received: number) => void) => {
    const blob = await fetchWhole(file, signal, onBytes);
    if (blob.size !== bytes)
      throw new DownloadError(
        "The site was updated during the download, or a file was cut off. Try again: what is downloaded stays.",
      );
    await put(cache, file, new Response(blob));
    left -= bytes;
  };
  const folder = withBase(base, BUNDLES);
  const isBundle = ({ file }: SizedFile) => file.startsWith(folder);
  for (const bundle of missing.filter(isBundle)) {
    onProgress(total - left, false);
    await load(bundle, (received) => onProgress(total - left + received, true));
  }
  onProgress(total - left, false);
  const waiting = missing.filter((one) => !isBundle(one));
  const loadWaiting = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      await load(next, () => {});
      onProgress(total - left, true);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, loadWaiting));
  } finally {
    // After a failure the others stop, too.
    waiting.length = 0;
  }
  onProgress(total, false);
  // Without a worker nothing opens what is downloaded.
  await workerStarted().catch(() => {
    throw new DownloadError(
      "Everything is downloaded, but the part of the site that opens it without a network could not be started. Load this page again, and continue.",
    );
  });
  await put(cache, folder + COMPLETE, new Response(JSON.stringify(offered)));
  const kept = new Set([folder + COMPLETE, ...wanted.map(({ file }) => file)]);
  for (const path of await pathsIn(cache)) if (!kept.has(path)) await cache.delete(path);
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

/** How many small files are loaded at the same time. */
const AT_ONCE = 6;

/** What a list names, by path: its bundles, and files of the site. */
function filesOf(base: string, list: BundleList | undefined): SizedFile[] {
  const { bundles = [], files = [] } = list ?? {};
  return [
    ...bundles.map((one) => ({ ...one, file: withBase(base, BUNDLES) + one.file })),
    ...files.map((one) => ({ ...one, file: withBase(base, `/${one.file}`) })),
  ];
}

function sizeOf(files: readonly SizedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

async function fetchList(folder: string): Promise<BundleList | undefined> {
  try {
    const response = await fetch(folder + LIST, {
      cache: "no-cache",
      signal: AbortSignal.timeout(LIST_TIMEOUT),
    });
    return isFile(response) ? await response.json() : undefined;
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
async function fetchWhole(
  path: string,
  signal: AbortSignal,
  onBytes: (received: number) => void,
): Promise<Blob> {
  try {
    const response = await fetch(path, { signal, ...PAST_WORKER });
    const { status, body } = response;
    if (!isFile(response) || !body) throw new Error(String(status));
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
