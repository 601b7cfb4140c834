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
