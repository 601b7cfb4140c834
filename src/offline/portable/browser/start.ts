/** Starts the scripts of a page that was opened from a disk. */
import { askedIn, sendPart } from "../../../digest/page-part.ts";
import { MODULES_ATTRIBUTE, PASS_KEY, passIn, STORAGE_PAGE } from "./copy-contract.ts";
import { shareStorage } from "./shared-storage.ts";

/** Starts those modules that the page's script element names. */
export function start(modules: Record<string, () => Promise<unknown>>): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const isFramed = window.parent !== window;
  const pass = passIn(location);
  if (isFramed && pass !== undefined) {
    localStorage.setItem(PASS_KEY, pass);
    return;
  }
  const asked = isFramed ? askedIn(location) : undefined;
  if (asked !== undefined) {
    sendPart(asked);
    return;
  }
  const names = (script.getAttribute(MODULES_ATTRIBUTE) ?? "").split(" ");
  const run = () => {
    for (const name of names) void modules[name]?.();
  };
  // In Firefox each file is an origin of its own; other browsers share the storage of a disk. What
  // frames a page could put another page into the frames within it, which would be told the pass.
  if (location.origin === "null" && !isFramed)
    shareStorage(new URL(STORAGE_PAGE, script.src)).then(run, run);
  else run();
}
