/** Where the fields stand in the text of the operator's file. */

/** A property of the object. All places are offsets in the text. */
export interface Property {
  /** Undefined for what has no name of its own, such as a spread. */
  name: string | undefined;
  start: number;
  end: number;
  /** The value, where it is one string in quotes. */
  string: { start: number; end: number } | undefined;
  /** The end of the colon. */
  colon: number;
  /** The end of the comma; undefined where there is none. */
  comma: number | undefined;
}

/** A comment that shows how a field would be written: `// site: "https://papers.example.org",`. */
export interface Example {
  name: string;
  start: number;
  end: number;
}

/** The object that the file exports. */
export interface Places {
  properties: Property[];
  examples: Example[];
  /** Where the closing brace is. */
  close: number;
}

/**
 * Finds the properties of the object after `export default`, and the comments among them that show
 * one.
 *
 * @returns undefined where the file exports something else
 */
export function findPlaces(text: string): Places | undefined {
  const tokens = readTokens(text);
  const code = tokens.filter(({ kind }) => kind === "code" || kind === "string");
  const from = code.findIndex(
    ({ text }, at) =>
      text === "export" && code[at + 1]?.text === "default" && code[at + 2]?.text === "{",
  );
  if (from === -1) return undefined;
  const inside = code.slice(from + 3);
  const { parts, close } = splitProperties(inside);
  if (close === undefined) return undefined;
  const properties = parts.map(toProperty);
  const open = code[from + 2]?.end ?? 0;
  const examples = tokens.flatMap(({ kind, text: comment, start, end }): Example[] => {
    const isAmong = start >= open && end <= close;
    if (kind !== "comment" || !isAmong || !isFirstOfLine(text, start)) return [];
    if (properties.some((property) => property.start < start && end < property.end)) return [];
    const name = EXAMPLE.exec(comment)?.[1];
    return name === undefined ? [] : [{ name, start, end }];
  });
  return { properties, examples, close };
}

/** Whether there is nothing but white space before a place of its line. */
export function isFirstOfLine(text: string, at: number): boolean {
  return /(?:^|[\r\n])[ \t\uFEFF]*$/.test(text.slice(0, at));
}

// --- internal ---

interface Token {
  kind: "space" | "comment" | "string" | "code";
  text: string;
  start: number;
  end: number;
}

const STRING = /"(?:[^"\\\r\n]|\\[^])*"|'(?:[^'\\\r\n]|\\[^])*'/;
const EXAMPLE = new RegExp(`^//\\s*([a-z]+):\\s*(?:${STRING.source})\\s*,?\\s*$`, "i");
const TOKEN = new RegExp(
  [
    /(?<space>\s+)/,
    /(?<comment>\/\/[^\r\n\u2028\u2029]*|\/\*[^]*?\*\/)/,
    new RegExp(`(?<string>${STRING.source})`),
    // A template, a word, or one sign.
    /`(?:[^`\\]|\\[^])*`|[\w$]+|[^]/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

function readTokens(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: token, index, groups }) => ({
    kind: groups?.["space"]
      ? "space"
      : groups?.["comment"]
        ? "comment"
        : groups?.["string"]
          ? "string"
          : "code",
    text: token,
    start: index,
    end: index + token.length,
  }));
}

interface Part {
  tokens: Token[];
  comma: Token | undefined;
}

/** Cuts what follows the opening brace at its own commas, up to the brace that closes it. */
function splitProperties(code: readonly Token[]): { parts: Part[]; close: number | undefined } {
  const parts: Part[] = [];
  let tokens: Token[] = [];
  let depth = 0;
  for (const token of code) {
    if (depth === 0 && token.text === "}") {
      if (tokens.length > 0) parts.push({ tokens, comma: undefined });
      return { parts, close: token.start };
    }
    if (depth === 0 && token.text === ",") {
      parts.push({ tokens, comma: token });
      tokens = [];
      continue;
    }
    if (/^[[({]$/.test(token.text)) depth++;
    if (/^[\])}]$/.test(token.text)) depth--;
    tokens.push(token);
  }
  return { parts, close: undefined };
}

function toProperty({ tokens, comma }: Part): Property {
  const [key, colon, value] = tokens;
  const start = key?.start ?? comma?.start ?? 0;
  const end = tokens.at(-1)?.end ?? start;
  const isNamed = key !== undefined && colon?.text === ":" && /^["'\w$]/.test(key.text);
  const isString = isNamed && tokens.length === 3 && value?.kind === "string";
  return {
    name: isNamed ? key.text.replace(/^(["'])(.*)\1$/s, "$2") : undefined,
    start,
    end,
    string: isString ? { start: value.start, end: value.end } : undefined,
    colon: colon?.end ?? end,
    comma: comma?.end,
  };
}
