/** Every page of a site, as a crawler meets it: from the front page, link by link. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Server } from "../../src/site/serve.ts";
import { attribute, descendants, having, parsePage, textOf, type Element } from "./html.ts";
import { BASES, builtSite, servedSite, SITE_NAMES } from "./site.ts";

/** An address with what it answered. */
interface Visit {
  status: number;
  /** Of a page; empty for other files. */
  elements: Element[];
  /** What it refers to, absolute, with the fragment. */
  references: URL[];
}

const REFERENCES: Record<string, string> = {
  a: "href",
  link: "href",
  script: "src",
  img: "src",
  form: "action",
};

for (const name of SITE_NAMES)
  describe(`the site "${name}" at ${BASES[name]}`, () => {
    let server: Server;
    let folder: string;
    let visits: Map<string, Visit>;
    const pages = () => [...visits].filter(([, { elements }]) => elements.length > 0);

    before(async () => {
      folder = await builtSite(name);
      server = await servedSite(name);
      visits = await crawl(server.url);
    });
    after(() => server.close());

    test("every page can be reached from the front page", async () => {
      const files = await fs.readdir(folder, { recursive: true });
      const built = files
        .map((file) => file.split(path.sep).join("/"))
        .filter((file) => file.endsWith(".html") && file !== "404.html")
        .map((file) => server.url + file.replace(/index\.html$/, ""));
      assert.ok(built.length > 100, `${built.length} pages`);
      const reached = pages().map(([address]) => address);
      assert.deepEqual(reached.sort(), built.sort());
    });

    test("whatever a page refers to is there", () => {
      const broken = [...visits].filter(([, { status }]) => status !== 200);
      assert.deepEqual(
        broken.map(([address, { status }]) => `${status} ${address}`),
        [],
      );
    });

    test("every fragment exists in its page", () => {
      const dangling = pages().flatMap(([address, { references }]) =>
        references
          .filter(({ hash, origin }) => hash && isOwn(origin, server))
          .filter((url) => {
            const target = visits.get(fileAt(url))?.elements ?? [];
            const id = decodeURIComponent(url.hash.slice(1));
            return !target.some((one) => attribute(one, "id") === id);
          })
          .map(({ href }) => `${address} → ${href}`),
      );
      assert.deepEqual(dangling, []);
    });

    test("nothing of the site leads outside its base path", () => {
      const outside = pages().flatMap(([address, { references }]) =>
        references
          .filter(({ origin }) => isOwn(origin, server))
          .filter(({ href }) => !href.startsWith(server.url))
          .map(({ href }) => `${address} → ${href}`),
      );
      assert.deepEqual(outside, []);
    });

    test("links to elsewhere are http or https", () => {
      const odd = pages().flatMap(([, { references }]) =>
        references.filter(({ protocol }) => !/^https?:$/.test(protocol)),
      );
      assert.deepEqual(odd.map(String), []);
    });

    test("every page has one h1 and one main", () => {
      for (const [address, { elements }] of pages())
        for (const tag of ["h1", "main", "title"])
          assert.equal(
            elements.filter((one) => isHtml(one, tag)).length,
            1,
            `${tag} in ${address}`,
          );
    });

    test("every page says what it is: no two have the same title", () => {
      const titles = pages().map(([, { elements }]) =>
        elements
          .filter((one) => isHtml(one, "title"))
          .map(textOf)
          .join(),
      );
      assert.deepEqual(
        titles.filter((title, at) => titles.indexOf(title) !== at),
        [],
      );
    });

    test("ids are unique in every page", () => {
      for (const [address, { elements }] of pages()) {
        const ids = elements.flatMap((one) => attribute(one, "id") ?? []);
        const doubles = ids.filter((id, at) => ids.indexOf(id) !== at);
        assert.deepEqual(doubles, [], address);
      }
    });

    test("every page has a way to the search", () => {
      const search = new URL("search/", server.url).href;
      for (const [address, { elements }] of pages()) {
        const [link, ...more] = having(elements, "data-search-link");
        assert.ok(link && more.length === 0, address);
        assert.equal(link.tagName, "a");
        const href = attribute(link, "href") ?? "";
        assert.equal(new URL(href, address).href, search);
      }
    });

    test("the search is on the search page and nowhere else", () => {
      const found = pages().flatMap(([address, { elements }]) =>
        having(elements, "data-search").map(() => address),
      );
      assert.deepEqual(found, [`${server.url}search/`]);
    });

    test("the first link of a paper opens the paper", () => {
      let papers = 0;
      for (const [address, { elements }] of pages())
        for (const paper of having(elements, "data-paper")) {
          papers += 1;
          const id = attribute(paper, "data-paper") ?? "";
          const first = descendants(paper).find(({ tagName }) => tagName === "a");
          const href = first && attribute(first, "href");
          const url = new URL(href ?? "", address);
          const place = url.href.slice(server.url.length);
          assert.ok(isPlaceOf(place, id), `${place} of ${id} in ${address}`);
          const papersThere = having(visits.get(fileAt(url))?.elements ?? [], "data-paper");
          const [itself] = url.hash
            ? papersThere.filter((one) => attribute(one, "id") === url.hash.slice(1))
            : papersThere;
          const there = itself && attribute(itself, "data-paper");
          assert.equal(there, id, `the page of ${id} is of this paper first, or the place in it`);
        }
      assert.ok(papers > 200, `${papers} papers in all pages`);
    });

    test("a list has no paper twice", () => {
      for (const [address, { elements }] of pages()) {
        const ids = having(elements, "data-paper").map((one) => attribute(one, "data-paper"));
        assert.equal(new Set(ids).size, ids.length, address);
      }
    });

    test("an unknown address answers 404 with ways on that work", async () => {
      for (const unknown of ["nothing", "papers/none/", "days/1999-01-01/"]) {
        const address = new URL(unknown, server.url).href;
        const response = await fetch(address);
        assert.equal(response.status, 404, address);
        const elements = parsePage(await response.text());
        const links = referencesOf(elements, address).map(fileAt);
        assert.ok(links.includes(server.url), "a link to the front page");
        for (const link of links)
          if (link !== address) assert.ok(visits.has(link) || (await fetch(link)).ok, link);
      }
    });
  });

test("a base path without its slash leads to the site", async (t) => {
  const server = await servedSite("digest");
  t.after(() => server.close());
  const response = await fetch(server.url.replace(/\/$/, ""));
  assert.equal(response.status, 200);
  assert.equal(response.url, server.url);
});

// --- internal ---

/** A paper's page, or its place on the page of its day. */
function isPlaceOf(place: string, id: string): boolean {
  return place === `papers/${id}/` || /^days\/[\d-]{10}\/#(.*)$/.exec(place)?.[1] === id;
}

/** Visits everything of the site that its pages and styles refer to. */
async function crawl(start: string): Promise<Map<string, Visit>> {
  const visits = new Map<string, Visit>();
  const waiting = [start];
  const seen = new Set(waiting);
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const visit = await visitPage(next);
    visits.set(next, visit);
    for (const url of visit.references) {
      const address = fileAt(url);
      if (url.origin !== new URL(start).origin || seen.has(address)) continue;
      seen.add(address);
      waiting.push(address);
    }
  }
  return visits;
}

async function visitPage(address: string): Promise<Visit> {
  const response = await fetch(address);
  const { status } = response;
  const type = response.headers.get("content-type") ?? "";
  const text = await response.text();
  if (type.startsWith("text/html")) {
    const elements = status === 200 ? parsePage(text) : [];
    return { status, elements, references: referencesOf(elements, address) };
  }
  const isStyle = type.startsWith("text/css");
  const references = isStyle ? addressesInStyle(text, address) : [];
  return { status, elements: [], references };
}

function referencesOf(elements: Element[], address: string): URL[] {
  return elements.flatMap((element) => {
    const name = REFERENCES[element.tagName];
    const value = name === undefined ? undefined : attribute(element, name);
    return value === undefined ? [] : [new URL(value, address)];
  });
}

function addressesInStyle(text: string, address: string): URL[] {
  return [...text.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/g)]
    .map(([, , value = ""]) => new URL(value, address))
    .filter(({ protocol }) => protocol !== "data:");
}

/** A drawing in a page has titles of its own. */
function isHtml({ tagName, namespaceURI }: Element, tag: string): boolean {
  return tagName === tag && namespaceURI === "http://www.w3.org/1999/xhtml";
}

/** The address of a file: a host of files has the same one for every query. */
function fileAt(url: URL): string {
  return url.href.split(/[?#]/)[0] ?? "";
}

function isOwn(origin: string, server: Server): boolean {
  return origin === new URL(server.url).origin;
}
