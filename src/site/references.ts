/** Files of citations of the site that is being built. */
import type { Entry } from "../digest/entry.ts";
import { withBase, type CitationEnding } from "../digest/urls.ts";
import { CITATION_FORMATS } from "../publish/citations/formats.ts";
import { oncePer } from "../publish/citations/once-per.ts";
import { toReference } from "../publish/paper-reference.ts";
import { pathOf } from "./collections.ts";
import { currentSettings } from "./current.ts";

/**
 * A file with some papers, in their order. It has no abstracts and no keywords, which would
 * be most of its bytes: they are on a paper's own page, where managers take them, and in the API.
 */
export function citationFile(entries: readonly Entry[], ending: CitationEnding): Response {
  const { type, write } = CITATION_FORMATS[ending];
  return new Response(write(entries.map(referenceOf)), { headers: { "content-type": type } });
}

// --- internal ---

/** Of all lists and formats the same one, so that what they make of it is made once. */
const referenceOf = oncePer(({ paper, slug }: Entry) => {
  const { site, base } = currentSettings();
  const page = site && new URL(withBase(base, pathOf(slug, paper.day)), site).href;
  return { ...toReference(paper, page), keywords: [] };
});
