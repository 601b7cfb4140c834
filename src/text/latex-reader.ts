/** Reads the words of a text that may hold LaTeX, and writes what they stand for. */
import { ACCENTS, argumentsOf, ESCAPES, textOf } from "./latex-commands.ts";
import type { LatexOutput } from "./latex-output.ts";
import { lookUp, SIGNS } from "./signs.ts";

/** Reads words from left to right, a command, a brace or a run of other characters at a time. */
export class LatexReader {
  #at = 0;
  readonly #lists: { name: string; items: number }[] = [];
  readonly #out: LatexOutput;
  #words = "";
  #behind = "";
  #hasAddress = false;

  constructor(out: LatexOutput) {
    this.#out = out;
  }

  /** @param behind the character behind the words: the `$` of math, or nothing */
  read(words: string, behind: string): void {
    this.#words = words;
    this.#behind = behind;
    this.#at = 0;
    this.#hasAddress = ADDRESS.test(words);
    // Most texts have no LaTeX.
    if (!/[\\{}~`]|''|--/.test(words)) return this.#out.put(words);
    while (this.#at < this.#words.length) {
      const run = this.#take(RUN)?.[0];
      if (run !== undefined) this.#out.put(run);
      else this.#sign(this.#words.charAt(this.#at));
    }
  }

  /** What a pattern finds here; the place moves behind it. */
  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#words) ?? undefined;
    if (found) this.#at = pattern.lastIndex;
    return found;
  }

  #next(): string {
    return this.#words.charAt(this.#at) || this.#behind;
  }

  #sign(sign: string): void {
    if (sign === "\\") return this.#command();
    if (sign === "-") return this.#dash();
    this.#at += 1;
    const isDouble = this.#words.charAt(this.#at) === sign;
    if (sign === "{") {
      const { last } = this.#out;
      if (/[\w/]/.test(last) && this.#isInAddress()) this.#out.put(" ");
      this.#out.open(last === "^" || last === "_" ? last : "{");
    } else if (sign === "}") {
      this.#close();
    } else if (sign === "~" && this.#take(TIED_EQUALS)) {
      this.#out.put(" = ");
    } else if (sign === "~") {
      this.#out.put(this.#isTie() ? " " : "~");
    } else if (isDouble) {
      this.#at += 1;
      this.#out.put(sign === "`" ? "“" : "”");
    } else {
      this.#out.put(sign);
    }
  }

  /** A no-break space between words, but "about" before a number: `Table~1`, `a ~5% gain`. */
  #isTie(): boolean {
    return (
      /[\p{L}\p{N}.,;:!?%$)\]}"'”’]/u.test(this.#out.last) &&
      !/^[=~]?$/.test(this.#next()) &&
      !this.#isInAddress()
    );
  }

  /** `--` and `---` between words; not in `--flag`, arrows and addresses. */
  #dash(): void {
    const dashes = this.#take(DASHES)?.[0] ?? "";
    const [before, after] = [this.#out.last, this.#next()];
    const isOpen = /^\s?$/.test(before);
    const fits =
      (dashes.length === 2 && (!isOpen || (before !== "" && /[\s\d,.;:)]/.test(after)))) ||
      (dashes.length === 3 && (before !== "" || after === " "));
    if (fits && !/[<>|!=+/-]/.test(before + after) && after !== "" && !this.#isInAddress())
      this.#out.put(dashes.length === 2 ? "–" : "—");
    else this.#out.put(dashes);
  }

  #isInAddress(): boolean {
    if (!this.#hasAddress) return false;
    const before = this.#words.slice(Math.max(0, this.#at - 200), this.#at);
    return ADDRESS.test(before.slice(before.lastIndexOf(" ") + 1));
  }

  #close(): void {
    const does = this.#out.close(this.#next());
    if (does && this.#take(OPENING)) this.#out.open(does);
  }

  #command(): void {
    const name = this.#take(COMMAND)?.[1];
    this.#out.command();
    if (name === undefined) return this.#escape();
    if (this.#accent(name) || this.#raw(name) || this.#list(name)) return;
    if (this.#take(ARGUMENT)) {
      const known = textOf(name);
      if (known && argumentsOf(name) === "+") this.#out.put(known.text);
      return this.#out.open(argumentsOf(name));
    }
    const { text, takesSpaces } = textOf(name) ?? { text: name, takesSpaces: false };
    this.#take(takesSpaces ? EMPTY_OR_SPACES : EMPTY);
    this.#out.put(
      text === "~" && /\w/.test(this.#out.last) && /\w/.test(this.#next()) ? "∼" : text,
    );
  }

  /** A backslash before a character that isn't a letter. */
  #escape(): void {
    const sign = this.#take(ESCAPE)?.[1] ?? "";
    if (sign === "\\") this.#take(SKIP);
    if (
      sign === "'" &&
      /\p{L}/u.test(this.#out.last) &&
      /^s\s/.test(this.#words.slice(this.#at, this.#at + 2))
    )
      return this.#out.put("'");
    if (Object.hasOwn(ACCENTS, sign)) return this.#out.accent(sign);
    this.#out.put(lookUp(ESCAPES, sign) ?? sign);
  }

  /** `\v{s}`, `\c c`, `\t{oo}`. A command of one letter without a letter is an author's macro. */
  #accent(name: string): boolean {
    const code = name === "u" && this.#take(CODE)?.[0];
    if (code) {
      this.#out.put(String.fromCharCode(Number.parseInt(code, 16)));
      return true;
    }
    if (!Object.hasOwn(ACCENTS, name)) return false;
    // arXiv takes `\beta` for an accent: `\b{eta}`.
    const lost = this.#take(LOST_NAME)?.[0];
    const symbol =
      lost && (lookUp(SIGNS, name + lost.slice(1, -1)) ?? textOf(name + lost.slice(1, -1))?.text);
    if (symbol) {
      this.#out.put(symbol);
      return true;
    }
    if (lost) this.#at -= lost.length;
    // `\b` before a word is bold type, in the macros of many authors.
    if (this.#take(name === "b" ? BEFORE_GROUP : BEFORE_LETTER)) this.#out.accent(name);
    return true;
  }

  /** Commands whose argument is no text: an address, math, code. */
  #raw(name: string): boolean {
    if (name === "verb") {
      const found = this.#take(VERBATIM);
      if (found) this.#out.put(found[2] ?? "");
      return found !== undefined;
    }
    if (!/^(?:url|path|nolinkurl|href|ensuremath)$/.test(name)) return false;
    const group = this.#take(RAW_GROUP)?.[1];
    if (group === undefined) return false;
    if (name === "ensuremath") this.#out.put(`$${group}$`);
    else if (name !== "href") this.#out.put(plainAddress(group));
    else if (this.#take(OPENING)) this.#out.open("l", plainAddress(group));
    else this.#out.put(plainAddress(group));
    return true;
  }

  /** Environments, and the items of lists. */
  #list(name: string): boolean {
    if (name === "begin" || name === "end") {
      const environment = this.#take(ENVIRONMENT)?.[1];
      if (environment === undefined) return false;
      if (name === "begin") this.#lists.push({ name: environment, items: 0 });
      else this.#lists.pop();
      this.#out.put(" ");
      return true;
    }
    if (name !== "item") return false;
    const label = this.#take(LABEL)?.[1];
    const list = this.#lists.at(-1);
    if (list) list.items += 1;
    const mark = list?.name === "enumerate" ? `(${list.items})` : "•";
    this.#out.put(` ${label ?? mark} `);
    return true;
  }
}

// --- internal ---

/** An address without the signs that LaTeX needs in it. */
function plainAddress(text: string): string {
  return text
    .replace(/\\textasciitilde(?:\{\}|(?![A-Za-z]) ?)/g, "~")
    .replace(/\\([_%&#$~{}])(?:\{\})?|[{}]/g, "$1")
    .trim();
}

// What is read at a place. Made once: thousands are tried for a long text.
const ADDRESS = /:\/\/|\.(?:com|org|io|net)\//;
const RUN = /[^\\{}~`'-]+/y;
const TIED_EQUALS = /=~/y;
const DASHES = /-+/y;
const OPENING = / ?\{/y;
const COMMAND = /\\([A-Za-z]+)(?:\*(?=[[{]))?/y;
const ARGUMENT = /(?:\[[^[\]{}]{0,100}\]){0,2}\{(?!\})/y;
const ESCAPE = /\\(\P{Cs})?/uy;
const SKIP = /\*?\[[^[\]]{0,20}\]/y;
const CODE = /[\da-f]{4}/iy;
const LOST_NAME = /\{[a-z]{2,}\}/y;
const VERBATIM = /([^A-Za-z\s])([^\n]{0,200}?)\1/y;
const RAW_GROUP = / ?\{((?:[^{}\\]|\\.|\{[^{}]*\})*)\}/sy;
const ENVIRONMENT = / ?\{([A-Za-z]{1,30})\*?\}(?:\[[^[\]]{0,50}\])?/y;
const LABEL = /\[([^[\]]{0,100})\]/y;
const EMPTY = /\{\}/y;
const EMPTY_OR_SPACES = /\{\}| +/y;
const BEFORE_GROUP = /(?=\{)/y;
const BEFORE_LETTER = / *(?=[A-Za-z\\{])/y;
