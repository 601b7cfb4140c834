/** Texts for messages. */
import { cleanCharacters } from "./characters.ts";

/** A text for a message: one line of at most 60 characters. */
export function shorten(text: string): string {
  const line = cleanCharacters(text).text;
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
