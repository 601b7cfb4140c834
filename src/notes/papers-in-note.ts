/** The papers that a note shows or links to. */
import type { Root } from "mdast";
import { targetOf } from "./addresses.ts";
import { attributeOf, isComponent, walk } from "./tree.ts";

/** The ids in a note's `<Paper>` components and in its links, as they are written. */
export function papersInNote(tree: Root): string[] {
  return [...walk(tree)].flatMap(([node]) => {
    if (isComponent(node, "Paper")) return attributeOf(node, "id") ?? [];
    if (node.type !== "link" && node.type !== "definition") return [];
    const target = targetOf(node.url);
    return target.kind === "paper" ? target.id : [];
  });
}
