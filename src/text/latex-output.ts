/** The text that is made of LaTeX, with the groups that are still open in it. */
import { ACCENTS, LONE_ACCENTS } from "./latex-commands.ts";
import { shift } from "./plain-math.ts";

/** Braces nested deeper than this are dropped: no real text has them. */
const DEEPEST = 1000;

/** A group that was opened and not yet closed. */
interface Group {
  /** What becomes of its content, as in the table of arguments; braces alone: `{`; a link: `l`. */
  does: string;
  /** The same for the arguments behind it. */
  next: string;
  /** Where in the pieces of the text it starts; this piece is kept free for what opens it. */
  start: number;
  address: string;
  /** Whether it may be a set in the text, `{-1, 0, 1}`, and whether it can't. */
  isSet: boolean;
  isMarkup: boolean;
}

/**
 * Collects text, and applies groups to their content when they end. All pieces are in one list, so
 * that neither nested groups nor thousands of unclosed ones take more than linear time.
 */
export class LatexOutput {
  readonly #pieces: string[] = [];
  readonly #groups: Group[] = [];
  #marks: string[] = [];
  #isArgument = false;
  #quotes = 0;
  #deeper = 0;

  /** The last character so far; empty at the start. */
  get last(): string {
    for (let at = this.#pieces.length - 1; at >= 0 && at > this.#pieces.length - 5; at -= 1)
      if (this.#pieces[at]) return this.#pieces[at]?.at(-1) ?? "";
    return "";
  }

  /** Adds text. Accents that wait for a letter are put on its first one. */
  put(text: string): void {
    if (text === "") return;
    const group = this.#groups.at(-1);
    if (group?.does === "{") {
      const isFirst = this.#pieces.length === group.start + 1;
      group.isSet ||= (isFirst && /^\s*-?\d/.test(text)) || /[,()=;]/.test(text);
      group.isMarkup ||= text.includes(":");
    }
    this.#pieces.push(this.#marks.length > 0 ? this.#accented(text) : text);
  }

  /** An accent for the letter that comes next. */
  accent(name: string): void {
    this.#marks.push(name);
  }

  /** A command: braces around one are no set. */
  command(): void {
    const group = this.#groups.at(-1);
    if (group) group.isMarkup = true;
  }

  /** Opens a group. `does` tells what becomes of it, and of the arguments behind it. */
  open(does: string, address = ""): void {
    if (this.#marks.length > 0) this.#isArgument = true;
    if (does.startsWith("q")) this.#quotes += 1;
    if (this.#groups.length === DEEPEST) {
      this.#deeper += 1;
      return;
    }
    const all = this.#isArgument ? "+" : does;
    this.#groups.push({
      does: all.charAt(0), next: all.slice(1), start: this.#pieces.length, address,
      isSet: false, isMarkup: false,
    }); // prettier-ignore
    this.#pieces.push("");
  }

  /**
   * Closes the innermost group; gives what becomes of the next argument, if there may be one.
   *
   * @param behind the character behind the group
   */
  close(behind: string): string {
    this.#flush();
    if (this.#deeper > 0) {
      this.#deeper -= 1;
      return "";
    }
    const group = this.#groups.pop();
    if (!group) {
      this.#pieces.push("}");
      return "";
    }
    const outer = this.#groups.at(-1);
    if (outer) outer.isMarkup ||= group.isMarkup;
    this.#apply(group, behind);
    return group.next;
  }

  /** The text. A brace that was never closed stays. */
  end(): string {
    this.#flush();
    for (const { does, start } of this.#groups)
      if (/[{^_]/.test(does)) this.#pieces[start] = "{";
      else if (does === "n") this.#pieces[start] = " ";
    return this.#pieces.join("");
  }

  #apply({ does, start, address, isSet, isMarkup }: Group, behind: string): void {
    const around = (open: string, close: string) => {
      this.#pieces[start] = open;
      this.#pieces.push(close);
    };
    // The content where it is short: to look at all of it at each level would be quadratic.
    const content = this.#pieces.length - start < 30 ? this.#pieces.slice(start + 1).join("") : "";
    if (does === "-" || does === "h") this.#pieces.length = start;
    if (does === "h") this.#pieces.push(" ");
    // `facts \cite{a}.` leaves no space before the full stop.
    if (does === "-" && start > 0 && /[.,;:)\]]/.test(behind))
      this.#pieces[start - 1] = this.#pieces[start - 1]?.trimEnd() ?? "";
    if (does === "n") around(" (", ")");
    if (does === "s") around(" ", "");
    if (does === "/") around("/", "");
    if (does === "q") {
      this.#quotes -= 1;
      if (this.#quotes % 2 === 0) around("“", "”");
      else around("‘", "’");
    }
    if (does === "^" || does === "_") {
      const shifted = shift(does, content);
      if (content && !shifted.startsWith(does)) {
        const before = this.#pieces[start - 1] ?? "";
        // `10^{-6}` outside of math.
        if (before.endsWith(does)) this.#pieces[start - 1] = before.slice(0, -1);
        this.#pieces.splice(start, Infinity, shifted);
      }
    }
    if (does === "l" && !(content && content.includes(address))) around("", ` (${address})`);
    if (does === "{") {
      const isPoint = /^[,.;:]$/.test(content);
      const isEmpty = this.#pieces.length > start + 1 && content.trim() === "";
      if (!isMarkup && !isPoint && (isSet || isEmpty) && content.length > 0) around("{", "}");
    }
  }

  #flush(): void {
    if (this.#marks.length === 0) return;
    const lone = this.#marks.map((mark) => LONE_ACCENTS[mark] ?? "").join("");
    this.#marks = [];
    this.#isArgument = false;
    this.#pieces.push(lone);
  }

  #accented(text: string): string {
    const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
    const base = first === "ı" ? "i" : first === "ȷ" ? "j" : first;
    const marks = this.#marks.toReversed();
    const letter = (base + marks.map((mark) => ACCENTS[mark] ?? "").join("")).normalize("NFC");
    // Authors' `\\b{…}` is bold type; the accent of this name is found in linguistics alone.
    const fits =
      this.#isArgument && marks[0] !== "b"
        ? /^[\p{L}\p{N}]/u.test(base)
        : [...letter].length === 1 && !(marks[0] === '"' && /[hwxt]/i.test(base));
    if (!fits) {
      this.#flush();
      return text;
    }
    this.#marks = [];
    this.#isArgument = false;
    return letter + text.slice(first.length);
  }
}
