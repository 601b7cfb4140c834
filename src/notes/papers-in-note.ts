/** The papers that a note shows. */
import type { Root } from "mdast";
import { attributeOf, isComponent, walk } from "./tree.ts";

/** The ids in a note's `<Paper>` components, as they are written. */
export function papersInNote(tree: Root): string[] {
  return [...walk(tree)].flatMap(([node]) =>
    isComponent(node, "Paper") ? (attributeOf(node, "id") ?? []) : [],
  );
}
