/** The text of arXiv's answers → papers. The form of an answer is told from what it holds. */
import { isApiAnswer, readApiAnswer, type ApiAnswer } from "./arxiv-atom.ts";
import { isFeed, readFeed } from "./arxiv-feed.ts";
import { SourceError, type Item, type ReadOptions } from "./source.ts";
import { parseXml, type XmlElement } from "./xml.ts";

/**
 * Reads an answer of the API, or the announcement feed as RSS or Atom.
 *
 * @throws {SourceError} when the text is neither of them, is cut off, or is arXiv's error
 */
export function parseArxiv(text: string, options: ReadOptions): Item[] {
  const root = readRoot(text, options.file);
  if (isApiAnswer(root)) return readApiAnswer(root, options).items;
  if (isFeed(root)) return readFeed(root, options);
  throw refusal(options.file, `this is XML with the root <${root.name}>`);
}

/**
 * Reads an answer of the API with its number of results.
 *
 * @throws {SourceError} when the text is anything else
 */
export function parseApiAnswer(text: string, options: ReadOptions): ApiAnswer {
  const root = readRoot(text, options.file);
  if (isApiAnswer(root)) return readApiAnswer(root, options);
  throw refusal(options.file, `this is XML with the root <${root.name}>`);
}

// --- internal ---

/**
 * Reads the document.
 *
 * @throws {SourceError} when it is no whole XML
 */
function readRoot(text: string, file: string): XmlElement {
  const start = text.replace(/^\uFEFF/, "").trimStart();
  if (start === "") throw refusal(file, "the file is empty");
  if (/^[{[]/.test(start)) throw refusal(file, "this is JSON");
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start))
    throw refusal(file, "this is a web page");
  if (!start.startsWith("<")) throw refusal(file, "this is no XML");
  try {
    return parseXml(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw refusal(file, error.message);
  }
}

function refusal(file: string, found: string): SourceError {
  return new SourceError(
    `${file}: ${found}. Expected an answer of arXiv's API or its announcement feed (RSS or Atom). Nothing was taken from it; fetch it again.`,
  );
}
