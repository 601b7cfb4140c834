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
import { z } from "zod";
import { readContent } from "../../src/content/read.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { toBibtex } from "../../src/publish/citations/bibtex.ts";
import { toCoins } from "../../src/publish/citations/coins.ts";
import { toCslJson } from "../../src/publish/citations/csl.ts";
import { highwireTags } from "../../src/publish/citations/highwire.ts";
import { toJsonLd } from "../../src/publish/citations/json-ld.ts";
import { toPlainCitation } from "../../src/publish/citations/plain.ts";
import { toRis } from "../../src/publish/citations/ris.ts";
import type { Reference } from "../../src/publish/citations/reference.ts";
import { lettersOf } from "../../src/text/letters.ts";
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

    for (const [format, text] of [
      ["BibTeX", bibtex],
      ["RIS", toRis(references)],
      ["CSL-JSON", toCslJson(references)],
    ] as const)
      test(`come back from ${format} as citation-js reads it`, () => {
        const items = z.array(cslSchema).parse(plugins.input.chain(text));
        assert.deepEqual(
          items.map(told),
          references.map((one) => tellsOf(one, format !== "BibTeX")),
        );
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

const cslSchema = z.object({
  title: z.string(),
  author: z
    .array(
      z.object({
        given: z.string().optional(),
        family: z.string().optional(),
        literal: z.string().optional(),
        "non-dropping-particle": z.string().optional(),
        "dropping-particle": z.string().optional(),
        suffix: z.string().optional(),
      }),
    )
    .optional(),
  issued: z.object({ "date-parts": z.array(z.array(z.coerce.number())) }).optional(),
  DOI: z.string().optional(),
});

/** What must come back, whatever the format: letters of the title, how many authors, the year, the DOI. */
function told({ title, author = [], issued, DOI }: z.output<typeof cslSchema>) {
  return {
    title: lettersOf(title.replace(/<\/?(?:i|b|sc|sup|sub|span)[^>]*>/g, "")),
    authors: author.length,
    year: issued?.["date-parts"][0]?.[0],
    doi: DOI?.toLowerCase(),
  };
}

/** @param hasDoi whether a paper at arXiv has the DOI that arXiv gives it: BibTeX has `eprint` in its place */
function tellsOf(reference: Reference, hasDoi: boolean) {
  const { arxiv } = reference;
  const own = hasDoi && arxiv !== undefined ? `10.48550/arxiv.${arxiv}` : undefined;
  return {
    title: lettersOf(plainText(reference.title)),
    authors: reference.authors.length + (reference.moreAuthors ? 1 : 0),
    year: reference.published === undefined ? undefined : Number(reference.published.slice(0, 4)),
    doi: (reference.doi ?? own)?.toLowerCase(),
  };
}

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
