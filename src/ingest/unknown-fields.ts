/** Fields that a source sends and that are not read, reported once in each run. */
import { FIELD_NAMES } from "../paper/schema.ts";
import type { Item } from "../sources/source.ts";
import { countOf } from "../text/counts.ts";
import { didYouMean } from "../text/nearest.ts";

/** How many fields are named at most: a file may have another name in each line. */
const NAMED = 20;

/** Adds a batch's fields to the counts: how many lines have each. */
export function countUnknown(
  { items }: { items: readonly Item[] },
  counts: Map<string, number>,
): void {
  for (const item of items)
    for (const name of ("draft" in item ? item.unknown : undefined) ?? [])
      if (counts.has(name) || counts.size < 10_000) counts.set(name, (counts.get(name) ?? 0) + 1);
}

/** A sentence for each field, the most frequent first: its name, and a known name like it. */
export function describeUnknown(counts: ReadonlyMap<string, number>, source: string): string[] {
  const fields = [...counts].sort(([, a], [, b]) => b - a);
  const said = fields.slice(0, NAMED).map(([name, count]) => {
    const lines = `${countOf(count, "line")} ${count === 1 ? "has" : "have"}`;
    return `${source}: ${lines} "${name}", which is not a field here${didYouMean(name, FIELD_NAMES)}`;
  });
  const more = fields.length - said.length;
  return more > 0 ? [...said, `${source}: and ${countOf(more, "other field")}`] : said;
}
