/** Sizes in words. */

/** `12.3 MB`, `1,234.5 MB` */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString("en", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
}

/** `1 file`, `12,345 files` */
export function filesOf(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "file" : "files"}`;
}
