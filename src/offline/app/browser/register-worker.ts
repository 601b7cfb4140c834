/**
 * Registers the service worker, from a reader's second page on: a visit of a single page downloads
 * no worker, no offline page and no second copy of the page's files.
 */
import { basePath } from "../../../digest/page-hooks.ts";
import { ASSETS, OFFLINE, pagePath, withBase } from "../../../digest/urls.ts";
import { lastPageKey } from "../../../reader/storage-keys.ts";
import { WORKER } from "../../app-files.ts";
import { isFile, isPageOrFile } from "./answers.ts";
import { cacheNames } from "./cache-names.ts";

const base = basePath();

if (import.meta.env.PROD && "serviceWorker" in navigator && location.protocol !== "file:") {
  const before = pageBefore();
  if (before !== undefined || needsWorker())
    // Reading never waits for it.
    window.addEventListener("load", () => {
      // Refused in a private window or by a setting: the pages work without a worker.
      register(before).catch(() => {});
    });
}

// --- internal ---

/**
 * The path of the page of this digest that was read before this one; stores this one for the
 * next. Where the browser stores nothing, the referrer still tells.
 */
function pageBefore(): string | undefined {
  const { referrer } = document;
  const from = URL.canParse(referrer) ? new URL(referrer) : undefined;
  const isOwn = from?.origin === location.origin && from.pathname.startsWith(base);
  const referring = isOwn ? from.pathname : undefined;
  try {
    const stored = localStorage.getItem(lastPageKey(base));
    localStorage.setItem(lastPageKey(base), location.pathname);
    return referring ?? stored ?? undefined;
  } catch {
    return referring;
  }
}

/** The offline page, the installed app, and pages that have a worker already. */
function needsWorker(): boolean {
  return (
    pagePath(location.pathname) === withBase(base, OFFLINE) ||
    window.matchMedia("(display-mode: standalone)").matches ||
    navigator.serviceWorker.controller !== null
  );
}

async function register(before: string | undefined): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(withBase(base, WORKER), { scope: base });
  if (serviceWorker.controller) return;
  // The worker keeps what it serves; these pages were loaded before it started.
  const names = cacheNames(base);
  const own = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ pathname }) => pathname.startsWith(withBase(base, ASSETS)));
  const files = await caches.open(names.files);
  for (const { href } of own) {
    const response = await fetch(href);
    if (isFile(response)) await files.put(href, response);
  }
  const pages = await caches.open(names.pages);
  for (const path of new Set([location.pathname, before ?? location.pathname])) {
    const response = await fetch(path);
    // A new response: browsers refuse to show one that was redirected.
    if (await isPageOrFile(response, base))
      await pages.put(pagePath(path), new Response(response.body, response));
  }
}
