/**
 * The service worker. With a network, everything comes from the site, and what was read is kept;
 * without one, pages come from what was read, or from the copy that the reader took along.
 *
 * Nothing of two deploys is mixed: names of styles, scripts and index files change with their
 * contents, and the one file that names the others, the search's catalogue, comes from the copy
 * as a whole where there is no network. A new worker waits until the old one's tabs are closed.
 */
import type { WorkboxPlugin } from "workbox-core/types.js";
import { ExpirationPlugin } from "workbox-expiration";
import {
  cleanupOutdatedCaches,
  matchPrecache,
  precacheAndRoute,
} from "workbox-precaching";
import { registerRoute, setCatchHandler } from "workbox-routing";
import { CacheFirst, NetworkFirst, NetworkOnly } from "workbox-strategies";
import { BUNDLES } from "../bundle-format.ts";
import { fromCopy } from "./copy.ts";
import { cacheNames, isOutdated } from "./stores.ts";

/** What the offline page needs, written here by the build; the page itself comes first. */
declare const SHELL: { url: string; revision: string | null }[];

const base = new URL("./", self.location.href).pathname;
const names = cacheNames(base);
/** How long the network may take when there is something else to show, in seconds. */
const PATIENCE = 6;

const inCopy = {
  handlerDidError: ({ request }: { request: Request }) =>
    fromCopy(base, below(request.url)),
};
/** At most so many entries; the ones unused for longest go first. */
const limit = (maxEntries: number): WorkboxPlugin => {
  const { cachedResponseWillBeUsed, cacheDidUpdate } = new ExpirationPlugin({
    maxEntries,
    purgeOnQuotaError: true,
  });
  return {
    ...(cachedResponseWillBeUsed && { cachedResponseWillBeUsed }),
    ...(cacheDidUpdate && { cacheDidUpdate }),
  };
};

precacheAndRoute(SHELL);
cleanupOutdatedCaches();

// A search's words are no part of the page's name.
registerRoute(
  ({ request, url }) => request.mode === "navigate" && isOwn(url),
  new NetworkFirst({
    cacheName: names.pages,
    networkTimeoutSeconds: PATIENCE,
    matchOptions: { ignoreSearch: true },
    plugins: [
      {
        cacheKeyWillBeUsed: ({ request }) => {
          const url = new URL(request.url);
          return Promise.resolve(url.origin + url.pathname);
        },
        cacheWillUpdate: ({ response }) =>
          Promise.resolve(response.status === 200 ? response : null),
      },
      inCopy,
      limit(1_000),
    ],
  }),
);

// What names other files has to fit them.
registerRoute(
  ({ url }) => isIn(url, "pagefind/") && url.pathname.endsWith(".json"),
  new NetworkOnly({
    plugins: [
      {
        fetchDidSucceed: async ({ request, response }) => {
          if (response.status === 200) {
            const cache = await caches.open(names.index);
            await cache.put(withoutQuery(request.url), response.clone());
          }
          return response;
        },
        handlerDidError: async ({ request }) =>
          (await fromCopy(base, below(request.url))) ??
          caches.match(withoutQuery(request.url), { cacheName: names.index }),
      },
    ],
  }),
);

registerRoute(
  ({ url }) => isIn(url, "pagefind/"),
  new CacheFirst({
    cacheName: names.index,
    plugins: [inCopy, limit(1_000)],
  }),
);

registerRoute(
  ({ url }) => isIn(url, "_astro/"),
  new CacheFirst({ cacheName: names.files, plugins: [inCopy, limit(200)] }),
);

registerRoute(
  ({ url }) => isOwn(url) && !isIn(url, BUNDLES),
  new NetworkFirst({ cacheName: names.files, plugins: [inCopy, limit(200)] }),
);

setCatchHandler(async ({ request }) => {
  const page =
    request.mode === "navigate"
      ? await matchPrecache(offlinePage())
      : undefined;
  return page ?? Response.error();
});

self.addEventListener("activate", (event) => {
  const work = caches
    .keys()
    .then((all) =>
      Promise.all(
        all
          .filter((name) => isOutdated(name, base))
          .map((name) => caches.delete(name)),
      ),
    );
  if ("waitUntil" in event && typeof event.waitUntil === "function")
    event.waitUntil(work);
});

// --- internal ---

function offlinePage(): string {
  return SHELL[0]?.url ?? base;
}

function isOwn(url: URL): boolean {
  return url.origin === location.origin && url.pathname.startsWith(base);
}

function isIn(url: URL, folder: string): boolean {
  return isOwn(url) && url.pathname.startsWith(base + folder);
}

/** The address below the base path, as the copy knows it. */
function below(address: string): string {
  return decodeURIComponent(new URL(address).pathname.slice(base.length));
}

function withoutQuery(address: string): string {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}
