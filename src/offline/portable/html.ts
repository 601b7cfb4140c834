/**
 * A page for a copy that is opened from a disk. The page is read by a parser, and only what has
 * to change is changed: every other byte stays as it was built.
 */
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from "parse5";
import { decodePercent } from "../../text/percent.ts";
import { relative, resolveAddress, resolveFolder, type Site } from "./addresses.ts";
import { portablePolicy } from "./policy.ts";

/** What is the same for all pages. */
export interface PageContext {
  site: Site;
  /** The file with all scripts, from the copy's folder. */
  scripts: string;
  /** By which short name pages ask for a module in that file. */
  nameOf: (module: string) => string;
  /** The file for a script that stands in pages, so that it is there once; from the copy's folder. */
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
  const modules: string[] = [];
  const visit = (node: Node) => {
    if (defaultTreeAdapter.isElementNode(node)) {
      const place = node.sourceCodeLocation;
      if (place && isUseless(node, page, context)) {
        edits.push({
          start: place.startOffset,
          end: place.endOffset,
          text: "",
        });
        return;
      }
      rewriteElement(node, page, context, edits, modules);
    }
    if ("content" in node) visit(node.content);
    if ("childNodes" in node) node.childNodes.forEach(visit);
  };
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  if (modules.length > 0) {
    const source = escape(relative(page, context.scripts));
    const names = escape(modules.map(context.nameOf).join(" "));
    const script = `<script defer src="${source}" data-run="${names}"></script>`;
    const first = edits.find((edit) => edit.isModule);
    if (first) first.text = script;
  }
  return apply(html, edits);
}

// --- internal ---

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

interface Edit {
  start: number;
  end: number;
  text: string;
  /** It takes a module's element away. */
  isModule?: boolean;
}

/** Attributes that hold an address, whatever the element. */
const ADDRESSES = new Set([
  "href",
  "xlink:href",
  "src",
  "poster",
  "action",
  // A paper's address for scripts, with a star for the id.
  "data-papers",
]);

/** Links that a disk has no use for, or that a browser complains about there. */
const USELESS_LINKS =
  /\b(?:preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest|alternate|canonical|search|apple-touch-icon)\b/;

/** What is for search engines, for previews of links, and for the frame of a phone's browser. */
const USELESS_METAS = /^(?:description|robots|theme-color|og:.*|twitter:.*)$/;

/** Whether an element has no use on a disk, with all that is in it. */
function isUseless(element: Element, page: string, context: PageContext): boolean {
  const { tagName, childNodes } = element;
  switch (tagName) {
    case "link":
      return USELESS_LINKS.test(valueOf(element, "rel") ?? "");
    case "meta":
      return USELESS_METAS.test(valueOf(element, "name") ?? valueOf(element, "property") ?? "");
    case "script":
      return valueOf(element, "type") === "speculationrules";
    case "a":
      // A feed, which nobody can subscribe to here.
      return valueOf(element, "rel") === "alternate" && leadsNowhere(element, page, context);
    case "li": {
      const [only, ...rest] = childNodes.filter(
        (node) => !("value" in node && /^\s*$/.test(node.value)) && node.nodeName !== "#comment",
      );
      return (
        only !== undefined &&
        rest.length === 0 &&
        defaultTreeAdapter.isElementNode(only) &&
        only.tagName === "a" &&
        leadsNowhere(only, page, context)
      );
    }
    default:
      return false;
  }
}

/** Whether a link is to a part of the site that the copy leaves out, and that is nowhere else. */
function leadsNowhere(link: Element, page: string, { site }: PageContext): boolean {
  const address = valueOf(link, "href");
  if (address === undefined) return false;
  const target = resolveAddress(address, page, site);
  return target.kind === "left out" && target.hosted === undefined;
}

function valueOf({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

function rewriteElement(
  element: Element,
  page: string,
  context: PageContext,
  edits: Edit[],
  modules: string[],
): void {
  const { tagName, sourceCodeLocation: place } = element;
  if (!place) return;
  const whole = { start: place.startOffset, end: place.endOffset };
  if (tagName === "script") {
    const type = valueOf(element, "type");
    const source = valueOf(element, "src");
    const [text] = element.childNodes;
    if (type === undefined && source === undefined && text && "value" in text) {
      const file = escape(relative(page, context.fileOf(text.value)));
      edits.push({ ...whole, text: `<script src="${file}"></script>` });
      return;
    }
    const target =
      source === undefined
        ? undefined
        : resolveAddress(source, page, {
            ...context.site,
            has: context.isModule,
          });
    if (type === "module" && target?.kind === "kept") {
      modules.push(moduleName(target.address, page));
      edits.push({ ...whole, text: "", isModule: true });
      return;
    }
  }
  for (const { name, prefix, value: text } of element.attrs) {
    const full = prefix ? `${prefix}:${name}` : name;
    const at = place.attrs?.[full] ?? place.attrs?.[name];
    const changed = at && changeAttribute(element, full, text, page, context);
    if (!at || changed === undefined) continue;
    const markup = changed === null ? "" : `${full}="${escape(changed)}"`;
    edits.push({ start: at.startOffset, end: at.endOffset, text: markup });
  }
  const end = "endTag" in place ? place.endTag?.startOffset : undefined;
  if (tagName === "footer" && hasClass(element, "site-footer") && end)
    edits.push({ start: end, end, text: context.notice });
  if (tagName === "body" && page === "index.html" && place.startTag) {
    const { endOffset } = place.startTag;
    edits.push({ start: endOffset, end: endOffset, text: context.unpackHint });
  }
}

/** The new value; `null` takes the attribute away, undefined leaves it as it is. */
function changeAttribute(
  element: Element,
  name: string,
  value: string,
  page: string,
  { site }: PageContext,
): string | null | undefined {
  const { tagName } = element;
  if (tagName === "meta" && name === "content") {
    const kind = valueOf(element, "http-equiv")?.toLowerCase();
    if (kind === "content-security-policy") return portablePolicy(value);
    if (kind === "refresh") return changeRefresh(value, page, site);
    return undefined;
  }
  if (name === "srcset") return changeSources(value, page, site);
  if (name === "data-folder") return resolveFolder(value, page, site);
  if (!ADDRESSES.has(name)) return undefined;
  const target = resolveAddress(value, page, site);
  if (target.kind === "other") return undefined;
  if (target.kind === "kept") return target.address;
  // Without an address to go to, a link's words stay as words.
  return target.hosted ?? (tagName === "a" ? null : undefined);
}

/** `0;url=/papers/x/`, and `0; URL='/papers/x/'`. */
function changeRefresh(value: string, page: string, site: Site) {
  const [, head, address] = /^(.*?url\s*=\s*)["']?(.*?)["']?\s*$/i.exec(value) ?? [];
  if (head === undefined || address === undefined) return undefined;
  const target = resolveAddress(address, page, site);
  return target.kind === "kept" ? head + target.address : undefined;
}

/** `/a.webp 1x, /b.webp 2x`. @see https://html.spec.whatwg.org/#srcset-attribute */
function changeSources(value: string, page: string, site: Site): string {
  return value
    .split(/,\s+/)
    .map((candidate) => {
      const [address = "", ...size] = candidate.trim().split(/\s+/);
      const target = resolveAddress(address, page, site);
      return [target.kind === "kept" ? target.address : address, ...size].join(" ");
    })
    .join(", ");
}

/** The module's file, from the copy's folder, of its address as the page sees it. */
function moduleName(address: string, page: string): string {
  const { pathname } = new URL(address, `http://copy.invalid/${page}`);
  return decodePercent(pathname.slice(1));
}

function hasClass(element: Element, name: string): boolean {
  const classes = valueOf(element, "class") ?? "";
  return classes.split(/\s+/).includes(name);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
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
