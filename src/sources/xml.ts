/** XML documents as elements with text, attributes and children. */
import { decodeHTMLStrict } from "entities";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { asObject, type JsonObject } from "../text/json-object.ts";

/** One element. What isn't there is undefined or an empty list, never an error. */
export class XmlElement {
  /** Its name with the prefix as written: `arxiv:doi`. */
  readonly name: string;
  readonly #node: JsonObject;

  constructor(name: string, node: JsonObject) {
    this.name = name;
    this.#node = node;
  }

  /** Its own text, without that of its children. */
  get text(): string {
    const text = this.#node[TEXT];
    return typeof text === "string" ? text : "";
  }

  /** The value of an attribute. */
  attribute(name: string): string | undefined {
    const value = this.#node[`${ATTRIBUTE}${name}`];
    return typeof value === "string" ? value : undefined;
  }

  /** The children of a name, in their order. */
  all(name: string): XmlElement[] {
    const nodes: unknown = Object.hasOwn(this.#node, name) ? this.#node[name] : undefined;
    if (!Array.isArray(nodes)) return [];
    return nodes.flatMap((node: unknown) => {
      const record = asObject(node);
      return record ? new XmlElement(name, record) : [];
    });
  }

  /** The text of the first child of that name that has one. */
  textOf(name: string): string | undefined {
    return this.all(name).find(({ text }) => text.trim() !== "")?.text;
  }
}

/**
 * Reads a document to its root element. Nothing is fetched, and no entity is expanded but XML's
 * and HTML's own: a document type, where entities could be declared, is refused.
 *
 * @throws {SyntaxError} with what is wrong: `the XML breaks off or is damaged in line 12`
 * @see https://www.w3.org/TR/xml/#sec-well-formed
 */
export function parseXml(raw: string): XmlElement {
  const text = raw.replace(/^\uFEFF/, "");
  const checked = XMLValidator.validate(text);
  if (checked !== true)
    throw new SyntaxError(`the XML breaks off or is damaged in line ${checked.err.line}`);
  let tree: JsonObject;
  try {
    tree = asObject(parser.parse(text)) ?? {};
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new SyntaxError(`the XML is damaged (${message.slice(0, 100)})`);
  }
  const roots = Object.keys(tree).filter((name) => !name.startsWith("?"));
  const document = new XmlElement("", tree);
  const [root, ...others] = roots.flatMap((name) => document.all(name));
  if (root === undefined || others.length > 0)
    throw new SyntaxError("it has no root element, or more than one");
  return root;
}

// --- internal ---

const TEXT = "#text";
const ATTRIBUTE = "@";

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: ATTRIBUTE,
  textNodeName: TEXT,
  alwaysCreateTextNode: true,
  // Ids such as 2510.10000 and the title "0" are texts.
  parseTagValue: false,
  parseAttributeValue: false,
  // The parser's own decoder expands what a document type declares.
  entityDecoder: {
    decode: decodeHTMLStrict,
    addInputEntities: () => {
      throw new SyntaxError("it declares a document type, which no feed does");
    },
    setExternalEntities: () => {},
    setXmlVersion: () => {},
    reset: () => {},
  },
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});
