/** Adapts a note's HTML to a page: what scrolls, where lines break, one list of footnotes a note. */
import type { Element, ElementContent, Nodes } from "hast";
import { element } from "./markdown.ts";

/** Changes a tree: tables and code scroll, and the list of footnotes can be one of several. */
export function adaptToPage(node: Nodes): void {
  if (!("children" in node)) return;
  for (const [index, child] of node.children.entries()) {
    adaptToPage(child);
    if (child.type !== "element") continue;
    child.children = keepTogether(child.children);
    const { tagName, properties } = child;
    if (tagName === "table") node.children[index] = scrollable("note-table", "Table", [child]);
    if (tagName === "pre") properties["tabIndex"] = 0;
    // Each note would bring the same id into the page.
    delete properties["ariaDescribedBy"];
    if (properties["dataFootnotes"] === true) {
      child.properties = { className: ["note-footnotes"], ariaLabel: "Footnotes" };
      child.children = child.children.filter(
        (one) => one.type === "element" && one.tagName === "ol",
      );
    }
  }
}

/** Scrolls by itself where it is wider than a phone, by keyboard as well. */
export function scrollable(className: string, label: string, children: ElementContent[]): Element {
  const properties = { className: [className], tabIndex: 0, role: "group", ariaLabel: label };
  return element("div", properties, children);
}

// --- internal ---

/** The longest markup of a formula that fits a line. */
const SHORT_FORMULA = 400;

/** Keeps punctuation on the line of the formula before it. */
function keepTogether(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.reduce<ElementContent[]>((together, node) => {
    const last = together.at(-1);
    const isFormula = last?.type === "raw" && last.value.length < SHORT_FORMULA;
    const mark = isFormula && node.type === "text" && /^[,.;:!?)\]]+/.exec(node.value)?.[0];
    if (!last || !mark || node.type !== "text") return [...together, node];
    const group = [last, { type: "text" as const, value: mark }];
    return [
      ...together.slice(0, -1),
      element("span", { className: ["note-together"] }, group),
      { ...node, value: node.value.slice(mark.length) },
    ];
  }, []);
}
