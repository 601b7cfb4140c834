/**
 * Rewrites a page for a copy that is opened from a disk. The page is read by a parser, and only
 * what has to change is changed: every other byte stays as it was built.
 */
import { defaultTreeAdapter, parse } from "parse5";
import { decodePercent } from "../../text/percent.ts";
import { attributeOf, childrenOf, type Element, type Node } from "../elements.ts";
import { relative, resolveAddress, type Site } from "./addresses.ts";
import { escape, rewriteAttribute } from "./attributes.ts";
import { MODULES_ATTRIBUTE } from "./browser/copy-contract.ts";
import { isUnused } from "./unused.ts";

/** What is the same for all pages. */
export interface PageContext {
  site: Site;
  /** The file with all scripts, from the copy's folder. */
  scripts: string;
  /** The short name of a module in that file. */
  nameOf: (module: string) => string;
  /** The file for an inline script, which all pages share; from the copy's folder. */
  fileOf: (script: string) => string;
  /** Whether a file is a script that pages load as a module; named from the copy's folder. */
  isModule: (file: string) => boolean;
  /** Markup for the end of the footer. */
  notice: string;
  /** Markup for the beginning of the front page. */
  unpackHint: string;
}

/**
 * Rewrites a page.
 *
 * @param page its file, from the copy's folder
 */
export function rewritePage(html: string, page: string, context: PageContext): string {
  const edits: Edit[] = [];
  const visit = (node: Node) => {
    if (defaultTreeAdapter.isElementNode(node)) {
      const place = node.sourceCodeLocation;
      if (place && isUnused(node, page, context.site)) {
        edits.push({ start: place.startOffset, end: place.endOffset, text: "" });
        return;
      }
      edits.push(...editsOf(node, page, context));
    }
    childrenOf(node).forEach(visit);
  };
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  const modules = edits.flatMap(({ module }) => module ?? []);
  const first = edits.find(({ module }) => module !== undefined);
  if (first) {
    const source = escape(relative(page, context.scripts));
    const names = escape(modules.map(context.nameOf).join(" "));
    first.text = `<script defer src="${source}" ${MODULES_ATTRIBUTE}="${names}"></script>`;
  }
  return apply(html, edits);
}

// --- internal ---

interface Edit {
  start: number;
  end: number;
  text: string;
  /** The module whose element it removes: its file, from the copy's folder. */
  module?: string;
}

function editsOf(element: Element, page: string, context: PageContext): Edit[] {
  const { tagName, sourceCodeLocation: place } = element;
  if (!place) return [];
  const script = tagName === "script" ? replaceScript(element, page, context) : undefined;
  if (script) return [{ start: place.startOffset, end: place.endOffset, ...script }];
  const edits: Edit[] = [];
  for (const { name: local, prefix, value } of element.attrs) {
    const name = prefix ? `${prefix}:${local}` : local;
    const at = place.attrs?.[name] ?? place.attrs?.[local];
    const changed = at && rewriteAttribute(element, { name, value }, page, context.site);
    if (!at || changed === undefined) continue;
    const text = changed === null ? "" : `${name}="${escape(changed)}"`;
    edits.push({ start: at.startOffset, end: at.endOffset, text });
  }
  const end = "endTag" in place ? place.endTag?.startOffset : undefined;
  if (tagName === "footer" && hasClass(element, "site-footer") && end)
    edits.push({ start: end, end, text: context.notice });
  if (tagName === "body" && page === "index.html" && place.startTag) {
    const start = place.startTag.endOffset;
    edits.push({ start, end: start, text: context.unpackHint });
  }
  return edits;
}

/** What replaces a script element; undefined where it stays. */
function replaceScript(
  element: Element,
  page: string,
  { site, isModule, fileOf }: PageContext,
): Pick<Edit, "text" | "module"> | undefined {
  const type = attributeOf(element, "type");
  const source = attributeOf(element, "src");
  const [text] = element.childNodes;
  if (type === undefined && source === undefined && text && "value" in text)
    return { text: `<script src="${escape(relative(page, fileOf(text.value)))}"></script>` };
  if (type !== "module" || source === undefined) return undefined;
  const target = resolveAddress(source, page, { ...site, has: isModule });
  return target.kind === "kept" ? { text: "", module: fileAt(target.address, page) } : undefined;
}

/** The file that an address leads to from a page; both files are named from the copy's folder. */
function fileAt(address: string, page: string): string {
  const { pathname } = new URL(address, `http://copy.invalid/${page}`);
  return decodePercent(pathname.slice(1));
}

function hasClass(element: Element, name: string): boolean {
  const classes = attributeOf(element, "class") ?? "";
  return classes.split(/\s+/).includes(name);
}

function apply(html: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, text } of edits.toSorted((a, b) => a.start - b.start)) {
    parts.push(html.slice(from, start), text);
    from = end;
  }
  return [...parts, html.slice(from)].join("");
}
