/** A query that names a paper: by its arXiv id, or an address that holds it. */
import { paperIdIn } from "../../digest/urls.ts";
import { parseArxivId } from "../../paper/parse-arxiv-id.ts";
import { fromUrlId } from "../../paper/arxiv-id.ts";
import { idTerm } from "../format/postings.ts";
import type { PaperText } from "../format/texts.ts";
import type { Archive } from "./archive.ts";
import type { ScoredPaper } from "./rank.ts";

/** The paper that a query names, none where the archive hasn't got it; undefined for other queries. */
export async function paperNamed(
  archive: Archive,
  query: string,
): Promise<ScoredPaper[] | undefined> {
  const id = idIn(query);
  if (id === undefined) return undefined;
  const postings = await archive.postings(idTerm(id));
  return postings.map(({ paper }) => ({ paper, matches: [], score: 0 }));
}

/** The paper that has an id, be it its own or an alias. @param id as in URLs */
export async function paperWithId(archive: Archive, id: string): Promise<PaperText | undefined> {
  const [posting] = await archive.postings(idTerm(fromUrlId(id) ?? id));
  return posting && archive.text(posting.paper);
}

// --- internal ---

/**
 * The arXiv id that a query is: `2510.12345v2`, `cs/0112017` or `cs-0112017`, and addresses of
 * arXiv, of Daily Papers and of this site.
 */
function idIn(query: string): string | undefined {
  const text = query.trim();
  if (/\s/u.test(text)) return undefined;
  const last = paperIdIn(text) ?? text;
  return parseArxivId(
    last
      .replace(/-(?=\d{7}(?:v\d+)?$)/, "/")
      .replace(/^(?:www\.|export\.)?arxiv\.org/i, "https://arxiv.org"),
  );
}
