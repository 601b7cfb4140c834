/** Percent escapes of addresses. */

/** Undoes percent escapes, `%20` → a space; a text with an invalid one stays as it is. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
