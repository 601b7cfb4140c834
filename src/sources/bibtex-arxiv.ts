/** The arXiv id of a .bib entry, which a dozen fields may hold. */
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import { plainAddress } from "./bibtex-address.ts";
import type { BibEntry } from "./bibtex-entries.ts";
import { isOwn, namesOther } from "./bibtex-own.ts";

/**
 * The arXiv id of an entry: a field for it, an address or DOI of arXiv, or a place where reference
 * managers and people write it (`arXiv preprint arXiv:…` as the journal, DBLP's `CoRR` with the
 * volume `abs/…`, the number, the pages, a note). An id behind words such as "extends" or "see
 * also" is that of another paper.
 *
 * @see https://info.arxiv.org/help/hypertex/bibstyles/index.html
 */
export function findArxivId(fields: BibEntry["fields"]): string | undefined {
  const field = (name: string) => plainAddress(fields.get(name) ?? "");
  const isOnArxiv = PUBLISHERS.some((name) => ARXIV.test(field(name)));
  const eprint = readEprint(field);
  if (eprint !== undefined) return eprint;
  for (const { names, isRemark, isBare } of KINDS)
    for (const [name] of fields) {
      if (!names.test(name)) continue;
      const id = findMention(field(name), isRemark, isBare || isOnArxiv);
      if (id !== undefined) return id;
    }
  return undefined;
}

// --- internal ---

/** Fields by what is written in them, those first that can be relied on. */
const KINDS = [
  { names: /^(?:arxiv[-_]?(?:id|number)?|preprint)$/, isRemark: false, isBare: true },
  {
    names:
      /^(?:url.*|doi|links?|ee|pdf|html|website|project|adsurl|(?:bdsk-url|citeulike-linkout)-\d+)$/,
    isRemark: false,
    isBare: false,
  },
  {
    names:
      /^(?:journal(?:title)?|howpublished|volume|number|issue|pages|eid|articleno|series|type|publisher|institution|organization|report(?:[-_]?n(?:o|umber))?)$/,
    isRemark: false,
    isBare: false,
  },
  {
    names: /^(?:note|annot(?:e|ation)|addendum|comments?|remarks?|pubstate|extra)$/,
    isRemark: true,
    isBare: false,
  },
];

/** Fields that may name arXiv as the publisher. */
const PUBLISHERS = [
  "archive",
  "archiveprefix",
  "eprinttype",
  "journal",
  "journaltitle",
  "howpublished",
  "publisher",
  "institution",
  "organization",
];
/** Zotero writes `_eprint: 2510.12345` in notes. */
const ARXIV = /\b(?:arxiv|corr|_eprint)\b/i;

function readEprint(field: (name: string) => string): string | undefined {
  const archive = field("archiveprefix") || field("eprinttype") || "arxiv";
  if (!/^(?:https?:\/\/)?arxiv\b/i.test(archive)) return undefined;
  const eprint = field("eprint");
  // Before 2007 the archive was often left to `primaryclass`.
  return /^\d{7}(?:v\d+)?$/.test(eprint)
    ? parseArxivId(`${(field("primaryclass") || field("eprintclass")).split(".")[0]}/${eprint}`)
    : findMention(eprint, false, true);
}

/**
 * The first arXiv id in a text that is the entry's own. A new id without a word of arXiv near it
 * is only a number, unless it `isBare`, with arXiv named in another field.
 */
function findMention(raw: string, isRemark: boolean, isBare: boolean): string | undefined {
  // BibSonomy writes `cite arxiv:2510.12345Comment: 12 pages`.
  const text = raw.replace(/^cite (?=arxiv:)/i, "").replace(/(?<=\d)(?=Comment:)/g, " ");
  let isNamed = isBare;
  for (const { 0: word, index } of text.matchAll(/[^\s,;()[\]<>"'|]+/g)) {
    const id =
      parseArxivId(word.replace(LABEL, "").replace(/(?<![.:])[.:]+$/, "")) ?? bibcodeId(word);
    const isSaid = isNamed || !/^\d{4}\./.test(word);
    isNamed ||= ARXIV.test(word);
    if (id === undefined || !isSaid) continue;
    const before = text.slice(Math.max(0, index - 300), index);
    if (isRemark ? isOwn(before) : !namesOther(before)) return id;
  }
  return undefined;
}

/** What may stand before an id or an address without a space: `eprint:arXiv:2510.12345`. */
const LABEL = /^(?:(?!arxiv|doi|https?)[a-z]{1,20}:(?!\/\/))+/i;

/** The id in a bibcode of the Astrophysics Data System: `2019arXiv191012345L`. */
function bibcodeId(word: string): string | undefined {
  const [, month, number] = /\b\d{4}arxiv(\d{4})\.?(\d{4,5})[a-z]\b/i.exec(word) ?? [];
  return number === undefined ? undefined : `${month}.${number}`;
}
