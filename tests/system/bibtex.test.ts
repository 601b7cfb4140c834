/** Files of citations in the programs that read them: BibTeX, LaTeX and biber. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test, type TestContext } from "node:test";
import { promisify } from "node:util";
import { readContent } from "../../src/content/read.ts";
import { toBibtex } from "../../src/publish/citations/bibtex.ts";
import type { Reference } from "../../src/publish/citations/reference.ts";
import { toReference } from "../../src/publish/paper-reference.ts";
import { parseBibtex } from "../../src/sources/bibtex.ts";
import { aReference } from "../publish/citations/sample.ts";
import { finish } from "../sources/items.ts";
import { ROOT, sharedFolder } from "../folders.ts";

const HOW_TO_GET =
  "not installed: on Debian, apt-get install texlive-binaries texlive-latex-base texlive-latex-recommended biber";

/** What strains a .bib file. */
const ODD: Partial<Reference>[] = [
  { title: 'Q&A: 50% of \\$5, #1, under_scores, "quotes" and ]]>' },
  { title: "Tildes ~ and carets ^ and C:\\path, {odd } braces", moreAuthors: true },
  { title: "$\\mathcal{O}(n^2)$ for α ≤ β of $\\mymacro{x}$ in ℝ² – $x^a^b$ and a lone $" },
  { authors: ["Jan van der Berg", "Sammy Davis, Jr.", "The ATLAS Collaboration", "Aristotle"] },
  { authors: Array.from({ length: 533 }, (_, at) => `Ann Name${at}`) },
  { authors: [], title: "Nobody's" },
  { arxiv: "cs/0112017", published: "2001-12" },
  {
    arxiv: undefined,
    published: "1998",
    doi: "10.1000/1:1<2::aid>3#a_b",
    type: "article-journal",
    venue: "J. of L&S",
  },
  { type: "paper-conference", venue: "Proc. of Lamps", published: "2025-10-14" },
  { type: "thesis", venue: "Lamp University" },
  { type: "report", venue: "The Lab" },
  { type: "book", venue: "Lamp Press" },
];

describe("a .bib file", () => {
  const folder = sharedFolder();
  const references = [
    ...readContent(path.join(ROOT, "content")).papers.map((paper) => toReference(paper)),
    ...ODD.map((fields, at) => aReference({ id: `odd-${at}`, ...fields })),
  ];
  before(() => fs.writeFile(path.join(folder, "papers.bib"), toBibtex(references)));

  test("goes through BibTeX without a warning, and LaTeX prints what it makes", async (t) => {
    const source = String.raw`\documentclass{article}\usepackage[T1]{fontenc}\usepackage{amsmath,amssymb,url}
\begin{document}\nocite{*}\bibliographystyle{plain}\bibliography{papers}\end{document}`;
    await fs.writeFile(path.join(folder, "text.tex"), source);
    await fs.writeFile(
      path.join(folder, "text.aux"),
      "\\citation{*}\n\\bibstyle{plain}\n\\bibdata{papers}\n",
    );
    const bibtex = await run(t, folder, "bibtex", "text");
    if (bibtex === undefined) return;
    assert.doesNotMatch(bibtex, /warning|error/i);
    const latex = await run(t, folder, "pdflatex", "-interaction=nonstopmode", "text.tex");
    if (latex !== undefined) assert.match(latex, /Output written on text\.pdf/);
  });

  test("goes through biber without a warning, and comes back as the same papers", async (t) => {
    const said = await run(t, folder, "biber", "--tool", "--output-file", "back.bib", "papers.bib");
    if (said === undefined) return;
    assert.doesNotMatch(said, /WARN|ERROR/);
    const text = await fs.readFile(path.join(folder, "back.bib"), "utf8");
    const { papers } = finish(parseBibtex(text, { file: "back.bib", date: "2025-10-16" }));
    assert.equal(papers.length, references.length);
    for (const [at, { title, authors }] of references.entries()) {
      const back = papers[at];
      assert.equal(back?.authors.length, authors.length, title);
    }
  });
});

// --- internal ---

/** What a program says; undefined where it isn't there, and the test is skipped. */
async function run(
  t: TestContext,
  folder: string,
  program: string,
  ...values: string[]
): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(program, values, {
      cwd: folder,
      maxBuffer: 50_000_000,
    });
    return stdout;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      t.skip(`${program} is ${HOW_TO_GET}`);
      return undefined;
    }
    throw error;
  }
}
