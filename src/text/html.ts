/** HTML, JATS and their entities in titles, names and abstracts → text. */
import { decodeHTMLStrict } from "entities";
import { shift } from "./plain-math.ts";

/**
 * Takes the markup of HTML and JATS out of a text: paragraphs and lists get a blank line between
 * them, raised and lowered figures become characters of Unicode, formulas LaTeX between dollar
 * signs, and everything else is its content. Only elements that articles have are markup, and
 * only in pairs: `<unk>`, `a < b` and `List<String>` stay.
 *
 * @see https://jats.nlm.nih.gov/publishing/ for JATS
 */
export function decodeHtml(text: string): string {
  const marked = text.includes("<") || text.includes("\\less") ? dropTags(text) : text;
  return marked.includes("&") ? marked.replace(ENTITY, decodeEntity) : marked;
}

// --- internal ---

/** Entities, and those whose `&` was written as an entity: `&amp;lt;`. */
const ENTITY = /&(?:(?:amp|#38|#x26);)*(#x?[\da-f]{1,8}|[a-z][a-z\d]{1,30});/gi;

function decodeEntity(found: string, name: string): string {
  const entity = `&${name};`;
  const text = decodeHTMLStrict(entity);
  return text === entity && found.startsWith("&amp;") ? entity : text;
}

/** Elements with a paragraph of their own. */
const BLOCKS = /^(?:p|div|sec|h[1-6]|title|ul|ol|li|list|list-item|table|tr|abstract)$/;

/** Elements within a line. Not `code` or `s`, which are the names of tokens in many abstracts. */
const INLINE =
  /^(?:i|b|em|strong|u|small|big|sub|sup|inf|tt|span|a|font|sc|scp|td|th|italic|bold|underline|monospace|roman|sans-serif|styled-content|named-content|ext-link|uri|xref|inline-formula|disp-formula|math|tex-math|tex|astrobj|alternatives|img|inline-graphic|graphic)$/;

/** Elements that stand alone. */
const ALONE = /^(?:p|br|hr|img|graphic|inline-graphic)$/;

const TAG = /<(\/?)(?:(jats|mml|ce|sup)\d?:)?([a-z][a-z\d-]{0,20})((?:\s[^<>]{0,1000})?)\/?>/gi;

const ATTRIBUTES = /^(?:\s+[\w:-]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=]+))?)*\s*\/?$/;

function dropTags(text: string): string {
  const mangled = text
    // Of Crossref's BibTeX and its like: `$\less$i$\greater$`, `$<$sup$>$`.
    .replace(/\$(?:\\less|\\lt|<)\$(\/?[a-z]{1,20}\/?)\$(?:\\greater|\\gt|>)\$/gi, "<$1>")
    .replace(/<!\[CDATA\[|\]\]>/g, "");
  if (!/<[/a-z]/i.test(mangled)) return mangled;
  const plain = mangled
    .replace(FORMULA, readFormula)
    .replace(/<(?:jats:)?title>\s*(?:abstract|summary)\s*[.:]?\s*<\/(?:jats:)?title>/gi, "")
    .replace(/([.:?!]?)\s*<\/jats:title>\s*<jats:p>/gi, (_, end: string) => `${end || ":"} `)
    .replace(/<(?:jats:|ce:)?(su[bp]|inf)>\s*([^<>]{1,40}?)\s*<\/(?:jats:|ce:)?\1>/gi, readScript)
    .replace(LINK, readLink);
  const tags = [...plain.matchAll(TAG)];
  const names = (close: string) =>
    new Set(tags.filter((tag) => tag[1] === close).map((tag) => tag[3]?.toLowerCase()));
  const [opened, closed] = [names(""), names("/")];
  return plain.replace(TAG, (tag, _, space: string | undefined, name: string, rest: string) => {
    const element = name.toLowerCase();
    const isBlock = BLOCKS.test(element);
    const isPair = (opened.has(element) && closed.has(element)) || ALONE.test(element);
    const isKnown = isPair && (isBlock || INLINE.test(element) || ALONE.test(element));
    if (!ATTRIBUTES.test(rest) || (space === undefined && !isKnown)) return tag;
    if (isBlock) return "\n\n";
    return /^(?:br|td|th)$/.test(element) ? " " : "";
  });
}

/** In Unicode where it has the characters: H₂O, 10⁻⁵. */
function readScript(_: string, name: string, content: string): string {
  const mark = name.toLowerCase() === "sup" ? "^" : "_";
  const shifted = shift(mark, content.replace(/[−–]/g, "-"));
  return shifted.startsWith(mark) ? content : shifted;
}

const LINK =
  /<(?:jats:)?(a|ext-link|uri)\s[^<>]{0,300}?href\s*=\s*["']?([^"'<>\s]+)(?=["'\s>])["']?[^<>]{0,300}>([^<>]{0,500})<\/(?:jats:)?\1>/gi;

function readLink(_: string, _name: string, address: string, content: string): string {
  const shown = content.trim();
  if (shown === "" || /^this\s+https?\s+URL\.?$/i.test(shown)) return address;
  return shown.includes(address) || !/^https?:/i.test(address) ? content : `${shown} (${address})`;
}

/** A formula in MathML, or in LaTeX as JATS has it beside MathML. */
const FORMULA =
  /<(?:jats:)?(inline-formula|disp-formula|tex-math|(?:mml:)?math)\b(?:(?!<(?:jats:)?\1\b)[^]){0,20000}?<\/(?:jats:)?\1>/gi;

function readFormula(formula: string): string {
  const tex =
    /<(?:jats:)?tex-math\b[^<>]*>([^]*?)<\/(?:jats:)?tex-math>/i.exec(formula)?.[1] ??
    /\balttext="([^"]*)"/i.exec(formula)?.[1] ??
    /<(?:mml:)?annotation\b(?=[^<>]*tex)[^<>]*>([^]*?)<\//i.exec(formula)?.[1];
  if (tex !== undefined) {
    const body = /\\begin\{document\}([^]*?)\\end\{document\}/.exec(tex)?.[1] ?? tex;
    const math = body.replace(/^[\s$]+|(?<![\s$])[\s$]+$/g, "").replace(/^\\[([]|\\[)\]]$/g, "");
    return math.trim() === "" ? "" : `$${math.trim()}$`;
  }
  if (!/<(?:mml:)?m/i.test(formula))
    return formula.replace(/<\/?(?:jats:)?[a-z]+-formula\b[^<>]*>/gi, "");
  return formula
    .replace(/>\s+</g, "><")
    .replace(
      SCRIPTED,
      (_, kind: string, base: string, script: string) =>
        base + shift(kind === "up" ? "^" : "_", script),
    )
    .replace(/<[^<>]*>/g, "");
}

/** `<msup>` and `<msub>` of two short elements. */
const SCRIPTED =
  /<(?:mml:)?ms(up|ub)\b[^<>]*><[^<>]+>([^<>]{1,20})<\/[^<>]+><[^<>]+>([^<>]{1,20})<\/[^<>]+><\/(?:mml:)?ms\1>/gi;
