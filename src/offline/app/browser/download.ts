/** Takes the digest along: bundle by bundle into the browser's own storage. */
import { BUNDLES, LIST, type BundleList } from "../bundle-format.ts";
import { fromCopy } from "./copy.ts";
import { cacheNames, COMPLETE } from "./stores.ts";

/** Thrown where the digest can't be taken along. The message is for the reader. */
export class DownloadError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "DownloadError";
  }
}

/** How much of the bundles is there. */
export interface Holding {
  /** What the site offers, as far as it is known: undefined without a network. */
  offered: BundleList | undefined;
  /** What is there as a whole. */
  complete: BundleList | undefined;
  /** In bytes, of what is offered, or of what is there. */
  here: number;
  all: number;
}

/**
 * Looks up what is there.
 *
 * @param known what the site offered before: without a network, it still says how much is missing
 */
export async function lookUp(base: string, known?: BundleList): Promise<Holding> {
  const cache = await caches.open(cacheNames(base).copy);
  const folder = base + BUNDLES;
  const [came, kept] = await Promise.all([fetchList(folder), cache.match(folder + COMPLETE)]);
  const offered = came ?? known;
  const complete: BundleList | undefined = await kept?.json();
  const bundles = (offered ?? complete)?.bundles ?? [];
  const held = await heldIn(cache);
  const sum = (all: BundleList["bundles"]) => all.reduce((bytes, one) => bytes + one.bytes, 0);
  return {
    offered,
    complete,
    here: sum(bundles.filter(({ file }) => held.has(folder + file))),
    all: sum(bundles),
  };
}

/**
 * Loads the bundles that aren't there yet, and only then puts them in place of an older copy.
 * What has come stays when it is stopped or fails, and the next time goes on from there.
 *
 * @param onProgress told how many bytes are here, and whether some are part of a bundle, which
 *   stays only as a whole
 * @throws {DownloadError} when there is no room, no network, or another tab is at it
 */
export async function download(
  base: string,
  offered: BundleList,
  signal: AbortSignal,
  onProgress: (here: number, isPart: boolean) => void,
): Promise<void> {
  const cache = await caches.open(cacheNames(base).copy);
  const folder = base + BUNDLES;
  const held = await heldIn(cache);
  const missing = offered.bundles.filter(({ file }) => !held.has(folder + file));
  const total = offered.bundles.reduce((sum, { bytes }) => sum + bytes, 0);
  let left = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  await checkRoom(left);
  for (const { file, bytes } of missing) {
    onProgress(total - left, false);
    const blob = await fetchBundle(folder + file, signal, (come) =>
      onProgress(total - left + come, true),
    );
    if (blob.size !== bytes)
      throw new DownloadError(
        "The site was renewed meanwhile, or a part came cut off. Try again: what has come stays.",
      );
    await put(cache, folder + file, new Response(blob));
    left -= bytes;
  }
  onProgress(total, false);
  await put(cache, folder + COMPLETE, new Response(JSON.stringify(offered)));
  const wanted = new Set(offered.bundles.map(({ file }) => folder + file));
  for (const path of await heldIn(cache))
    if (path.endsWith(".bundle") && !wanted.has(path)) await cache.delete(path);
  await renewRead(base);
}

/** Removes the copy. Pages that were read stay. */
export async function remove(base: string): Promise<void> {
  await caches.delete(cacheNames(base).copy);
}

// --- internal ---

/** How long the site may take to say what it offers, in milliseconds. */
const PATIENCE = 6_000;

/** Room that is left to the browser for its own books. */
const SPARE = 1.1;

const NO_ROOM =
  "Your browser has no room for it: free some space on this device, or take a smaller digest along.";

async function fetchList(folder: string): Promise<BundleList | undefined> {
  try {
    const response = await fetch(folder + LIST, {
      cache: "no-cache",
      signal: AbortSignal.timeout(PATIENCE),
    });
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

/** Brings pages that were read before to the state of the copy, so that none is older than it. */
async function renewRead(base: string): Promise<void> {
  const pages = await caches.open(cacheNames(base).pages);
  for (const request of await pages.keys()) {
    const page = await fromCopy(base, request.url).catch(() => undefined);
    if (page) await pages.put(request, page).catch(() => pages.delete(request));
  }
}

async function heldIn(cache: Cache): Promise<Set<string>> {
  const requests = await cache.keys();
  return new Set(requests.map(({ url }) => new URL(url).pathname));
}

async function checkRoom(bytes: number): Promise<void> {
  // Asks the browser not to throw it away by itself. It may ask the reader, who may not answer.
  navigator.storage?.persist?.().catch(() => false);
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && quota - usage < bytes * SPARE) throw new DownloadError(NO_ROOM);
}

/** @param onBytes told how many bytes of it have come */
async function fetchBundle(
  path: string,
  signal: AbortSignal,
  onBytes: (come: number) => void,
): Promise<Blob> {
  try {
    const { ok, status, body } = await fetch(path, { signal });
    if (!ok || !body) throw new Error(String(status));
    let come = 0;
    const counted = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, passOn) {
        come += chunk.length;
        onBytes(come);
        passOn.enqueue(chunk);
      },
    });
    return await new Response(body.pipeThrough(counted)).blob();
  } catch (cause) {
    if (signal.aborted) throw cause;
    throw new DownloadError(
      "The network is down, or the site was renewed meanwhile. What has come stays: go on later.",
    );
  }
}

async function put(cache: Cache, path: string, response: Response): Promise<void> {
  try {
    await cache.put(path, response);
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    throw new DownloadError(
      isFull ? NO_ROOM : "Your browser refuses to keep it, as in a private window.",
    );
  }
}
