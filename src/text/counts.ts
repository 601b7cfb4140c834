/** Counts in words. Also for the browser. */

/** `1 author`, `4 authors`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${nounFor(count, noun)}`;
}

/** The noun alone: `author` for 1, else `authors`; `entry`, and `entries`. */
export function nounFor(count: number, noun: string): string {
  return count === 1 ? noun : `${noun.replace(/(?<=[^aeiou])y$/, "ie")}s`;
}
