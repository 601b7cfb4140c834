/**
 * A paper as JSON-LD for search engines of the web.
 *
 * @see https://schema.org/ScholarlyArticle
 */
import { plainText } from "../../text/math.ts";
import { splitName } from "./names.ts";
import { dateOf, doiOf, doiUrl, urlOf, type Reference } from "./reference.ts";

/**
 * The text of a `<script type="application/ld+json">`. No text of a paper can end the element.
 *
 * @param page the absolute address of the paper's page, where it is known
 */
export function toJsonLd(reference: Reference, page: string | undefined): string {
  const { title, authors, venue } = reference;
  const doi = doiOf(reference);
  const same = doi === undefined ? urlOf(reference) : doiUrl(doi);
  const article = {
    "@context": "https://schema.org",
    "@type": "ScholarlyArticle",
    headline: plainText(title),
    author: authors.length > 0 ? authors.map(toAuthor) : undefined,
    datePublished: dateOf(reference),
    isPartOf: venue && { "@type": "CreativeWork", name: plainText(venue) },
    url: page,
    sameAs: same === page ? undefined : same,
  };
  return JSON.stringify(article).replaceAll("<", "\\u003c");
}

// --- internal ---

function toAuthor(name: string) {
  const isGroup = splitName(name).family === undefined;
  return { "@type": isGroup ? "Organization" : "Person", name };
}
