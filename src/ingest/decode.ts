/** The bytes of a saved file → its text. */
import { isUtf8 } from "node:buffer";

/** A file's text, and what a user should know of it. */
export interface DecodedText {
  text: string;
  warning?: string;
}

/**
 * Decodes a text: UTF-8, UTF-16 with its mark, or what the file says of itself
 * (`% Encoding: Cp1252` by JabRef, `<?xml encoding="ISO-8859-1"?>`). Other bytes are read as
 * Windows-1252, those alone that are no UTF-8, since libraries are put together from several files;
 * the warning names their lines. Undefined for bytes that are no text.
 *
 * @see https://encoding.spec.whatwg.org/#names-and-labels
 */
export function decodeText(bytes: Buffer): DecodedText | undefined {
  const mark = bytes.subarray(0, 2).toString("hex");
  if (mark === "fffe") return { text: new TextDecoder("utf-16le").decode(bytes) };
  if (mark === "feff") return { text: new TextDecoder("utf-16be").decode(bytes) };
  // No text has this byte, and files that aren't text have it early.
  if (bytes.subarray(0, 10_000).includes(0)) return undefined;
  if (isUtf8(bytes)) return { text: new TextDecoder().decode(bytes) };
  const decoder = findDecoder(bytes);
  return decoder ? { text: decoder.decode(bytes) } : decodeMixed(bytes);
}

// --- internal ---

/** What the start of a file says of its encoding. */
const LABEL = /coding\s*[:=]\s*["']?([\w-]+)/i;

function findDecoder(bytes: Buffer): TextDecoder | undefined {
  const label = LABEL.exec(bytes.toString("latin1", 0, 1000))?.[1] ?? "utf-8";
  try {
    // Java's names, which JabRef writes, have underscores: `ISO8859_1`.
    const decoder = new TextDecoder(label.replaceAll("_", "-"));
    return decoder.encoding === "utf-8" ? undefined : decoder;
  } catch {
    return undefined;
  }
}

/** Bytes of UTF-8, each as a character, or one that is none. @see RFC 3629, section 4 */
const SIGNS =
  /[\xC2-\xDF][\x80-\xBF]|(?:\xE0[\xA0-\xBF]|\xED[\x80-\x9F]|[\xE1-\xEC\xEE\xEF][\x80-\xBF])[\x80-\xBF]|(?:\xF0[\x90-\xBF]|[\xF1-\xF3][\x80-\xBF]|\xF4[\x80-\x8F])[\x80-\xBF]{2}|[\x80-\xFF]/g;

/** The characters of the bytes from 0x80. */
const WINDOWS = new TextDecoder("windows-1252").decode(
  Uint8Array.from({ length: 0x80 }, (_, at) => at + 0x80),
);

function decodeMixed(bytes: Buffer): DecodedText {
  const wrong: number[] = [];
  const lines = bytes
    .toString("latin1")
    .split("\n")
    .map((line, index) =>
      line.replace(SIGNS, (sign) => {
        if (sign.length > 1) return Buffer.from(sign, "latin1").toString("utf8");
        if (wrong.at(-1) !== index + 1) wrong.push(index + 1);
        return WINDOWS.charAt(sign.charCodeAt(0) - 0x80);
      }),
    );
  const more = wrong.length > 3 ? ` and ${wrong.length - 3} more` : "";
  return {
    text: lines.join("\n"),
    warning: `not UTF-8 in ${wrong.length > 1 ? "lines" : "line"} ${wrong.slice(0, 3).join(", ")}${more}: read there as Windows-1252. If letters are wrong, save the file as UTF-8 and ingest it again`,
  };
}
