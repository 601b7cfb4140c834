/** The search of an index that lies on the disk, outside of a browser. */
import fs from "node:fs/promises";
import { ENGINE, INDEX } from "../format/names.ts";
import { contentsOf, failing, type Bytes } from "../query/bytes.ts";
import { searchOf, type Search } from "../query/search.ts";

/**
 * Opens an index with the code that answers readers. Pagefind's module takes it for granted that it
 * runs in a page: it asks for the page's address, so this process or thread gets one.
 *
 * @param files where the index's files lie on the disk, by their names in the index's folder
 * @throws {Error} when a file of the index is missing or damaged
 */
export async function searchOfFiles(files: ReadonlyMap<string, string>): Promise<Search> {
  const page = new URL(ADDRESS, "http://localhost");
  Object.defineProperty(globalThis, "location", { value: page, configurable: true });
  return searchOf(bytesOf(files), ADDRESS);
}

// --- internal ---

/** The index's folder as in an address. */
const ADDRESS = `/${INDEX}/`;

function bytesOf(files: ReadonlyMap<string, string>): Bytes {
  const read = async (name: string) => {
    const file = files.get(name);
    if (file === undefined) throw new Error(`The index has no file ${name}.`);
    return new Uint8Array(await fs.readFile(file));
  };
  return {
    stored: failing(read),
    contents: failing(async (name) => contentsOf(name, await read(name))),
    // Not by its path: in a folder without a package.json, Node wouldn't know that it is a module.
    engine: async () => {
      const code = new TextDecoder().decode(await read(ENGINE));
      return import(`data:text/javascript,${encodeURIComponent(code)}`);
    },
  };
}
