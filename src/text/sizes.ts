/** Sizes in words. Apart from counts, which every page's script has. */

/** An amount of bytes: `6.5 MB`, `1,234 MB`, `12.3 GB`. */
export function sizeOf(bytes: number): string {
  const [amount, unit] = bytes < 10e9 ? [bytes / 1e6, "MB"] : [bytes / 1e9, "GB"];
  const digits = unit === "MB" && amount >= 100 ? 0 : 1;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${amount.toLocaleString("en", options)} ${unit}`;
}
