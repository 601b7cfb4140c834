/**
 * Has the service worker registered, from a reader's second page on: a visit of a single page
 * downloads no worker, no offline page and no second copy of the page's files.
 */
import { basePath } from "../../../digest/page-hooks.ts";
import { OFFLINE, pagePath, withBase } from "../../../digest/urls.ts";
import { lastPageKey } from "../../../reader/storage-keys.ts";

const base = basePath();

if (import.meta.env.PROD && "serviceWorker" in navigator && location.protocol !== "file:") {
  const before = pageBefore();
  if (before !== undefined || needsWorker())
    // Reading never waits for it.
    window.addEventListener("load", () => {
      // Refused in a private window or by a setting: the pages work without a worker.
      import("./register.ts").then(({ register }) => register(before)).catch(() => {});
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
