/** The arXiv id of a .bib entry, which half a dozen fields may hold. */
import { parseArxivId } from "../paper/id.ts";
import type { BibEntry } from "./bibtex-entries.ts";
import { plainAddress } from "./bibtex-text.ts";

/**
 * The arXiv id of an entry: `eprint`, an address or DOI of arXiv, `arXiv preprint arXiv:…` as the
 * journal, or DBLP's `CoRR` with the volume `abs/…`. A note counts only where it begins with arXiv:
 * further on it may name another paper.
 *
 * @see https://info.arxiv.org/help/hypertex/bibstyles/index.html
 */
export function findArxivId(fields: BibEntry["fields"]): string | undefined {
  const field = (name: string) => plainAddress(fields.get(name) ?? "");
  const found = [
    readEprint(field),
    ...["url", "doi", "journal", "journaltitle"].map((name) => readMention(field(name))),
    parseArxivId(field("volume").replace(/^abs\//, "")),
    ...["howpublished", "note"].map((name) =>
      /^\W*arxiv/i.test(field(name)) ? readMention(field(name)) : undefined,
    ),
  ];
  return found.find((id) => id !== undefined);
}

// --- internal ---

function readEprint(field: (name: string) => string): string | undefined {
  const archive = field("archiveprefix") || field("eprinttype") || "arxiv";
  if (archive.toLowerCase() !== "arxiv") return undefined;
  const eprint = field("eprint");
  // Before 2007 the archive was often left to `primaryclass`.
  const bare = /^\d{7}(?:v\d+)?$/.test(eprint)
    ? `${field("primaryclass").split(".")[0]}/${eprint}`
    : eprint;
  return parseArxivId(bare);
}

const MENTION =
  /arxiv(?:\.org)?[:/.\s]*(?:(?:abs|pdf|html)\/)?(\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?\/\d{7})(?!\d)/i;

function readMention(text: string): string | undefined {
  const said = MENTION.exec(text)?.[1];
  return said === undefined ? undefined : parseArxivId(said);
}
