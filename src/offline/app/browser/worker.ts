/**
 * The service worker. With a network, everything comes from the site, and what was read is kept.
 * Without one, or when it doesn't answer in time, pages come from what was read, or from the
 * offline download.
 *
 * Two deploys are never mixed: names of styles, scripts and index files change with their
 * contents. The search page and the few files of the index that keep their names, the catalogue
 * among them, all come from the download where there is no network. A new worker waits until the
 * old one's tabs are closed.
 */
import type { WorkboxPlugin } from "workbox-core/types.js";
import { ExpirationPlugin } from "workbox-expiration";
import {
  addPlugins,
  cleanupOutdatedCaches,
  matchPrecache,
  precache,
  type PrecacheEntry,
} from "workbox-precaching";
import { registerRoute, setCatchHandler } from "workbox-routing";
import { CacheFirst } from "workbox-strategies";
import { ASSETS, pagePath, parsePath, withBase } from "../../../digest/urls.ts";
import { INDEX, keepsItsName } from "../../../search/format/names.ts";
import { BUNDLES } from "../../app-files.ts";
import { isFile, isPageOrFile } from "./answers.ts";
import { cacheNames, isOutdated, PAST_WORKER } from "./cache-names.ts";
import { fromDownload } from "./downloaded-files.ts";
import { networkFirst } from "./network-first.ts";

/** What is kept from the installation on: the build writes it, with the offline page first. */
declare const SHELL: PrecacheEntry[];

const base = new URL("./", self.location.href).pathname;
const names = cacheNames(base);
/** Files that aren't cached come from the precache, or else from the download. */
const orDownload: WorkboxPlugin = {
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    cachedResponse ?? (await matchPrecache(request)) ?? (await inDownload(request)),
};
/** For files that must fit the rest of the download, whatever else is cached. */
const downloadFirst: WorkboxPlugin = {
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    (await inDownload(request)) ?? cachedResponse,
};
/** One cache entry for a file, whatever its query. */
const withoutQuery: WorkboxPlugin = {
  cacheKeyWillBeUsed: ({ request }) => {
    const { origin, pathname } = new URL(request.url);
    return Promise.resolve(origin + pathname);
  },
};
const onlyFiles: WorkboxPlugin = {
  cacheWillUpdate: ({ response }) => Promise.resolve(isFile(response) ? response : null),
};
const ownAnswers: WorkboxPlugin = {
  cacheWillUpdate: async ({ response }) => ((await isPageOrFile(response, base)) ? response : null),
};
/** While a host answers wrongly, no worker is installed; the next page tries again. */
const ownShell: WorkboxPlugin = {
  fetchDidSucceed: async ({ request, response }) => {
    if (await isPageOrFile(response, base)) return response;
    throw new Error(`${request.url} isn't of this site now.`);
  },
};
/** When a reader tries again, the cached file may be the broken one. */
const retry: WorkboxPlugin = {
  cachedResponseWillBeUsed: ({ request, cachedResponse }) =>
    Promise.resolve(request.cache === "reload" ? undefined : cachedResponse),
  handlerDidError: async ({ request }) => (await inDownload(request)) ?? caches.match(request),
};
/** At most so many entries; the least recently used go first. */
const limit = (maxEntries: number): WorkboxPlugin => {
  const { cachedResponseWillBeUsed, cacheDidUpdate } = new ExpirationPlugin({ maxEntries });
  return {
    ...(cachedResponseWillBeUsed && { cachedResponseWillBeUsed }),
    ...(cacheDidUpdate && { cacheDidUpdate }),
  };
};

const pagesFrom = (source: WorkboxPlugin) =>
  networkFirst(names.pages, [
    {
      cacheKeyWillBeUsed: ({ request }) => {
        const { origin, pathname } = new URL(request.url);
        return Promise.resolve(origin + pagePath(pathname));
      },
      // Treat 5xx as offline.
      fetchDidSucceed: ({ response }) =>
        response.status >= 500
          ? Promise.reject(new Error(String(response.status)))
          : Promise.resolve(response),
    },
    ownAnswers,
    limit(1_000),
    source,
  ]);

// Without a route of its own: a file that is missing there may be in the download.
addPlugins([ownShell]);
precache(SHELL);
cleanupOutdatedCaches();

registerRoute(
  ({ request, url }) => request.mode === "navigate" && isSearch(url),
  pagesFrom(downloadFirst),
);

registerRoute(
  ({ request, url }) =>
    isOwn(url) && (request.mode === "navigate" || (isKept(request) && isPage(url))),
  pagesFrom(orDownload),
);

registerRoute(
  ({ url, request }) => isKept(request) && isIn(url, `/${INDEX}/`) && keepsItsName(url.pathname),
  networkFirst(names.index, [withoutQuery, onlyFiles, downloadFirst]),
);

registerRoute(
  ({ url, request }) => isKept(request) && isIn(url, `/${INDEX}/`),
  new CacheFirst({ cacheName: names.index, plugins: [onlyFiles, limit(1_000), orDownload, retry] }),
);

registerRoute(
  ({ url }) => isIn(url, ASSETS),
  new CacheFirst({ cacheName: names.files, plugins: [onlyFiles, limit(200), orDownload] }),
);

registerRoute(
  ({ url, request }) => isKept(request) && isOwn(url) && !isIn(url, BUNDLES),
  networkFirst(names.files, [ownAnswers, limit(200), orDownload]),
);

setCatchHandler(async ({ request }) => {
  const page = request.mode === "navigate" ? await matchPrecache(offlinePage()) : undefined;
  return page ?? Response.error();
});

self.addEventListener("activate", (event) => {
  const work = caches
    .keys()
    .then((all) =>
      Promise.all(all.filter((name) => isOutdated(name, base)).map((name) => caches.delete(name))),
    );
  if ("waitUntil" in event && typeof event.waitUntil === "function") event.waitUntil(work);
});

// --- internal ---

function offlinePage(): string {
  return SHELL[0]?.url ?? base;
}

function isOwn(url: URL): boolean {
  return url.origin === location.origin && url.pathname.startsWith(base);
}

/** Whether what is loaded is kept: the download keeps its files itself. */
function isKept({ cache }: Request): boolean {
  return cache !== PAST_WORKER.cache;
}

/** Whether a script asks for a page: it shows a part of it on another one. */
function isPage({ pathname }: URL): boolean {
  return parsePath(pathname, base) !== undefined;
}

function isSearch(url: URL): boolean {
  return isOwn(url) && parsePath(url.pathname, base)?.kind === "search";
}

function isIn(url: URL, folder: string): boolean {
  return isOwn(url) && url.pathname.startsWith(withBase(base, folder));
}

/** A file of the download; undefined where it can't be read, whatever the reason. */
async function inDownload({ url }: Request): Promise<Response | undefined> {
  try {
    return await fromDownload(base, url);
  } catch {
    return undefined;
  }
}
