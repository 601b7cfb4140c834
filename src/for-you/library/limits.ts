/** How large a library's file may be. */

/** In bytes. */
export const LARGEST = 20_000_000;
/** A file has at most so many entries. */
export const MOST_ENTRIES = 100_000;

/** Why a file is too large. */
export function tooLarge(size: number): string {
  const megabytes = Math.ceil(size / 1_000_000);
  return `The file has ${megabytes} MB, and a library may have ${LARGEST / 1_000_000}. Export it without attachments and notes, or in parts.`;
}
