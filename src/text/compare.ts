/** An order of texts that no locale changes: by UTF-16 code units. For `sort` and `toSorted`. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
