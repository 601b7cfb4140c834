/** Where else a paper can be found, as its pages and the feeds name it. */
import type { Links } from "../paper/schema.ts";

/** A link of a paper. */
export interface PaperLink {
  url: string;
  label: string;
}

/** A paper's links in the order in which readers see them; those that it lacks are left out. */
export function listLinks(links: Links): PaperLink[] {
  const named = [
    { url: links.arxiv, label: "arXiv" },
    { url: links.pdf, label: "PDF" },
    { url: links.code, label: "Code" },
    { url: links.project, label: links.project && pageLabel(links.project) },
    { url: links.hf, label: "Hugging Face" },
    { url: links.doi, label: "DOI" },
  ];
  return named.flatMap(({ url, label }) => (url && label ? [{ url, label }] : []));
}

// --- internal ---

/**
 * `Project` for what looks like a page that the authors made for the paper; any other page, as a
 * publisher's, a repository's or a video, goes by its host's name: `openreview.net`.
 */
function pageLabel(address: string): string {
  const { hostname, pathname, search } = new URL(address);
  const isProject = PROJECT_HOSTS.test(hostname) || !(search || RECORD.test(pathname));
  return isProject && !OTHER_HOSTS.test(hostname) ? "Project" : hostname.replace(/^www\./, "");
}

/** Hosts where people put pages of their own. */
const PROJECT_HOSTS =
  /(?:^|\.)(?:(?:git(?:hub|lab)|readthedocs)\.io|github\.com|huggingface\.co|herokuapp\.com|(?:pages|workers)\.dev|vercel\.app|netlify\.app|sites\.google\.com|notion\.site|hf\.space)$/;

/** Hosts of videos, preprints and short addresses, whose paths say nothing. */
const OTHER_HOSTS =
  /(?:^|\.)(?:youtube\.com|youtu\.be|vimeo\.com|t\.co|bit\.ly|tinyurl\.com|osf\.io|psyarxiv\.com)$/;

/** The path of one of many records: with a number, a file's ending, or a word for what it is. */
const RECORD =
  /\d{3}|\.(?:html?|php|aspx?|jsp|cfm|cgi|pdf|ps)$|\/(?:abs|abstract|articles?|books?|chapter|conference|content|doc|document|doi|forum|item|paper|papers|presentation|proceedings|publications?|record|wiki)\//i;
