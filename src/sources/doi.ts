/** DOIs in the fields of a source. */
import { decodePercent } from "../text/percent.ts";
import { shorten } from "../text/shorten.ts";

/**
 * The DOIs that a text names, each once: `10.1000/182`, the short `10/gn6dxq`, behind `doi:` or in
 * an address, with what LaTeX, HTML and addresses put before some signs taken away. Marks that
 * end a sentence, and closing brackets without an opening one, are no part of a DOI.
 *
 * @see https://www.doi.org/doi-handbook/HTML/prefix-and-suffix.html
 * @see https://shortdoi.org/
 */
export function findDois(text: string): string[] {
  // In an address a DOI's own `?` and `#` are escaped.
  const plain = decodePercent(text.replace(/(?<=doi\.org\/[^\s?#]*)[?#]\S*/gi, ""))
    .replace(/(?<!\\)\\+(?=[_%&#$<>{}])|[{}]/g, "")
    .replace(/&(lt|gt|amp);/gi, (_, name: string) => ENTITIES[name.toLowerCase()] ?? "");
  const dois = plain.split(SEPARATOR).flatMap((word) => doiIn(word) ?? []);
  return [...new Map(dois.map((doi) => [doi.toLowerCase(), doi])).values()];
}

/**
 * The address of the first DOI in a text. Characters that have a meaning in addresses are
 * escaped. A text without a DOI, and each further one, gives a warning.
 *
 * @see https://www.doi.org/doi-handbook/HTML/encoding-rules-for-urls.html
 */
export function readDoi(text: string | undefined, warnings: string[]): string | undefined {
  const named = text?.trim() ?? "";
  if (named === "") return undefined;
  const [doi, ...others] = findDois(named);
  for (const other of others)
    warnings.push(`links.doi: took ${doi} and left out "${shorten(other)}": a paper has one DOI`);
  if (doi !== undefined) return `https://doi.org/${doi.replace(/[%#?\\]/g, encodeURIComponent)}`;
  warnings.push(`links.doi: dropped "${shorten(named)}", expected a DOI such as 10.1000/182`);
  return undefined;
}

/** Whether an address leads to a DOI's resolver. */
export function isDoiAddress(address: string): boolean {
  return /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\//i.test(address.trim());
}

/**
 * The DOI that is part of the address of a publisher's page, as in
 * `https://dl.acm.org/doi/10.1145/3292500` or `…/article?id=10.1371/journal.pone.0001`.
 */
export function doiOfPage(address: string): string | undefined {
  // No resolver knows the prefix 10.5555, under which one publisher numbers its pages.
  const [found] = /(?<=[/=])10\.(?!5555\/)\d{4,9}\/[^?&]+/.exec(decodePercent(address)) ?? [];
  return found === undefined ? undefined : findDois(found.replace(PAGE_ENDING, ""))[0];
}

// --- internal ---

/** What publishers put behind a DOI to name a form of the paper. */
const PAGE_ENDING =
  /(?:\/(?:full|abstract|abs|pdf|epdf|html|meta|summary|references|fulltext|full-text))?\/?(?:#.*)?$|(?:(?<=\d)v\d+)?(?:\.full|\.abstract)?(?:\.pdf|\.html?)?$/i;

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&" };

/** Commas and semicolons may stand inside a DOI, but not before the next one. */
const SEPARATOR = /\s+|[,;|](?=\s|$|doi\b|https?:|10\.\d{4})/i;

const DOI = /10\.\d{4,9}(?:\.\d{1,9}){0,4}\/\S+/;
const SHORT = /^(?:doi:|(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/)?10\/([a-z0-9]+)$/i;
const SHORT_ADDRESS = /^(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/([a-z0-9]+)$/i;

function doiIn(word: string): string | undefined {
  if (/^https?:/i.test(word) && !isDoiAddress(word)) return doiOfPage(word);
  const long = DOI.exec(word)?.[0];
  if (long !== undefined) return DOI.exec(trimEnd(long))?.[0];
  const bare = trimEnd(word.replace(/^[(<[]+/, ""));
  const short = (SHORT.exec(bare) ?? SHORT_ADDRESS.exec(bare))?.[1];
  return short === undefined ? undefined : `10/${short}`;
}

const OPENINGS: Record<string, string> = { ")": "(", "]": "[", ">": "<" };

/** A word without the marks at its end, and without closing brackets that it doesn't open. */
function trimEnd(word: string): string {
  const balance: Record<string, number> = {};
  for (const sign of word) {
    const opening = OPENINGS[sign] ?? sign;
    balance[opening] = (balance[opening] ?? 0) + (OPENINGS[sign] === undefined ? 1 : -1);
  }
  let end = word.length;
  for (; end > 0; end -= 1) {
    const sign = word.charAt(end - 1);
    const opening = OPENINGS[sign];
    if (opening === undefined ? !/[.,;:'"”’!]/.test(sign) : (balance[opening] ?? 0) >= 0) break;
    if (opening !== undefined) balance[opening] = (balance[opening] ?? 0) + 1;
  }
  return word.slice(0, end);
}
