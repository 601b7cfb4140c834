/**
 * Reads arXiv identifiers. Apart from `arxiv-id.ts`, which is in the script of each page: this one
 * has a table of archives.
 */

/**
 * The unversioned arXiv identifier that a text is: `2104.12255v1`, `arXiv:2104.12255 [cs.LG]`,
 * `cond-mat.str-el/0507123`, an address of arXiv or of a site that shows its papers, or the DOI
 * that arXiv gives (`10.48550/arXiv.2104.12255`). Undefined where it is anything else.
 *
 * @see https://info.arxiv.org/help/arxiv_identifier_for_services.html
 */
export function parseArxivId(text: string): string | undefined {
  const [, archive = "", number = ""] = WRITTEN.exec(text.trim()) ?? [];
  // New identifiers have no archive, though some write one.
  if (number.includes(".")) return number;
  return archive && number ? `${archive.toLowerCase()}/${number}` : undefined;
}

// --- internal ---

/** All archives; the last four have no old identifiers. @see https://arxiv.org/archive */
const ARCHIVES =
  "acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con|econ|eess|q-fin|stat";

/** Sites whose addresses end in an arXiv identifier. */
const SITES =
  "arxiv\\.org|xxx\\.lanl\\.gov|alphaxiv\\.org|ar5iv\\.org|arxiv-vanity\\.com|scirate\\.com|papers\\.cool|inspirehep\\.net|semanticscholar\\.org|(?:huggingface\\.co|hf\\.co)/papers";

const WRITTEN = new RegExp(
  [
    `^(?:(?:https?://)?(?:[\\w-]+\\.)*(?:${SITES})/(?:[a-z0-9-]+/){0,3}?)?`,
    "(?:(?:https?://)?(?:(?:dx|www)\\.)?doi\\.org/)?(?:doi:\\s*)?(?:10\\.48550/)?",
    "(?:(?:oai:)?arxiv(?:\\.org)?[:./\\s-]+|abs/)?",
    // `math.GT/0309136` and `math/0309136` are one paper.
    `(?:(${ARCHIVES})(?:\\.[a-z-]+)?/)?(\\d{4}\\.\\d{4,5}|\\d{7})`,
    "(?:v\\d+)?(?:\\.pdf|\\.ps|\\.html?)?/?(?:[?#].*)?(?:\\s*[[(][^\\])]*[\\])])*\\.?$",
  ].join(""),
  "is",
);
