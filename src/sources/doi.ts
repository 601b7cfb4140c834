/** DOIs in the fields of a source. */
import { decodePercent } from "../text/percent.ts";
import { shorten } from "./source.ts";

/**
 * The address of a DOI, however it is written: `10.1000/182`, `doi:10.1000/182`, or an address.
 * Characters that have a meaning in addresses are escaped. Another text gives a warning.
 *
 * @see https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html
 */
export function readDoi(text: string | undefined, warnings: string[]): string | undefined {
  const named = text?.trim() ?? "";
  if (named === "") return undefined;
  const bare = RESOLVER.test(named)
    ? decodePercent(named.replace(RESOLVER, ""))
    : named.replace(/^doi:\s*/i, "");
  const doi = /^10\.\d{4,9}\/\S+/.exec(bare)?.[0];
  if (doi !== undefined) return `https://doi.org/${doi.replace(/[%#?\\]/g, encodeURIComponent)}`;
  warnings.push(`links.doi: dropped "${shorten(named)}", expected a DOI such as 10.1000/182`);
  return undefined;
}

/** Whether an address leads to a DOI's resolver. */
export function isDoiAddress(address: string): boolean {
  return RESOLVER.test(address.trim());
}

// --- internal ---

const RESOLVER = /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i;
