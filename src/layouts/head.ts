/** What the head of every page needs beside its title. */
import { createHash } from "node:crypto";
import { THEME_KEY } from "../reader/theme-key.ts";

/** Applies the reader's theme before the first paint. The site's only inline script. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t=="light"||t=="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/**
 * What a page may load: its own files and pictures, and no script from elsewhere. Styles in
 * attributes are for MathML; WebAssembly is for the search.
 *
 * @see https://www.w3.org/TR/CSP3/
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  `script-src 'self' 'wasm-unsafe-eval' '${sha256(THEME_SCRIPT)}'`,
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' https: data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
].join("; ");

// --- internal ---

function sha256(script: string): string {
  return `sha256-${createHash("sha256").update(script).digest("base64")}`;
}
