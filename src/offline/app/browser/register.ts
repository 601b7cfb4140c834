/**
 * Starts the service worker, from a reader's second page on. Who follows one link and leaves pays
 * for no worker, no offline page and no second copy of what the page has loaded.
 */
import { ASSETS, pagePath, parsePath, withBase } from "../../../digest/urls.ts";
import { lastPageKey } from "../../../reader/storage-keys.ts";
import { cacheNames } from "./stores.ts";

const { base = "/" } = document.documentElement.dataset;

if (import.meta.env.PROD && "serviceWorker" in navigator && location.protocol !== "file:") {
  const before = pageBefore();
  if (before !== undefined || wantsWorker())
    // Reading never waits for it.
    window.addEventListener("load", () => {
      // A private window, or a reader's setting, refuses it: the pages work without.
      register(before).catch(() => {});
    });
}

// --- internal ---

/**
 * The path of a page of this digest that the reader had before this one, which is kept for the
 * next. Where the browser keeps nothing, the page that led here still tells.
 */
function pageBefore(): string | undefined {
  const { referrer } = document;
  const from = URL.canParse(referrer) ? new URL(referrer) : undefined;
  const led =
    from?.origin === location.origin && from.pathname.startsWith(base) ? from.pathname : undefined;
  try {
    const kept = localStorage.getItem(lastPageKey(base));
    localStorage.setItem(lastPageKey(base), location.pathname);
    return led ?? kept ?? undefined;
  } catch {
    return led;
  }
}

/** The page about it, the installed app, and pages that a worker looks after already. */
function wantsWorker(): boolean {
  return (
    parsePath(location.pathname, base)?.kind === "offline" ||
    window.matchMedia("(display-mode: standalone)").matches ||
    navigator.serviceWorker.controller !== null
  );
}

async function register(before: string | undefined): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(`${base}sw.js`, { scope: base });
  if (serviceWorker.controller) return;
  // These pages came before the worker, which keeps what it sees.
  const names = cacheNames(base);
  const own = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ pathname }) => pathname.startsWith(withBase(base, ASSETS)));
  await (await caches.open(names.files)).addAll(own.map(({ href }) => href));
  const pages = await caches.open(names.pages);
  for (const path of new Set([location.pathname, before ?? location.pathname]))
    await pages.put(pagePath(path), await fetchPage(path));
}

/** @throws {Error} where the site has no such page now */
async function fetchPage(path: string): Promise<Response> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(String(response.status));
  // Browsers refuse to show one that knows of a redirect.
  return new Response(response.body, response);
}
