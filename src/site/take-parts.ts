/**
 * Takes parts that other machines have made into the cache. A part that is missing, of another
 * version or damaged costs only the time to make it.
 */
import type { Catalogue } from "../content/catalogue.ts";
import { Cache } from "../files/cache.ts";
import { copyEntries } from "../files/copy-entries.ts";
import { ExpectedError } from "../files/errors.ts";
import { countOf } from "../text/counts.ts";
import { readPartList } from "./part-list.ts";
import type { Settings } from "./settings.ts";
import { commonKey } from "./units.ts";

/** What the build is made of that the parts have to fit. */
interface Fitting {
  settings: Settings;
  cache: Cache;
  /** The hash of the code, from `codeKey`. */
  code: string;
  catalogue: Catalogue;
}

/**
 * Takes parts into the cache.
 *
 * @returns a sentence for each part that is missing, or of no use: the build makes up for it
 * @throws {ExpectedError} where a folder is no part, or parts of different divisions are mixed
 */
export async function takeParts(
  { settings, cache, code, catalogue }: Fitting,
  folders: readonly string[],
): Promise<string[]> {
  const parts = folders.map((folder) => ({ folder, list: readPartList(folder) }));
  const [of = 0, ...others] = new Set(parts.map(({ list }) => list.of));
  if (others.length > 0)
    throw new ExpectedError(
      `These parts don't belong together: some are of ${of}, others of ${others.join(" and ")}.`,
    );
  const key = commonKey(code, settings, catalogue.topics);
  const said: string[] = [];
  const taken = new Set<number>();
  for (const { folder, list } of parts) {
    const name = `Part ${list.part} of ${of} in ${folder}`;
    taken.add(list.part);
    if (list.key !== key) {
      said.push(`${name} was made of other settings, topics or code. Its months are built here.`);
      continue;
    }
    const copied = await copyEntries(new Cache(folder), cache, list.entries);
    const lost = list.entries.length - copied;
    if (lost > 0)
      said.push(
        `${name} lacks ${countOf(lost, "entry")}, or has changed ones. They are made here.`,
      );
  }
  for (let part = 1; part <= of; part += 1)
    if (!taken.has(part)) said.push(`Part ${part} of ${of} is missing. Its months are built here.`);
  return said;
}
