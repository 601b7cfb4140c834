/** What a citation says of a paper, in whatever format it is written. Also for the browser. */
import { decodePercent } from "../../text/percent.ts";
import { abstractUrl, monthOfArxivId } from "../../paper/arxiv-id.ts";
import type { CslType } from "../../paper/csl-types.ts";

/** A paper as the formats need it. Texts are as in a paper's file: math between dollar signs. */
export interface Reference {
  /** As in URLs. */
  id: string;
  title: string;
  /** Given name first. */
  authors: readonly string[];
  /** Whether there are more authors than the named ones. */
  moreAuthors?: boolean | undefined;
  /** The date of the first version: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  published?: string | undefined;
  /** The kind of publication; undefined where nothing is known of it. */
  type?: CslType | undefined;
  /** The journal or the proceedings; of a thesis, a report or a book, who publishes it. */
  venue?: string | undefined;
  /** The arXiv id. */
  arxiv?: string | undefined;
  /** The primary category at arXiv. */
  category?: string | undefined;
  /** The DOI itself, without the address around it. */
  doi?: string | undefined;
  pdf?: string | undefined;
  /** Where the paper is, if neither arXiv nor a DOI says it. */
  url?: string | undefined;
  keywords?: readonly string[] | undefined;
  /** In paragraphs. */
  abstract?: string | undefined;
}

/** The same with its first authors alone, and a word that there are others, where it has more. */
export function cutAuthors(reference: Reference, most: number): Reference {
  const { authors } = reference;
  if (authors.length <= most) return reference;
  return { ...reference, authors: authors.slice(0, most), moreAuthors: true };
}

/**
 * The date of the first version as far as it is known: of a paper at arXiv at least the year, which
 * its id tells. The day on which the digest lists a paper is no date of publication.
 */
export function dateOf({ published, arxiv }: Pick<Reference, "published" | "arxiv">) {
  return published ?? monthOfArxivId(arxiv ?? "")?.slice(0, 4);
}

/** The DOI: the publisher's, else the one that arXiv has registered for each of its papers. */
export function doiOf({ doi, arxiv }: Pick<Reference, "doi" | "arxiv">): string | undefined {
  // https://info.arxiv.org/help/doi.html
  return doi ?? (arxiv === undefined ? undefined : `10.48550/arXiv.${arxiv}`);
}

/** Where a reader of the citation finds the paper. */
export function urlOf({
  arxiv,
  doi,
  url,
}: Pick<Reference, "arxiv" | "doi" | "url">): string | undefined {
  if (arxiv !== undefined) return abstractUrl(arxiv);
  return doi === undefined ? url : doiUrl(doi);
}

/** The address of a DOI. */
export function doiUrl(doi: string): string {
  return `https://doi.org/${encodeURI(doi).replace(/[#?]/g, encodeURIComponent)}`;
}

/** The DOI that an address leads to, without the escapes of the address. */
export function bareDoi(address: string | undefined): string | undefined {
  const path = /^https?:\/\/(?:dx\.)?doi\.org\/(.+)/.exec(address ?? "")?.[1];
  return path === undefined ? undefined : decodePercent(path);
}
