/** Runs the scripts of a page that was opened from a disk. */
import { borrowShelf } from "./shelf.ts";

/** Starts those modules that the page's script element names. */
export function start(modules: Record<string, () => Promise<unknown>>): void {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) return;
  const wanted = (script.dataset["run"] ?? "").split(" ");
  const run = () => {
    for (const name of wanted) void modules[name]?.();
  };
  // Firefox: each file is an origin of its own. Elsewhere pages share what they keep.
  if (location.origin === "null") borrowShelf(new URL("shelf.html", script.src)).then(run, run);
  else run();
}
