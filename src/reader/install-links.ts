/** What a browser needs to install the app from a page; pages of papers leave it to their script. */
import { basePath } from "../digest/page-hooks.ts";
import { MANIFEST, TOUCH_ICON, withBase } from "../digest/urls.ts";
import { make } from "./make.ts";

/** Adds the links where the page has none. A copy on a disk can't be installed. */
export function addInstallLinks(): void {
  if (location.protocol === "file:" || document.querySelector("link[rel=manifest]")) return;
  const link = (rel: string, path: string) =>
    make("link", "", { rel, href: withBase(basePath(), path) });
  document.head.append(link("manifest", MANIFEST), link("apple-touch-icon", TOUCH_ICON));
}
