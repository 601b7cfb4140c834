/**
 * The syntax within an entry of a .bib file: a key, then fields. BibTeX counts braces whether a
 * backslash stands before them or not, so that `{C:\data\}` is whole. Reference managers write
 * files in which `\}` is no brace: where the first rule finds an error, the second is tried.
 *
 * @see https://www.ctan.org/pkg/btxdoc
 */

/** What stands in `@kind{…}`. */
export interface ScannedEntry {
  key: string;
  /** By names in lower case, macros expanded, inner braces kept. */
  fields: Map<string, string>;
  /** What had to be guessed. */
  warnings: string[];
  /** Why the entry can't be read. */
  problem?: string;
  /** Behind the closing brace; undefined where it doesn't close. */
  end: number | undefined;
}

/**
 * Reads an entry.
 *
 * @param text up to where the entry has to be closed
 * @param open the place of its opening brace or parenthesis
 * @param macros the values of macros by their names in lower case
 */
export function scanEntry(
  text: string,
  open: number,
  macros: ReadonlyMap<string, string>,
): ScannedEntry {
  const first = new Scanner(text, open, macros, PLAIN).scan();
  if (first.problem === undefined) return first;
  const second = new Scanner(text, open, macros, ESCAPED).scan();
  return second.problem === undefined ? second : first;
}

/** Where the brace or parenthesis at `open` closes. */
export function closeOf(text: string, open: number, rule: Rule = PLAIN): number | undefined {
  const isBrace = text[open] === "{";
  const signs = isBrace ? rule.braces : rule.all;
  signs.lastIndex = open + 1;
  let depth = 0;
  let isQuoted = false;
  for (let found = signs.exec(text); found; found = signs.exec(text)) {
    const [sign] = found;
    if (depth === 0 && !isQuoted && sign === (isBrace ? "}" : ")")) return found.index;
    if (sign === "{") depth += 1;
    else if (sign === "}" && depth > 0) depth -= 1;
    else if (sign === '"' && depth === 0) isQuoted = !isQuoted;
  }
  return undefined;
}

// --- internal ---

/** Which signs count. */
interface Rule {
  braces: RegExp;
  /** With quotes and parentheses. */
  all: RegExp;
}
const PLAIN: Rule = { braces: /[{}]/g, all: /[{}")]/g };
const ESCAPED: Rule = { braces: /\\[^]|[{}]/g, all: /\\[^]|[{}")]/g };

/** A name of a field or of a macro. */
const NAME = /[^\s"#%'(),={}]+/y;
const FIELD = /[^\s"#%'(),={}]+\s*=/y;

/** Macros of macros could double with each line. */
const MOST_OF_MACROS = 10_000;

class SyntaxProblem extends Error {}

/** Reads one entry from left to right. */
class Scanner {
  readonly #text: string;
  readonly #macros: ReadonlyMap<string, string>;
  readonly #rule: Rule;
  readonly #end: number | undefined;
  readonly #fields = new Map<string, string>();
  readonly #warnings: string[] = [];
  readonly #undefined = new Set<string>();
  /** How many characters of a value come from macros. */
  #ofMacros = 0;
  #at: number;

  constructor(text: string, open: number, macros: ReadonlyMap<string, string>, rule: Rule) {
    const close = closeOf(text, open, rule);
    this.#text = text.slice(0, close);
    this.#end = close === undefined ? undefined : close + 1;
    this.#macros = macros;
    this.#rule = rule;
    this.#at = open + 1;
  }

  scan(): ScannedEntry {
    const found = {
      key: this.#key(),
      fields: this.#fields,
      warnings: this.#warnings,
      end: this.#end,
    };
    if (this.#end === undefined)
      return { ...found, problem: "its braces don't close before the next entry" };
    try {
      while (this.#sign() !== "") this.#field();
    } catch (error) {
      if (!(error instanceof SyntaxProblem)) throw error;
      return { ...found, problem: `it is not valid BibTeX: ${error.message}` };
    }
    if (this.#undefined.size > 0)
      this.#warnings.push(
        `no @string defines ${[...this.#undefined].join(", ")}: the name stands in place of the text`,
      );
    return found;
  }

  /** Up to a comma. It may have any character, or be left out. */
  #key(): string {
    const from = this.#at;
    this.#skipTo(/[,={]/g);
    // Mendeley writes LaTeX into keys: `Wz{\'{o}}r2019`.
    for (let close; this.#text[this.#at] === "{"; this.#skipTo(/[,={]/g)) {
      close = closeOf(this.#text, this.#at, this.#rule);
      this.#at = close === undefined ? this.#text.length : close + 1;
    }
    const words = this.#text.slice(from, this.#at);
    if (this.#text[this.#at] !== "=") return words.trim();
    // The first field, with or without a key before it.
    const [field = ""] = /(?<!\S)\S+\s*$/.exec(words) ?? [];
    this.#at -= field.length;
    const key = words.slice(0, words.length - field.length).trim();
    if (key !== "") this.#warnings.push("a comma is missing behind its key");
    return key;
  }

  #field(): void {
    if (this.#take(",")) return;
    const name = this.#name();
    if (name === undefined) throw this.#expected("the name of a field");
    if (!this.#take("=")) throw this.#expected(`an equals sign behind "${name}"`);
    this.#ofMacros = 0;
    const parts = [this.#part()];
    while (this.#take("#")) parts.push(this.#part());
    this.#keep(name.toLowerCase(), parts.join(""));
    if (this.#sign() === "" || this.#sign() === ",") return;
    FIELD.lastIndex = this.#at;
    if (!FIELD.test(this.#text)) throw this.#expected(`a comma behind the value of "${name}"`);
    this.#warnings.push(`a comma is missing behind the value of "${name}"`);
  }

  /** As in BibTeX, the first of two values counts. */
  #keep(name: string, value: string): void {
    const before = this.#fields.get(name)?.trim() ?? "";
    if (before === "") this.#fields.set(name, value);
    else if (before !== value.trim())
      this.#warnings.push(`it has the field "${name}" twice: the first one counts`);
  }

  /** A text in braces or quotes, a number or a macro. */
  #part(): string {
    const sign = this.#sign();
    const from = this.#at + 1;
    if (sign === "{" || sign === '"') {
      const close = sign === "{" ? closeOf(this.#text, this.#at, this.#rule) : this.#quote(from);
      if (close === undefined)
        throw this.#expected(`a closing ${sign === "{" ? "brace" : "quote"} somewhere behind this`);
      this.#at = close + 1;
      return this.#text.slice(from, close);
    }
    const name = this.#name();
    if (name === undefined) throw this.#expected("a value in braces or quotes");
    if (/^\d+$/.test(name)) return name;
    const value = this.#macros.get(name.toLowerCase());
    if (value === undefined) this.#undefined.add(name);
    this.#ofMacros += value?.length ?? 0;
    if (this.#ofMacros > MOST_OF_MACROS)
      throw new SyntaxProblem(
        `the macros of a value have more than ${MOST_OF_MACROS} characters; write the value out`,
      );
    return value ?? name;
  }

  /** Where a text in quotes ends: at the first quote that is in no braces. */
  #quote(from: number): number | undefined {
    const signs = this.#rule.all;
    signs.lastIndex = from;
    let depth = 0;
    for (let found = signs.exec(this.#text); found; found = signs.exec(this.#text)) {
      if (found[0] === '"' && depth === 0) return found.index;
      if (found[0] === "{") depth += 1;
      else if (found[0] === "}") depth -= 1;
    }
    return undefined;
  }

  #name(): string | undefined {
    this.#sign();
    NAME.lastIndex = this.#at;
    const name = NAME.exec(this.#text)?.[0];
    this.#at += name?.length ?? 0;
    return name;
  }

  #take(sign: string): boolean {
    if (this.#sign() !== sign) return false;
    this.#at += 1;
    return true;
  }

  /**
   * The next sign, empty at the end. White space counts for nothing, nor do comments as biber has
   * them: from a percent sign to the end of the line.
   */
  #sign(): string {
    this.#skipTo(/\S/g);
    while (this.#text[this.#at] === "%") {
      this.#skipTo(/\n/g);
      this.#skipTo(/\S/g);
    }
    return this.#text.charAt(this.#at);
  }

  #skipTo(signs: RegExp): void {
    signs.lastIndex = this.#at;
    this.#at = signs.exec(this.#text)?.index ?? this.#text.length;
  }

  #expected(what: string): SyntaxProblem {
    const [found = ""] = this.#text.slice(this.#at, this.#at + 20).split("\n");
    return new SyntaxProblem(`expected ${what}, found ${found === "" ? "its end" : `"${found}"`}`);
  }
}
