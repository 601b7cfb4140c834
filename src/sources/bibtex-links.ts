/** The links of a .bib entry: its DOI, and the addresses that its fields hold. */
import { parseArxivId } from "../paper/parse-arxiv-id.ts";
import type { Draft } from "../paper/finish-draft.ts";
import { findAddresses, httpUrl, repositoryOf } from "../paper/links.ts";
import { firstAddress, plainAddress } from "./bibtex-address.ts";
import type { BibEntry } from "./bibtex-entries.ts";
import { isOwn } from "./bibtex-own.ts";
import { doiOfPage, findDois, isDoiAddress, readDoi } from "./doi.ts";

type Links = NonNullable<Draft["links"]>;

/**
 * The links of an entry. What an address leads to decides which link it is: a DOI, a PDF, a
 * repository at GitHub, else a page; where there are several, the first counts. arXiv's own
 * addresses follow from the paper's id.
 *
 * @param warnings takes what was left out
 */
export function readLinks(fields: BibEntry["fields"], warnings: string[]): Links {
  const text = (name: string) => plainAddress(fields.get(name) ?? "");
  const address = (name: string) => firstAddress(fields.get(name) ?? "");
  const links: Links = {};
  const doi = text("doi");
  // Some write the address of a page there.
  if (findDois(doi).length > 0 || !isElsewhere(doi)) links.doi = readDoi(doi, warnings);
  for (const [name, kind] of KINDS) links[kind] ??= address(name) || undefined;
  for (const name of PAGE_FIELDS) addLink(links, address(name), warnings);
  for (const name of REMARKS) addRemark(links, text(name), warnings);
  for (const name of OTHERS)
    if (/^https?:\S+$/i.test(text(name))) addLink(links, text(name), warnings);
  for (const [name, value] of fields)
    if (LINKOUTS.test(name) && isDoiAddress(plainAddress(value)))
      links.doi ??= readDoi(plainAddress(value), warnings);
  // What is no address is named in a warning when the paper is made.
  if (!isElsewhere(address("url"))) links.project ??= address("url");
  return links;
}

/** Fields for addresses, the paper's own pages first. */
export const PAGE_FIELDS =
  "project website url_project projectpage homepage url uri link links ee html preprint".split(" ");

// --- internal ---

/** Fields whose name says what is found there. */
const KINDS = [
  ["pdf", "pdf"],
  ["url_pdf", "pdf"],
  ["code", "code"],
  ["url_code", "code"],
  ["github", "code"],
] as const;

const REMARKS = ["howpublished", "note", "addendum", "annote", "annotation"];
/** Fields for something else, in which an address stands alone at times. */
const OTHERS = ["doi", "eprint", "journal", "journaltitle", "publisher", "institution"];

/** The fields in which BibDesk and CiteULike collect addresses of all kinds. */
const LINKOUTS = /^(?:bdsk-url|citeulike-linkout)-\d+$/;

/** Whether a text is an address, or names arXiv, which has its own links. */
function isElsewhere(text: string): boolean {
  return httpUrl(text) !== undefined || parseArxivId(text) !== undefined;
}

function addLink(links: Links, address: string, warnings: string[]): void {
  const url = httpUrl(address);
  if (url === undefined || parseArxivId(url) !== undefined) return;
  if (isDoiAddress(url)) {
    links.doi ??= readDoi(url, warnings);
    return;
  }
  links.doi ??= readDoi(doiOfPage(url), warnings);
  if (repositoryOf(url) !== undefined) links.code ??= url;
  else if (/\.pdf$/i.test(new URL(url).pathname)) links.pdf ??= url;
  else links.project ??= url;
}

/** Takes the first address and the first DOI of a remark that are the paper's own. */
function addRemark(links: Links, text: string, warnings: string[]): void {
  const isOfPaper = (at: number) => isOwn(text.slice(Math.max(0, at - 300), at));
  const own = findAddresses(text).find(({ start }) => isOfPaper(start));
  if (own) addLink(links, own.url, warnings);
  for (const { 0: doi, index } of text.matchAll(/\b(?:doi[:\s]*)?10\.\d{4,9}\/\S+/gi))
    if (isOfPaper(index)) links.doi ??= readDoi(doi, warnings);
}
