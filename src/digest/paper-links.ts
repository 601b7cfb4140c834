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
    { url: links.project, label: "Project" },
    { url: links.hf, label: "Daily Papers" },
    { url: links.doi, label: "DOI" },
  ];
  return named.flatMap(({ url, label }) => (url ? [{ url, label }] : []));
}
