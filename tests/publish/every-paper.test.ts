/**
 * Every bundled paper through every export, and those of every eighth day of Daily Papers where they
 * are present; `npm run test:system` takes all of them.
 */
import { plugins } from "@citation-js/core";
import "@citation-js/plugin-bibtex";
import "@citation-js/plugin-ris";
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { readContent } from "../../src/content/read.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { toBibtex } from "../../src/publish/citations/bibtex.ts";
import { toCoins } from "../../src/publish/citations/coins.ts";
import { toCslJson } from "../../src/publish/citations/csl.ts";
import { highwireTags } from "../../src/publish/citations/highwire.ts";
import { toJsonLd } from "../../src/publish/citations/json-ld.ts";
import { toPlainCitation } from "../../src/publish/citations/plain.ts";
import { toRis } from "../../src/publish/citations/ris.ts";
import { toReference } from "../../src/publish/paper-reference.ts";
import { parseBibtex } from "../../src/sources/bibtex.ts";
import { parseHf } from "../../src/sources/hf.ts";
import { plainText } from "../../src/text/math.ts";
import { ROOT } from "../folders.ts";
import { finish } from "../sources/items.ts";

const EVERY = Number(process.env["BROADSHEET_EVERY_DAY"] ?? 8);
const DAILY = path.join(ROOT, "../shared/data/hf-daily");

const SETS: [name: string, read: () => Paper[]][] = [
  ["the bundled papers", () => readContent(path.join(ROOT, "content")).papers],
];
if (fs.existsSync(DAILY)) SETS.push(["the papers of Daily Papers", readDaily]);

for (const [name, read] of SETS)
  describe(name, () => {
    const papers = read();
    const references = papers.map((paper) => toReference(paper));
    const bibtex = toBibtex(references);

    test("come back from BibTeX as ingest reads it", () => {
      const options = { file: "papers.bib", date: "2025-10-16" };
      const { papers: back, skipped } = finish(parseBibtex(bibtex, options));
      assert.deepEqual(skipped, []);
      assert.equal(back.length, papers.length);
      const seen = (paper: Paper) => ({
        title: shown(paper.title),
        authors: paper.authors.map((one) => plainText(one)),
        arxiv: paper.links.arxiv ?? "",
        abstract: shown(paper.abstract),
      });
      const changed = papers.filter((paper, at) => {
        const other = back[at];
        return !other || JSON.stringify(seen(paper)) !== JSON.stringify(seen(other));
      });
      const at = changed[0] ? papers.indexOf(changed[0]) : -1;
      const pair = changed[0] && back[at] ? [seen(changed[0]), seen(back[at])] : [];
      assert.equal(changed.length, 0, `${changed.length}: ${JSON.stringify(pair, null, 1)}`);
    });

    test("are as many papers for citation-js, in each of the three formats", () => {
      for (const text of [bibtex, toRis(references), toCslJson(references)]) {
        const items = plugins.input.chain(text);
        assert.equal(items.length, papers.length);
        assert.ok(items.every(({ title }) => title));
      }
    });

    test("have keys of their own", () => {
      const keys = [...bibtex.matchAll(/^@\w+\{([^,]+),$/gm)].map(([, key]) => key);
      assert.equal(new Set(keys).size, papers.length);
    });

    test("have a citation, tags, JSON-LD and a COinS", () => {
      for (const reference of references) {
        assert.match(toPlainCitation(reference), /\(\d{4}\)|\(n\.d\.\)/);
        assert.ok(highwireTags(reference, undefined).length >= 2);
        assert.equal(JSON.parse(toJsonLd(reference, undefined))["@type"], "ScholarlyArticle");
        assert.doesNotMatch(toCoins(reference, 20), /["<>\s]/);
      }
    });
  });

// --- internal ---

function readDaily(): Paper[] {
  const papers = new Map<string, Paper>();
  const names = fs.readdirSync(DAILY).sort();
  for (const name of names.filter((_, at) => at % EVERY === 0)) {
    const text = fs.readFileSync(path.join(DAILY, name), "utf8");
    const { papers: ofDay } = finish(parseHf(text, { file: name, date: name.slice(0, 10) }));
    for (const paper of ofDay) papers.set(paper.id, paper);
  }
  return [...papers.values()];
}

/** A text as a reader sees it, without differences that no reader sees. */
function shown(text: string): string {
  return plainText(text).replace(/\s+/g, " ").trim();
}
