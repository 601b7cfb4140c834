/** Style sheets of a copy that is opened from a disk. */
import { resolveAddress, type Site } from "./addresses.ts";

/** An address in a style sheet, or a comment, in which nothing changes. */
const ADDRESS = /\/\*[\s\S]*?\*\/|url\(\s*(["']?)([^"')\s]+)\1\s*\)/g;

/** A font that is not used when it comes late. */
const OPTIONAL_FONT = /(?<=font-display:\s*)optional/g;

/**
 * Makes the addresses relative, and lets pages wait for their fonts: without preloading, most
 * fonts would come an instant too late.
 *
 * @param file its name, from the copy's folder
 * @see https://drafts.csswg.org/css-fonts-4/#font-display-desc
 */
export function rewriteStyles(css: string, file: string, site: Site): string {
  const waiting = css.replace(OPTIONAL_FONT, "block");
  return waiting.replace(ADDRESS, (whole, _quote, address: string | undefined) => {
    if (address === undefined) return whole;
    const target = resolveAddress(address, file, site);
    return target.kind === "kept" ? `url("${target.address}")` : whole;
  });
}
