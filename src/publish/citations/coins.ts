/**
 * A paper of a list as a COinS: the `title` of a `span.Z3988`, by which reference managers offer to
 * take papers of the list, and from which the reader's scripts learn whom to cite.
 *
 * @see https://web.archive.org/web/2015/http://ocoins.info/
 */
import { COINS_CREATOR, COINS_DATE, COINS_VENUE, namesAuthors } from "../../paper/element.ts";
import { plainText } from "../../text/math.ts";
import { itemTypeOf } from "./item-types.ts";
import { dateOf, doiOf, urlOf, type Reference } from "./reference.ts";

/**
 * The pairs of a context object, escaped for an address. With a DOI, of which managers ask the
 * rest, no authors where there are more than `named`.
 */
export function toCoins(reference: Reference, named: number): string {
  const { title, authors, venue, type } = reference;
  const doi = doiOf(reference);
  const url = urlOf(reference);
  const creators = namesAuthors(authors.length, doi !== undefined, named) ? authors : [];
  const pairs: [key: string, value: string | undefined][] = [
    ["ctx_ver", "Z39.88-2004"],
    ["rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"],
    ["rft.title", plainText(title)],
    ...creators.map((name): [string, string] => [COINS_CREATOR, name]),
    [COINS_DATE, doi === undefined || creators.length > 0 ? dateOf(reference) : undefined],
    ["rft_id", doi && `info:doi/${doi}`],
    ["rft_id", doi === undefined ? url : undefined],
    [COINS_VENUE, venue && plainText(venue)],
    // The last one: behind some types, Zotero takes the title for that of a journal.
    ["rft.type", itemTypeOf(type)],
  ];
  return pairs.flatMap(([key, value]) => (value ? `${key}=${escape(value)}` : [])).join("&");
}

// --- internal ---

/** Escapes what has a meaning in an address's query or in an attribute; letters stay as they are. */
function escape(value: string): string {
  return value
    .replace(/[%&=+#;"<>\\^`{|}\p{Cc}]/gu, (sign) => encodeURIComponent(sign))
    .replace(/\s/gu, "+");
}
