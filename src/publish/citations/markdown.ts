/**
 * A list of papers as a note for Obsidian or Logseq: a task a paper, which is done when it is read,
 * with links to the digest. Math stays `$…$`, which both show.
 *
 * @see https://help.obsidian.md/properties
 * @see https://docs.logseq.com/#/page/properties
 */
import { plainText, shownWords, splitMath } from "../../text/math.ts";
import { dateOf, doiOf, doiUrl, urlOf, type Reference } from "./reference.ts";

/** A paper of the list. */
export interface ListedPaper {
  reference: Reference;
  /** The address of its page in the digest. */
  page: string;
  isRead: boolean;
}

/** A note with properties as YAML, and each paper as a task with its facts below. */
export function toObsidian(title: string, papers: readonly ListedPaper[]): string {
  const head = ["---", `title: ${JSON.stringify(title)}`, "tags:", "  - papers", "---", ""];
  const tasks = papers.map(({ reference, page, isRead }) => {
    const names = listed(reference, escapeWords);
    const facts = [names.join(", "), dateOf(reference) ?? "", ...links(reference)];
    const line = `- [${isRead ? "x" : " "}] [${titleOf(reference)}](${addressOf(page)})`;
    return `${line}\n  ${facts.filter(Boolean).join(" · ")}`.trimEnd();
  });
  return `${[...head, ...tasks].join("\n")}\n`;
}

/** A page with properties, and each paper as a block whose authors are pages. */
export function toLogseq(title: string, papers: readonly ListedPaper[]): string {
  const head = [`title:: ${title}`, "tags:: papers", ""];
  const blocks = papers.map(({ reference, page, isRead }) => {
    const names = listed(reference, (name) => `[[${name.replace(/[[\]]/g, "")}]]`);
    const properties = [
      ["authors", names.join(", ")],
      ["published", dateOf(reference)],
      ["url", urlOf(reference)],
      ["doi", doiOf(reference)],
    ].flatMap(([name, value]) => (value ? [`  ${name}:: ${value}`] : []));
    const task = `- ${isRead ? "DONE" : "TODO"} [${titleOf(reference)}](${addressOf(page)})`;
    return [task, ...properties].join("\n");
  });
  return `${[...head, ...blocks].join("\n")}\n`;
}

// --- internal ---

function listed({ authors, moreAuthors }: Reference, write: (name: string) => string): string[] {
  return [...authors.map((name) => write(plainText(name))), ...(moreAuthors ? ["others"] : [])];
}

function links(reference: Reference): string[] {
  const { arxiv, pdf } = reference;
  const doi = doiOf(reference);
  const named: [label: string, url: string | undefined][] = [
    ["arXiv", arxiv === undefined ? undefined : urlOf(reference)],
    ["DOI", arxiv === undefined && doi !== undefined ? doiUrl(doi) : undefined],
    ["PDF", pdf],
  ];
  return named.flatMap(([label, url]) => (url ? [`[${label}](${addressOf(url)})`] : []));
}

/** A title as the words of a link. */
function titleOf({ title }: Reference): string {
  return splitMath(title)
    .map(({ kind, value }) => (kind === "text" ? escapeWords(shownWords(value)) : `$${value}$`))
    .join("");
}

/** Words without marks of Markdown, tags (`#1`), properties (`a:: b`) and links to pages. */
function escapeWords(words: string): string {
  return words.replace(/[\\`*_[\]<>#$~|^]|==|::/g, (mark) => `\\${mark}`);
}

function addressOf(url: string): string {
  return url.replace(/[()\s<>]/g, (sign) =>
    sign === "(" ? "%28" : sign === ")" ? "%29" : encodeURIComponent(sign),
  );
}
