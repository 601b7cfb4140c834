/** Starts the service worker once a page is there. Reading never waits for it. */
import { cacheNames } from "./stores.ts";

const { base = "/" } = document.documentElement.dataset;

if (
  import.meta.env.PROD &&
  "serviceWorker" in navigator &&
  location.protocol !== "file:"
)
  window.addEventListener("load", () => {
    // A private window, or a reader's setting, refuses it: the pages work without.
    register().catch(() => {});
  });

// --- internal ---

async function register(): Promise<void> {
  const { serviceWorker } = navigator;
  await serviceWorker.register(`${base}sw.js`, { scope: base });
  if (serviceWorker.controller) return;
  // The first page of a first visit came before the worker, which keeps what it sees.
  const names = cacheNames(base);
  const own = performance
    .getEntriesByType("resource")
    .map(({ name }) => new URL(name))
    .filter(({ pathname }) => pathname.startsWith(`${base}_astro/`));
  await (await caches.open(names.files)).addAll(own.map(({ href }) => href));
  await (await caches.open(names.pages)).add(location.pathname);
}
