/** The inline script and the content security policy of every page. */
import { createHash } from "node:crypto";
import { QUERY_PARAMETER, SHOW_PARAMETER, TOPIC_PARAMETER } from "../digest/urls.ts";
import type { Density } from "../reader/state.ts";
import { storageKey, THEME_KEY, type Stored } from "../reader/storage-keys.ts";

const COMPACT: Density = "compact";

/** A key for `base`, as an expression in which `d.base` is the base path. */
const keyOf = (name: Stored) => JSON.stringify(storageKey("|", name)).replace("|", '"+d.base+"');

/** @param onAddress what the address decides @param onSettings what the reader's settings decide */
const script = (onAddress: string, onSettings: string): string =>
  `{let d=document.documentElement.dataset,s,t;d.js="";${onAddress}` +
  `try{s=localStorage;t=s["${THEME_KEY}"];if(/^(light|dark)$/.test(t))d.theme=t;` +
  `${onSettings}if(s[${keyOf("visit")}])d.wait=""}catch{}}`;

/**
 * Before the first paint: says that scripts run (`data-js`), applies the reader's theme and
 * density, and lets the page wait for its script (`data-wait`) where the reader's state may change
 * what it shows, so that nothing moves; and says whether the search is asked something
 * (`data-asked`). A page's only inline script; at most 500 bytes.
 */
export const HEAD_SCRIPT = script(
  `t=location.search;if(/[?&](${TOPIC_PARAMETER}|${SHOW_PARAMETER})=/.test(t))d.wait="";` +
    `if(/[?&]${QUERY_PARAMETER}=./.test(t))d.asked="";`,
  `if(/"${COMPACT}"/.test(s[${keyOf("settings")}]))d.density="${COMPACT}";`,
);

/** The same on a paper's page, which has neither a list nor the search. */
export const ARTICLE_SCRIPT = script("", "");

/**
 * What a page may load: its own files and pictures, and no script from elsewhere. Styles in
 * attributes are for MathML; WebAssembly is for the search.
 *
 * @param inline the page's inline script
 * @param formsTo the address that a form of the page posts to, beside the site itself
 * @see https://www.w3.org/TR/CSP3/
 */
export const securityPolicy = (inline: string, formsTo?: string): string =>
  [
    "default-src 'none'",
    // For workers, too.
    `script-src 'self' 'wasm-unsafe-eval' '${sha256(inline)}'`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' https: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    ["form-action 'self'", ...(formsTo === undefined ? [] : [new URL(formsTo).origin])].join(" "),
    "base-uri 'none'",
  ].join(";");

// --- internal ---

function sha256(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}
