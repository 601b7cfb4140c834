/**
 * Checks on values out of `JSON.parse`, for the index's JSON files. A schema library would be
 * larger than the search itself.
 */

/** @throws {TypeError} when the value is no object */
export function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) throw wrong("an object");
  return Object.fromEntries(Object.entries(value));
}

/** @throws {TypeError} when the value is no text */
export function textOf(value: unknown): string {
  if (typeof value !== "string") throw wrong("a text");
  return value;
}

/** @throws {TypeError} when the value is no number */
export function numberOf(value: unknown): number {
  if (typeof value !== "number") throw wrong("a number");
  return value;
}

/** @throws {TypeError} when the value is no list, or `read` refuses an item */
export function listOf<Item>(value: unknown, read: (item: unknown) => Item): Item[] {
  if (!Array.isArray(value)) throw wrong("a list");
  return value.map(read);
}

/** Reads a pair of a text and something else, such as `["2025", 41]`. */
export function pairOf<Second>(
  read: (value: unknown) => Second,
): (value: unknown) => [string, Second] {
  return (value) => {
    const [first, second] = listOf<unknown>(value, (item) => item);
    return [textOf(first), read(second)];
  };
}

// --- internal ---

function wrong(expected: string): TypeError {
  return new TypeError(`A file of the index should have ${expected} here.`);
}
