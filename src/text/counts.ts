/** Counts in words. Also for the browser. */

/** `1 author`, `4 authors`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
