/** Style sheets of a copy that is opened from a disk. */
import { resolveAddress, type Site } from "./addresses.ts";

/** An address in a style sheet as the build writes it, or a comment, in which nothing changes. */
const ADDRESS = /\/\*[\s\S]*?\*\/|url\(\s*(["']?)([^"')\s]+)\1\s*\)/g;

/** Makes the addresses relative. @param file its name, from the copy's folder */
export function rewriteStyles(css: string, file: string, site: Site): string {
  return css.replace(ADDRESS, (whole, _quote, address: string | undefined) => {
    if (address === undefined) return whole;
    const target = resolveAddress(address, file, site);
    return target.kind === "kept" ? `url("${target.address}")` : whole;
  });
}
