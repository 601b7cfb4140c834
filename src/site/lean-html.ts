/**
 * A rendered page without the bytes that HTML leaves to the parser: quotes of simple attributes, and
 * end tags of list items and paragraphs that what follows implies. A parser reads the same page.
 *
 * @see https://html.spec.whatwg.org/multipage/syntax.html#unquoted
 * @see https://html.spec.whatwg.org/multipage/syntax.html#optional-tags
 */

/** @param html a page as Astro renders it: each element is closed, and no `<` of a text is bare */
export function leanHtml(html: string): string {
  return html.replace(TOKEN, (token, _: unknown, end?: string, tag?: string) => {
    if (end !== undefined) return "";
    // In single quotes may stand what looks like another value.
    return tag === undefined || tag.includes("='") ? token : tag.replace(QUOTED, "=$1");
  });
}

// --- internal ---

/** A value that needs no quotes. Before a slash it does: an unquoted one would take it in. */
const QUOTED = /="([^\s"'=<>`]+)"(?=[\s>])/g;

/** What may follow a paragraph whose end tag is left out: never the end of an element of our own. */
const AFTER_P =
  "</(?:article|aside|blockquote|details|div|footer|header|li|main|nav|section)>|<(?:article|aside|div|footer|h[1-6]|nav|ol|p|section|ul)[\\s>]";

/** What is left as it is; an end tag that can go; a start tag with quotes. */
const TOKEN = new RegExp(
  [
    "<!--[^]*?-->|<(script|style|textarea|title)[\\s>][^]*?</\\1>",
    `(</li>(?=<li[\\s>]|</[uo]l>)|</p>(?=${AFTER_P}))`,
    `(<[a-z][^"'<>]*(?:(?:"[^"]*"|'[^']*')[^"'<>]*)+>)`,
  ].join("|"),
  "g",
);
