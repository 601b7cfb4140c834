/** The caches of builds, one for each place: those of places that are gone don't stay for ever. */
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { removeFolder } from "../files/folder.ts";
import type { Settings } from "./settings.ts";

/** Notes that a cache is in use, so that no build of another place removes it. */
export function noteCache({ cache, out }: Place): readonly KnownPlace[] {
  const folder = path.dirname(cache);
  const own = { name: path.basename(cache), out };
  const known = [own, ...readPlaces(folder).filter(({ name }) => name !== own.name)];
  const kept = known.filter((one, at) => at < KEPT || fs.existsSync(one.out));
  const beside = path.join(folder, `${PLACES}.${process.pid}`);
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(beside, JSON.stringify(kept));
    fs.renameSync(beside, path.join(folder, PLACES));
  } catch {
    // A command that only reads works in a project that can't be written, too. A cache that isn't
    // noted may go, which costs time alone.
  }
  return kept;
}

/**
 * Notes that a build's cache is in use, and removes those of other places that are gone, but for
 * the ones that were used last: a machine that starts from the cache alone builds to several places
 * one after the other.
 */
export async function sweepCaches(place: Place): Promise<void> {
  const names = new Set([PLACES, ...noteCache(place).map(({ name }) => name)]);
  const folder = path.dirname(place.cache);
  for (const name of fs.readdirSync(folder))
    if (!names.has(name)) await removeFolder(path.join(folder, name));
}

// --- internal ---

/** The caches, the one that was used last first. */
const PLACES = "places.json";
/** So many are kept, wherever their sites are. */
const KEPT = 8;

type Place = Pick<Settings, "cache" | "out">;
type KnownPlace = z.output<typeof placesSchema>[number];

const placesSchema = z.array(z.object({ name: z.string(), out: z.string() }));

/** None where the file isn't what it should be: caches only save time. */
function readPlaces(folder: string): KnownPlace[] {
  try {
    return placesSchema.parse(
      JSON.parse(fs.readFileSync(path.join(folder, PLACES), { encoding: "utf8" })),
    );
  } catch {
    return [];
  }
}
