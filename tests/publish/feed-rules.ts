/**
 * What a validator of feeds asks of Atom, as far as it can be had without a network: RFC 4287, and
 * what feed readers are known to stumble over. Written from the rules, in the order of a feed's parts.
 *
 * One piece of advice isn't followed: that no two entries have one time of `updated`. The digest
 * knows days, and a made-up time would tell a reader what nobody knows.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4287
 * @see https://validator.w3.org/feed/docs/
 */
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { parseFragment } from "parse5";
import { z } from "zod";
import { attribute, descendants, type Element } from "../e2e/html.ts";

/** An element of the feed: its texts and children by their names, its attributes with `@`. */
type Node = Record<string, unknown>;

const ONE_IN_FEED = ["id", "title", "updated"];
const ONCE_IN_FEED = [...ONE_IN_FEED, "generator", "icon", "logo", "rights", "subtitle"];
const MANY = ["author", "category", "contributor", "link"];
const ONE_IN_ENTRY = ["id", "title", "updated"];
const ONCE_IN_ENTRY = [...ONE_IN_ENTRY, "content", "published", "rights", "source", "summary"];
const RELATIONS = new Set(["alternate", "self", "related", "enclosure", "via", "search", "next", "previous", "up"]); // prettier-ignore
/** HTML that feed readers show; they take other elements out, and warn of some. */
const SHOWN = new Set(
  ("a abbr b bdi bdo blockquote br caption cite code col colgroup dd del dfn div dl dt em figcaption figure " +
    "h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub sup table tbody td tfoot th thead tr u ul var").split(" "),
); // prettier-ignore
/** The end of an element of HTML in what is said to be plain. */
const MARKUP = /<\/(?:a|b|i|p|div|span|em|strong|script|sub|sup|title)>/i;
const MIME = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+(?:; ?[\w-]+=[\w-]+)*$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const UUID = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * What a feed does wrong, a sentence each.
 *
 * @param hasOrigin whether the site knows its own address: without it, addresses are relative
 */
export function wrongIn(xml: string, hasOrigin = true): string[] {
  const wrong: string[] = [];
  const say = (where: string, what: string) => wrong.push(`${where}: ${what}`);
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(xml)) say("document", "no encoding");
  if (XMLValidator.validate(xml) !== true) return [...wrong, "document: not well-formed"];
  if (/<entry[\s>][^]*<\/entry>\s*<(?!entry|\/feed)/.test(xml))
    say("feed", "metadata behind entries");
  // C1 controls, and what stands for a character that was lost.
  if (/[\u0080-\u009f\ufffd]/.test(xml)) say("document", "a broken character");
  const { feed } = z.object({ feed: z.record(z.string(), z.unknown()) }).parse(parser.parse(xml));
  if (feed["@xmlns"] !== "http://www.w3.org/2005/Atom") say("feed", "another namespace");
  checkParts(feed, "feed", [ONE_IN_FEED, ONCE_IN_FEED, [...MANY, "entry"]], say);
  const links = all(feed, "link");
  const self = links.filter((link) => link["@rel"] === "self");
  if (self.length !== 1) say("feed", "not one link to itself");
  for (const link of self) {
    if (link["@type"] !== "application/atom+xml") say("self", "another type");
    if (hasOrigin && !isAbsolute(textIn(link["@href"]))) say("self", "a relative address");
  }
  const entries = all(feed, "entry");
  const ids = entries.map((entry) => textsIn(entry, "id").join());
  if (new Set(ids).size < ids.length) say("feed", "two entries with one id");
  const hasAuthor = all(feed, "author").length > 0;
  for (const [at, entry] of entries.entries()) {
    const where = `entry ${at + 1}`;
    checkParts(entry, where, [ONE_IN_ENTRY, ONCE_IN_ENTRY, MANY], say);
    if (!hasAuthor && all(entry, "author").length === 0) say(where, "no author");
    const [content] = all(entry, "content");
    const hasWay = all(entry, "link").some((link) => (link["@rel"] ?? "alternate") === "alternate");
    if (!content && (!hasWay || all(entry, "summary").length === 0)) say(where, "nothing to read");
    if (content) checkContent(content, where, hasOrigin, say);
  }
  return wrong;
}

// --- internal ---

type Say = (where: string, what: string) => void;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  parseTagValue: false,
  alwaysCreateTextNode: true,
  isArray: (name, _path, _leaf, isAttribute) => !isAttribute && name !== "feed" && name !== "?xml",
});

function all(node: Node, name: string): Node[] {
  const own = node[name];
  return Array.isArray(own) ? own.map((one) => (typeof one === "object" ? one : { "#text": one })) : [];
} // prettier-ignore

function textIn(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function textsIn(node: Node, name: string): string[] {
  return all(node, name).map((one) => textIn(one["#text"]));
}

function isAbsolute(address: string): boolean {
  return /^(?:https?:\/\/[^/]|mailto:|urn:|tag:)/.test(address);
}

/** What feeds and entries have alike. */
function checkParts(node: Node, where: string, [one, once, many]: string[][], say: Say): void {
  for (const name of one ?? []) if (all(node, name).length === 0) say(where, `no ${name}`);
  for (const name of once ?? [])
    if (all(node, name).length > 1) say(where, `more than one ${name}`);
  const known = new Set([...(once ?? []), ...(many ?? [])]);
  for (const name of Object.keys(node))
    if (!/^[@#]/.test(name) && !known.has(name)) say(where, `an unknown ${name}`);
  for (const id of textsIn(node, "id")) {
    if (!isAbsolute(id) || /\s/.test(id)) say(where, "an id that is no absolute address");
    if (id.startsWith("urn:uuid:") && !UUID.test(id)) say(where, "an id that is no UUID");
  }
  for (const name of ["updated", "published"])
    for (const time of textsIn(node, name))
      if (!TIME.test(time) || Number.isNaN(Date.parse(time))) say(where, `${name} is no time`);
  for (const name of ["title", "subtitle", "summary", "rights"])
    for (const text of all(node, name)) {
      if (!["text", undefined].includes(textIn(text["@type"]) || undefined)) continue;
      if (Object.keys(text).some((part) => !/^[@#]/.test(part))) say(where, `markup in ${name}`);
      if (textIn(text["#text"]).trim() === "") say(where, `an empty ${name}`);
      if (MARKUP.test(textIn(text["#text"]))) say(where, `${name} looks like HTML`);
    }
  for (const name of [...all(node, "author"), ...all(node, "contributor")].map((who) => textsIn(who, "name"))) {
    if (name.length !== 1 || name[0]?.trim() === "") say(where, "an author without a name");
    if (/^\S+@\S+\.\w+$/.test(name[0] ?? "")) say(where, "an author who is an address of mail");
  } // prettier-ignore
  for (const category of all(node, "category"))
    if (textIn(category["@term"]).trim() === "") say(where, "a category without a term");
  checkLinks(all(node, "link"), where, say);
}

function checkLinks(links: readonly Node[], where: string, say: Say): void {
  const alternates = new Set<string>();
  for (const link of links) {
    const [rel, type] = [textIn(link["@rel"]) || "alternate", textIn(link["@type"])];
    if (textIn(link["@href"]) === "") say(where, "a link without an address");
    if (/\s/.test(textIn(link["@href"]))) say(where, "an address with white space");
    if (!RELATIONS.has(rel)) say(where, `a link of the unknown relation ${rel}`);
    if (type !== "" && !MIME.test(type)) say(where, `a link of the unknown type ${type}`);
    if (textIn(link["#text"]).trim() !== "") say(where, "a link that isn't empty");
    const alternate = `${type} ${textIn(link["@hreflang"])}`;
    if (rel === "alternate" && alternates.has(alternate)) say(where, "two alternates of a type");
    if (rel === "alternate") alternates.add(alternate);
  }
}

function checkContent(content: Node, where: string, hasOrigin: boolean, say: Say): void {
  const html = textIn(content["#text"]);
  if (content["@type"] !== "html") say(where, "content of another type");
  if (html.trim() === "") say(where, "empty content");
  const elements: Element[] = descendants(
    parseFragment(html, { onParseError: ({ code }) => say(where, `HTML with ${code}`) }),
  );
  for (const element of elements) {
    if (!SHOWN.has(element.tagName)) say(where, `<${element.tagName}> in content`);
    for (const { name } of element.attrs)
      if (name === "style" || name.startsWith("on")) say(where, `${name}= in content`);
    for (const name of ["href", "src"]) {
      const address = attribute(element, name);
      if (address === undefined) continue;
      if (/^(?!https?:|mailto:)[a-z][\w+.-]*:/i.test(address)) say(where, `${name} of a scheme that may run`);
      else if (hasOrigin && !isAbsolute(address)) say(where, `a relative ${name} in content`);
    } // prettier-ignore
  }
}
