/** What kind of publication a paper is, where its source doesn't say so. Also for the browser. */
import type { CslType } from "./csl-types.ts";

/** What a paper tells about its publication. */
export interface Publication {
  /** The source's own word. */
  type?: CslType | undefined;
  venue?: string | undefined;
  /** The arXiv id. */
  arxiv?: string | undefined;
  /** The name of the source. */
  source?: string | undefined;
}

/**
 * The kind of publication: the paper's own; else what its venue's name tells; else a preprint where
 * it is at arXiv, or where the source lists papers of arXiv alone; undefined where nothing is known.
 */
export function kindOf({ type, venue, arxiv, source }: Publication): CslType | undefined {
  if (type !== undefined) return type;
  if (venue !== undefined) return PROCEEDINGS.test(venue) ? "paper-conference" : "article-journal";
  return arxiv !== undefined || PREPRINT_SOURCES.has(source ?? "") ? "preprint" : undefined;
}

// --- internal ---

const PROCEEDINGS = /\b(?:proc(?:eedings|\.)|conference|symposium|workshop|meeting)/i;

/** Daily Papers, as a saved page and by its API, lists papers of arXiv alone. */
const PREPRINT_SOURCES = new Set(["page", "hf"]);
