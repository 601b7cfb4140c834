/** Takes images and components out of the paragraphs in which nothing else stands. */
import type { Definition, Image, Nodes, Paragraph, PhrasingContent, Root } from "mdast";
import { componentRule } from "./components.ts";
import { childrenOf, definitionsOf, type FlowElement } from "./tree.ts";

/**
 * Changes a tree: where a paragraph holds only images and components, they take its place. An
 * image becomes a `<Figure>`.
 */
export function liftBlocks(tree: Root): void {
  lift(tree, definitionsOf(tree));
}

// --- internal ---

type Definitions = ReadonlyMap<string, Definition>;

function lift(node: Nodes, definitions: Definitions): void {
  for (const child of childrenOf(node)) lift(child, definitions);
  const lifted = <Child extends Nodes>(child: Child) =>
    child.type === "paragraph" ? (blocksOf(child, definitions) ?? [child]) : [child];
  if (node.type === "root") node.children = node.children.flatMap(lifted);
  else if (
    node.type === "mdxJsxFlowElement" ||
    node.type === "blockquote" ||
    node.type === "listItem"
  )
    node.children = node.children.flatMap(lifted);
}

function blocksOf(paragraph: Paragraph, definitions: Definitions): FlowElement[] | undefined {
  const inside = paragraph.children.filter(
    (child) => child.type !== "text" || child.value.trim() !== "",
  );
  const blocks = inside.flatMap((child) => toBlock(child, definitions) ?? []);
  return blocks.length > 0 && blocks.length === inside.length ? blocks : undefined;
}

function toBlock(node: PhrasingContent, definitions: Definitions): FlowElement | undefined {
  if (node.type === "image") return toFigure(node);
  if (node.type === "imageReference") {
    const definition = definitions.get(node.identifier);
    return definition && toFigure({ ...definition, ...node, type: "image", url: definition.url });
  }
  if (node.type !== "mdxJsxTextElement" || !node.name) return undefined;
  if (componentRule(node.name) === undefined) return undefined;
  const { name, attributes, position } = node;
  const children = inParagraph(node.children);
  return { type: "mdxJsxFlowElement", name, attributes, children, position };
}

function toFigure({ url, alt, title, position }: Image): FlowElement {
  const caption: PhrasingContent[] = title ? [{ type: "text", value: title }] : [];
  return {
    type: "mdxJsxFlowElement",
    name: "Figure",
    attributes: [
      { type: "mdxJsxAttribute", name: "src", value: url },
      { type: "mdxJsxAttribute", name: "alt", value: alt ?? "" },
    ],
    children: inParagraph(caption),
    position,
  };
}

function inParagraph(children: PhrasingContent[]): Paragraph[] {
  return children.length === 0 ? [] : [{ type: "paragraph", children }];
}
