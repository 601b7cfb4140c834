/**
 * The only form of text that reaches the MDX compiler. It is written from a checked tree: tags and
 * nothing between them. Every value is a string of letters, digits and escapes, so that nothing
 * that a person wrote can be code, whatever parser reads it.
 */
import { COMPONENTS } from "./components.ts";

/** A value of an attribute by its name. */
export type Values = Record<string, string>;

/** `<Figure alt={"…"}>`. */
export function openTag(name: string, values: Values = {}): string {
  return `<${name}${writeValues(values)}>`;
}

/** `</Figure>`. */
export function closeTag(name: string): string {
  return `</${name}>`;
}

/**
 * Markup that was written from a checked tree: `<Fragment set:html={"…"} />`. It may hold one end
 * of an element, whose other end follows behind a component.
 */
export function markup(html: string): string {
  return `<Fragment${writeValues({ "set:html": html })} />`;
}

/** Tags as the whole text of a module. As one expression, the compiler adds no white space of its own. */
export function wrap(tags: string): string {
  return `{<>${tags}</>}\n`;
}

/** Whether a text is of the one form that this file writes. */
export function isInert(text: string): boolean {
  if (!text.startsWith(START) || !text.endsWith(END)) return false;
  // Tag by tag: one expression over megabytes overflows the engine's stack.
  const tag = new RegExp(TAG, "y");
  tag.lastIndex = START.length;
  const end = text.length - END.length;
  while (tag.lastIndex < end) if (!tag.test(text)) return false;
  return tag.lastIndex === end;
}

// --- internal ---

const NAMES = Object.keys(COMPONENTS).join("|");
const VALUE = String.raw`\{"(?:[A-Za-z0-9 .,;:=/-]|\\u[0-9a-f]{4})*"\}`;
const START = "{<>";
const END = "</>}\n";
const TAG = `<Fragment set:html=${VALUE} />|<(?:${NAMES})(?: [a-z-]+=${VALUE})*>|</(?:${NAMES})>`;

function writeValues(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}={"${escape(value)}"}`)
    .join("");
}

/** Text for a JavaScript string: every character that has a meaning for some parser is escaped. */
function escape(text: string): string {
  return text.replace(
    /[^A-Za-z0-9 .,;:=/-]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
