/** Bundles of a site that a test has changed by hand. */
import fs from "node:fs/promises";
import path from "node:path";
import { listFiles } from "../../src/files/folder.ts";
import { BUNDLES, LIST } from "../../src/offline/app-files.ts";
import { bundleFile, listVersion } from "../../src/offline/app/bundle-list.ts";
import { packBundle } from "../../src/offline/app/pack-bundle.ts";
import { kindOf } from "../../src/offline/site-files.ts";
import { keepsItsName } from "../../src/search/format/names.ts";
import type { BundleList } from "../../src/offline/app/bundle-format.ts";

/** Writes bundles into a site in place of those that it has: one of pages, one of other files. */
export async function bundleSite(site: string): Promise<void> {
  const folder = path.join(site, BUNDLES);
  const before: BundleList = JSON.parse(await fs.readFile(path.join(folder, LIST), "utf8"));
  await fs.rm(folder, { recursive: true });
  await fs.mkdir(folder);
  const files = (await listFiles(site)).filter((file) => kindOf(file) !== "left out");
  const isPage = (file: string) => kindOf(file) === "page";
  const isOther = (file: string) =>
    !isPage(file) && (kindOf(file) !== "index" || keepsItsName(file));
  const bundles = [];
  for (const [name, counts] of [
    ["files", isOther],
    ["pages", isPage],
  ] as const) {
    const own = [];
    for (const file of files.filter(counts)) {
      const content = await fs.readFile(path.join(site, file));
      own.push({ file, size: content.length, read: () => content });
    }
    const { bytes } = await packBundle([own]);
    const file = bundleFile(name, bytes);
    await fs.writeFile(path.join(site, file), bytes);
    bundles.push({ file: path.basename(file), bytes: bytes.length });
  }
  const version = listVersion(bundles, before.files);
  await fs.writeFile(path.join(folder, LIST), JSON.stringify({ ...before, version, bundles }));
}
