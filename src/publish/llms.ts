/** The guide for language models: what there is, and where. */
import type { Root } from "mdast";
import remarkStringify from "remark-stringify";
import { unified } from "unified";

/** What the guide says. */
export interface Guide {
  title: string;
  description: string;
  /** How addresses are built, and what else a reader has to know first. */
  details: string;
  sections: readonly {
    title: string;
    links: readonly { label: string; url: string; says: string }[];
  }[];
}

/**
 * Writes the guide; sections without links are left out.
 *
 * @see https://llmstxt.org/
 */
export function toGuide({ title, description, details, sections }: Guide): string {
  const tree: Root = {
    type: "root",
    children: [
      { type: "heading", depth: 1, children: [text(title)] },
      { type: "blockquote", children: [paragraph(description)] },
      paragraph(details),
      ...sections
        .filter(({ links }) => links.length > 0)
        .flatMap((section): Root["children"] => [
          { type: "heading", depth: 2, children: [text(section.title)] },
          {
            type: "list",
            spread: false,
            children: section.links.map(({ label, url, says }) => ({
              type: "listItem",
              spread: false,
              children: [
                {
                  type: "paragraph",
                  children: [{ type: "link", url, children: [text(label)] }, text(`: ${says}`)],
                },
              ],
            })),
          },
        ]),
    ],
  };
  return writer.stringify(tree);
}

// --- internal ---

const writer = unified().use(remarkStringify, { bullet: "-", resourceLink: true }).freeze();

function text(value: string) {
  return { type: "text" as const, value };
}

function paragraph(value: string) {
  return { type: "paragraph" as const, children: [text(value)] };
}
