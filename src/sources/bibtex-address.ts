/** Addresses and identifiers in the fields of a .bib file, as plain characters. */

/**
 * A text without the commands that LaTeX needs around and in an address:
 * `\url{https://x.org/\textasciitilde lamp/a\_b}` → `https://x.org/~lamp/a_b`. Of `\href{a}{b}`
 * both stay, apart by a space.
 */
export function plainAddress(text: string): string {
  return text
    .replace(/\\href\s*\{([^{}]*)\}\s*\{/g, "$1 {")
    .replace(/\$\s*(\\[a-zA-Z]+|\\?[_<>~])(?:\{\})?\s*\$/g, "{$1}")
    .replace(/\\([a-zA-Z]+)(?:\s*\{\s*\}|\s+)?/g, (_, name: string) => SIGNS[name] ?? "")
    .replace(/\\-|\\\/|\\ /g, (mark) => (mark === "\\ " ? " " : ""))
    .replace(/\\([_%&#$~{}^])(?:\{\s*\})?/g, "$1")
    .replace(/&amp;/g, "&")
    .replace(/[{}]/g, "")
    .trim();
}

/** The first address of a field that holds addresses; it may go on in another line. */
export function firstAddress(text: string): string {
  const [first = ""] = plainAddress(text).split(NEXT);
  return SCHEMELESS.test(first) ? `http://${first}` : first;
}

// --- internal ---

/** What ends an address: another one, or the day of a visit. */
const NEXT =
  /(?<![\s,;])[\s,;]+(?:(?:and|or)\s+)?(?=(?:https?|ftp):)|(?<!\s)\s+(?=[([]|(?:last|accessed|visited|retrieved)\b)/i;

/** Commands that stand for a sign; `\string~` and `\url{…}` leave what follows. */
const SIGNS: Record<string, string> = {
  textasciitilde: "~",
  sim: "~",
  tilde: "~",
  textunderscore: "_",
  textless: "<",
  less: "<",
  textgreater: ">",
  greater: ">",
  textbackslash: "\\",
  textquotesingle: "'",
  textbar: "|",
  slash: "/",
  textasciicircum: "^",
  textdollar: "$",
  textendash: "–",
  textemdash: "—",
};

/** `www.example.org`, `example.org/x`; `x.pdf` may be a file. */
const SCHEMELESS = /^(?:www\.(?:[a-z0-9-]+\.)+[a-z]{2,}|(?:[a-z0-9-]+\.)+[a-z]{2,}\/\S*)$/i;
