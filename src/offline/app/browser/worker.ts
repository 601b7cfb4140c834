/**
 * The service worker. With a network, everything comes from the site, and what was read is kept;
 * without one, or with one that doesn't answer in time, pages come from what was read, or from
 * the copy that the reader took along.
 *
 * Nothing of two deploys is mixed: names of styles, scripts and index files change with their
 * contents. The search page and the few files of the index that keep their names, the catalogue
 * among them, come from the copy as a whole where there is no network. A new worker waits until
 * the old one's tabs are closed.
 */
import type { WorkboxPlugin } from "workbox-core/types.js";
import { ExpirationPlugin } from "workbox-expiration";
import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from "workbox-precaching";
import { registerRoute, setCatchHandler } from "workbox-routing";
import { CacheFirst, NetworkFirst } from "workbox-strategies";
import { ASSETS, pagePath, parsePath, withBase } from "../../../digest/urls.ts";
import { INDEX, keepsItsName } from "../../../search/format/names.ts";
import { BUNDLES } from "../bundle-format.ts";
import { fromCopy } from "./copy.ts";
import { cacheNames, isOutdated } from "./stores.ts";

/** What the offline page needs, written here by the build; the page itself comes first. */
declare const SHELL: { url: string; revision: string | null }[];

const base = new URL("./", self.location.href).pathname;
const names = cacheNames(base);
/** How long the network may take when there is something else to show, in seconds. */
const PATIENCE = 6;

/** What isn't kept comes from the copy. */
const orCopy: WorkboxPlugin = {
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    cachedResponse ?? (await inCopy(request)),
};
/** What the copy has fits the rest of it, whatever else was kept. */
const copyFirst: WorkboxPlugin = {
  cachedResponseWillBeUsed: async ({ request, cachedResponse }) =>
    (await inCopy(request)) ?? cachedResponse,
};
/** A search's words are no part of a name. */
const withoutQuery: WorkboxPlugin = {
  cacheKeyWillBeUsed: ({ request }) => {
    const { origin, pathname } = new URL(request.url);
    return Promise.resolve(origin + pathname);
  },
};
/** Some hosts answer with a page and 200 for a file that isn't there. */
const noPages: WorkboxPlugin = {
  cacheWillUpdate: ({ response }) => {
    const type = response.headers.get("content-type") ?? "";
    const isFile = response.status === 200 && !type.startsWith("text/html");
    return Promise.resolve(isFile ? response : null);
  },
};
/** When a reader tries again, what is kept may be what is broken. */
const anew: WorkboxPlugin = {
  cachedResponseWillBeUsed: ({ request, cachedResponse }) =>
    Promise.resolve(request.cache === "reload" ? undefined : cachedResponse),
  handlerDidError: async ({ request }) => (await inCopy(request)) ?? caches.match(request),
};
/** At most so many entries; the ones unused for longest go first. */
const limit = (maxEntries: number): WorkboxPlugin => {
  const { cachedResponseWillBeUsed, cacheDidUpdate } = new ExpirationPlugin({
    maxEntries,
  });
  return {
    ...(cachedResponseWillBeUsed && { cachedResponseWillBeUsed }),
    ...(cacheDidUpdate && { cacheDidUpdate }),
  };
};

const pagesFrom = (source: WorkboxPlugin) =>
  new NetworkFirst({
    cacheName: names.pages,
    networkTimeoutSeconds: PATIENCE,
    plugins: [
      {
        cacheKeyWillBeUsed: ({ request }) => {
          const { origin, pathname } = new URL(request.url);
          return Promise.resolve(origin + pagePath(pathname));
        },
        cacheWillUpdate: ({ response }) =>
          Promise.resolve(response.status === 200 ? response : null),
        // A host that is out of order is as good as none.
        fetchDidSucceed: ({ response }) =>
          response.status >= 500
            ? Promise.reject(new Error(String(response.status)))
            : Promise.resolve(response),
      },
      limit(1_000),
      source,
    ],
  });

precacheAndRoute(SHELL);
cleanupOutdatedCaches();

registerRoute(
  ({ request, url }) => request.mode === "navigate" && isSearch(url),
  pagesFrom(copyFirst),
);

registerRoute(({ request, url }) => request.mode === "navigate" && isOwn(url), pagesFrom(orCopy));

registerRoute(
  ({ url }) => isIn(url, `/${INDEX}/`) && keepsItsName(url.pathname),
  new NetworkFirst({
    cacheName: names.index,
    networkTimeoutSeconds: PATIENCE,
    plugins: [withoutQuery, noPages, copyFirst],
  }),
);

registerRoute(
  ({ url }) => isIn(url, `/${INDEX}/`),
  new CacheFirst({
    cacheName: names.index,
    plugins: [noPages, limit(1_000), orCopy, anew],
  }),
);

registerRoute(
  ({ url }) => isIn(url, ASSETS),
  new CacheFirst({
    cacheName: names.files,
    plugins: [noPages, limit(200), orCopy],
  }),
);

registerRoute(
  ({ url }) => isOwn(url) && !isIn(url, `/${BUNDLES}`),
  new NetworkFirst({
    cacheName: names.files,
    networkTimeoutSeconds: PATIENCE,
    plugins: [limit(200), orCopy],
  }),
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

function isSearch(url: URL): boolean {
  return isOwn(url) && parsePath(url.pathname, base)?.kind === "search";
}

function isIn(url: URL, folder: string): boolean {
  return isOwn(url) && url.pathname.startsWith(withBase(base, folder));
}

/** A file of the copy; undefined where it can't be had, whatever the reason. */
async function inCopy({ url }: Request): Promise<Response | undefined> {
  try {
    return await fromCopy(base, url);
  } catch {
    return undefined;
  }
}
