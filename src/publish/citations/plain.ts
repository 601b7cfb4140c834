/**
 * A citation in words, to paste into a mail or a slide. The project's own rule, close to the style
 * of the American Psychological Association:
 *
 *     Lamp, A. B., van der Mare, B., & The Sea Team. (2025). The title. The venue. https://…
 *
 * Up to 20 authors are named, of more the first 19 and the last one, as in APA's seventh edition. The year
 * alone stands for the date; `n.d.` where none is known. Where there is no author, the title comes
 * first. The title is as its paper has it, in plain characters. A preprint's venue is `arXiv:…`.
 *
 * No library writes it: the engine of the Citation Style Language for JavaScript has a licence
 * (CPAL or AGPL) that a page under MIT can't carry, and its styles are larger than the page.
 */
import { plainText } from "../../text/math.ts";
import { splitName } from "./names.ts";
import { dateOf, doiUrl, urlOf, type Reference } from "./reference.ts";

/** A paper's citation in one line of plain characters. */
export function toPlainCitation(reference: Reference): string {
  const { title, venue, arxiv, doi } = reference;
  const authors = listNames(reference);
  const date = `(${dateOf(reference)?.slice(0, 4) ?? "n.d."})`;
  const place = venue ?? (reference.type === "preprint" && arxiv ? `arXiv:${arxiv}` : undefined);
  const address = doi === undefined ? urlOf(reference) : doiUrl(doi);
  const words = stopped(plainText(title));
  return [
    ...(authors === "" ? [words, `${date}.`] : [stopped(authors), `${date}.`, words]),
    ...(place === undefined ? [] : [stopped(plainText(place))]),
    ...(address === undefined ? [] : [address]),
  ].join(" ");
}

// --- internal ---

const MOST = 20;

function listNames({ authors, moreAuthors }: Reference): string {
  const names = authors.map(nameOf);
  const [last = ""] = names.slice(-1);
  if (moreAuthors) return names.length === 0 ? "" : `${names.slice(0, MOST).join(", ")}, et al.`;
  if (names.length > MOST) return `${names.slice(0, MOST - 1).join(", ")}, … ${last}`;
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")}, & ${last}`;
}

/** `van der Mare, B.-C.` */
function nameOf(author: string): string {
  const { literal, particle, family, given, suffix } = splitName(author);
  if (family === undefined) return literal;
  const initials = (given ?? "")
    .split(/\s+/)
    .map((word) =>
      word
        .split(/(?<=-)/)
        .map((part) => part.replace(/^(\p{L}).*?(-?)$/su, "$1.$2"))
        .join(""),
    )
    .join(" ");
  const last = particle === undefined ? family : `${particle} ${family}`;
  return [last, initials, suffix].filter(Boolean).join(", ");
}

/** With a full stop at the end, unless a mark ends it already. */
function stopped(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
