/** Lists of references, item by item. */
import { citationKeys } from "./keys.ts";
import { oncePer } from "./once-per.ts";
import type { Reference } from "./reference.ts";

/**
 * Makes what writes a list of references, in their order.
 *
 * @param write an item from its reference and its key: the same ones give the same item
 */
export function itemsOf(
  write: (reference: Reference, key: string) => string,
): (references: readonly Reference[]) => string[] {
  // In another list it may need another letter behind its key.
  const written = oncePer<Reference, Map<string, string>>(() => new Map());
  const itemOf = (reference: Reference, key: string): string => {
    const byKey = written(reference);
    const item = byKey.get(key) ?? write(reference, key);
    byKey.set(key, item);
    return item;
  };
  return (references) => {
    const keys = citationKeys(references);
    return references.map((one, at) => itemOf(one, keys[at] ?? one.id));
  };
}
