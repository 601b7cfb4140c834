/** The formats of citations that the site gives out: as files, by a button, from the reading list. */
import { CITATION_FILES } from "../../digest/urls.ts";
import { toBibtex } from "./bibtex.ts";
import { toCslJson } from "./csl.ts";
import type { Reference } from "./reference.ts";
import { toRis } from "./ris.ts";

/** What writes papers in a format, and what such a file is. */
export interface CitationFormat {
  /** Its media type. */
  type: string;
  /** The text of a file; the same papers give the same text. */
  write: (references: readonly Reference[]) => string;
}

/** By the ending of a file's name. */
export const CITATION_FORMATS: Record<keyof typeof CITATION_FILES, CitationFormat> = {
  bib: { type: "application/x-bibtex", write: toBibtex },
  ris: { type: "application/x-research-info-systems", write: toRis },
  json: { type: "application/vnd.citationstyles.csl+json", write: toCslJson },
};
