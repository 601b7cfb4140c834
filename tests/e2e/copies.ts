/** Portable copies of the built sites, where a person might unpack them. */
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { makePortable } from "../../src/offline/portable/portable.ts";
import { builtSite, type SiteName } from "./site.ts";

/** A copy on this disk. */
export interface Copy {
  folder: string;
  /** The address of the folder, with a slash at the end. */
  url: string;
  /** The zip of it. */
  zip: string;
  remove: () => Promise<void>;
}

/** A folder's name with everything that an address could stumble over. */
export const ODD_NAME = "my copy [1] #2 50% für “alle” & mehr";

/** Makes the copy of a site, in a folder of an odd name. */
export async function portableCopy(name: SiteName): Promise<Copy> {
  const site = await builtSite(name);
  const root = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-copy-"));
  const folder = path.join(root, ODD_NAME);
  const zip = path.join(root, "copy.zip");
  await makePortable({ site, to: folder, zip });
  return {
    folder,
    zip,
    url: `${pathToFileURL(folder).href}/`,
    remove: () => fs.rm(root, { recursive: true, force: true }),
  };
}

/**
 * A page beside a copy that is not of it, and tries to read and to write what readers of the copy
 * have saved: it frames the file whose storage the copy's pages share, says that it is the copy's
 * front page, and starts the copy's scripts. `window.heard` has what it was told. Its body says
 * `done` when it has tried everything.
 *
 * @returns its address
 */
export async function strangePage({ folder }: Copy): Promise<string> {
  const file = path.join(folder, "..", "strange.html");
  const name = encodeURIComponent(path.basename(folder));
  const tries = `
    const front = new URL("${name}/index.html", location).href;
    const frame = document.querySelector("iframe");
    window.heard = [];
    window.addEventListener("message", ({ data, ports }) => heard.push([data, ports.length]));
    frame.addEventListener("load", () => {
      const say = (message) => frame.contentWindow.postMessage(message, "*");
      for (const page of [front, location.href, front + "/../../strange.html"])
        for (const pass of [null, "", "0"]) say({ broadsheet: "hello", page, pass });
      say({ broadsheet: "keep", key: "broadsheet-theme", value: "stolen" });
      say(["broadsheet-theme", "stolen"]);
      setTimeout(() => (document.body.dataset.state = "done"), 1500);
    });`;
  await fs.writeFile(
    file,
    `<!doctype html><meta charset="utf-8"><title>Strange</title><body>
<iframe src="${name}/shelf.html"></iframe><script>${tries}</script>
<script defer src="${name}/scripts.js" data-run="0 1 2 3"></script>`,
  );
  return pathToFileURL(file).href;
}
