/** Registers the service worker, and keeps the pages that were read before it started. */
import { basePath } from "../../../digest/page-hooks.ts";
import { ASSETS, pagePath, withBase } from "../../../digest/urls.ts";
import { isFile, isPageOrFile } from "./answers.ts";
import { cacheNames } from "./cache-names.ts";
import { registerWorker } from "./start-worker.ts";

/** Registers it. @param before the path of the page that was read before this one */
export async function register(before: string | undefined): Promise<void> {
  await registerWorker();
  if (navigator.serviceWorker.controller) return;
  const base = basePath();
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
