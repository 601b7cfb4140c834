/**
 * What kind of publication a paper is: the types of the Citation Style Language, and `preprint`,
 * which CSL counts as `article`. Also for the browser.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types
 */
// prettier-ignore
export const CSL_TYPES = [
  "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
  "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
  "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing", "interview",
  "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
  "paper-conference", "patent", "performance", "periodical", "personal_communication", "post",
  "post-weblog", "preprint", "regulation", "report", "review", "review-book", "software", "song",
  "speech", "standard", "thesis", "treaty", "webpage",
] as const;

/** A type as in CSL: `article-journal`. */
export type CslType = (typeof CSL_TYPES)[number];

/** Crossref's names. @see https://api.crossref.org/types */
const CROSSREF = new Map<string, CslType>([
  ["journal-article", "article-journal"],
  ["proceedings-article", "paper-conference"],
  ["posted-content", "preprint"],
  ["book-chapter", "chapter"],
  ["monograph", "book"],
  ["edited-book", "book"],
  ["reference-book", "book"],
  ["dissertation", "thesis"],
]);

/** The CSL type that a text names in CSL's words or Crossref's, in any case; else undefined. */
export function parseCslType(text: string): CslType | undefined {
  const name = text.trim().toLowerCase();
  return CROSSREF.get(name) ?? CSL_TYPES.find((type) => type === name);
}

/** A type in words: `article-journal` → `Journal article`, `legal_case` → `Legal case`. */
export function typeInWords(type: CslType): string {
  const words = type.split("-").reverse().join(" ").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
