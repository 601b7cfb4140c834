/** arXiv identifiers in the forms that people write. Also for the browser. */

/**
 * Whether `text` is an unversioned arXiv identifier, new (`2510.12345`) or old (`cs/0112017`).
 *
 * @see https://info.arxiv.org/help/arxiv_identifier.html
 */
export function isArxivId(text: string): boolean {
  return NEW_STYLE.test(text) || OLD_STYLE.test(text);
}

/**
 * An id as it stands in URLs, file names and pages: the slash of an old arXiv id becomes a hyphen
 * (`cs/0112017` → `cs-0112017`), the dot of a new one stays.
 */
export function urlId(id: string): string {
  return id.replace("/", "-");
}

/** The arXiv id that an id in URLs is: `cs-0112017` → `cs/0112017`; undefined for a slug. */
export function fromUrlId(id: string): string | undefined {
  return [id, id.replace(/-(?=\d{7}$)/, "/")].find(isArxivId);
}

/** The month in an arXiv id: `2510.12345` → `2025-10`, `cs/9901001` → `1999-01`; undefined for a slug. */
export function monthOfArxivId(id: string): string | undefined {
  if (!isArxivId(id)) return undefined;
  const [, year = "", month = ""] = /(\d\d)(\d\d)/.exec(id) ?? [];
  // Old identifiers began in 1991.
  return `${id.includes("/") && year >= "91" ? "19" : "20"}${year}-${month}`;
}

/** The address of a paper at arXiv. */
export function abstractUrl(arxivId: string): string {
  return `https://arxiv.org/abs/${arxivId}`;
}

/** The address of a paper's PDF at arXiv. */
export function pdfUrl(arxivId: string): string {
  return `https://arxiv.org/pdf/${arxivId}`;
}

// --- internal ---

/** Since April 2007: `YYMM.NNNN`, with five digits since 2015. Before: `archive/YYMMNNN`. */
const NEW_STYLE = /^\d{4}\.\d{4,5}$/;
const OLD_STYLE = /^[a-z]+(?:-[a-z]+)?\/\d{7}$/;
