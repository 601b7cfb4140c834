/** Notes as readers meet them. */
import assert from "node:assert/strict";
import { afterEach, describe, test } from "node:test";
import type { Page } from "playwright-core";
import type { TestBrowser } from "./browser.ts";
import type { Server } from "../../src/site/serve.ts";
import { toMathMl } from "../../src/text/mathml.ts";
import { eachWithPage } from "./each-page.ts";
import { OLD_NOTED, ODD_PAPERS } from "./fixture.ts";

const BARLOW = "barlow-twins-self-supervised-learning-via-redundancy-bc49ef06";
const DECOUPLED = "decoupled-contrastive-learning-1ab821e6";
/** A paper to which that one is related. */
const AFTER_BARLOW = "guarding-barlow-twins-against-overfitting-with-mixed-samples-570b0f86";
const BUNDLED = [
  BARLOW,
  DECOUPLED,
  "one-epoch-is-all-you-need-cffed81d",
  "2-olmo-2-furious-5545a9fa",
  "understanding-the-role-of-optimization-in-double-descent-6e6179e5",
];

let browser: TestBrowser;
let root: Server;
let digest: Server;
let years: Server;
let page: Page;
let complaints: string[];

eachWithPage(["root", "digest", "years"], (opened) => {
  ({ browser, page, complaints } = opened);
  root = opened.site("root");
  digest = opened.site("digest");
  years = opened.site("years");
});
afterEach(() => assert.deepEqual(complaints, []));

test("a formula covers nothing around it, whatever its LaTeX says", async () => {
  await page.goto(`${root.url}papers/${BARLOW}/`);
  const above = page.locator("h1");
  const asItWas = await above.screenshot();
  for (const tex of ["\\smash{\\rule{19em}{19em}}", "\\smash{\\mathllap{\\rule{19em}{19em}}}"]) {
    const { html = "" } = toMathMl(tex);
    assert.notEqual(html, "");
    // In a place where all of it would lie on the heading.
    await above.evaluate((heading, formula) => {
      const place = document.createElement("p");
      place.style.cssText = "position: absolute; margin: 2em 0 0";
      place.innerHTML = formula;
      heading.after(place);
    }, html);
    assert.ok(asItWas.equals(await above.screenshot()), tex);
  }
});

test("the five bundled notes use each component", async () => {
  const used = new Set<string>();
  for (const id of BUNDLED) {
    await page.goto(`${root.url}papers/${id}/`);
    for (const name of ["callout", "figure", "quote", "equation", "noted-paper", "preview"])
      if ((await page.locator(`.note .${name}`).count()) > 0) used.add(name);
  }
  assert.equal(used.size, 6, [...used].join());
});

describe("a picture", () => {
  for (const site of ["root", "digest"] as const)
    test(`is loaded at its size, described, and ours: ${site}`, async () => {
      const server = site === "root" ? root : digest;
      await page.goto(`${server.url}papers/${BARLOW}/`);
      const picture = page.locator(".note img");
      await picture.scrollIntoViewIfNeeded();
      await page.waitForFunction(
        () => document.querySelector<HTMLImageElement>(".note img")?.naturalWidth,
      );
      const { width, natural, src } = await picture.evaluate((one) => {
        const image = one instanceof HTMLImageElement ? one : new Image();
        return { width: image.getAttribute("width"), natural: image.naturalWidth, src: image.src };
      });
      assert.equal(Number(width), natural);
      assert.ok(src.startsWith(server.url), src);
      assert.match((await picture.getAttribute("alt")) ?? "", /^Two grids/);
    });
});

describe("a correction", () => {
  test("stands in the page with who made it, and leads to their note", async () => {
    await page.goto(`${root.url}papers/${BARLOW}/`);
    const said = page.locator(".corrected");
    assert.equal(
      (await said.innerText()).trim(),
      "Authors, arXiv link added by a curator, Broadsheet",
    );
    assert.match(await page.locator(".authors").innerText(), /^Jure Zbontar/);
    await said.getByRole("link", { name: "Broadsheet" }).click();
    assert.equal(new URL(page.url()).hash, `#note-${BARLOW}`);
  });

  test("is in lists and in the search as well", async () => {
    await page.goto(root.url);
    const card = page.locator(`[data-paper="${BARLOW}"]`);
    assert.match((await card.textContent()) ?? "", /Jure Zbontar/);
    await page.goto(`${root.url}search/?q=Zbontar`);
    await page.locator('[data-search][data-state="done"]').waitFor();
    const first = page.locator("[data-search] [data-paper]").first();
    assert.equal(await first.getAttribute("data-paper"), BARLOW);
  });

  test("names what the source says, where it says something", async () => {
    await page.goto(`${years.url}papers/cs-0112017/`);
    const said = page.locator(".corrected li");
    assert.match(await said.innerText(), /^Title corrected by a curator, Dora Exact/);
    assert.equal(
      await page.getByRole("heading", { level: 1 }).innerText(),
      "A harbour from well before 2007",
    );
    await said.locator("summary").click();
    assert.match(await said.innerText(), /A harbour from before 2007/);
  });
});

test("the words of a note are found by the search", async () => {
  await page.goto(`${root.url}search/?q=temperature similarity InfoNCE denominator`);
  await page.locator('[data-search][data-state="done"]').waitFor();
  const first = page.locator("[data-search] [data-paper]").first();
  assert.equal(await first.getAttribute("data-paper"), DECOUPLED);
});

describe("a paper with a note has its mark in every list, and no other paper has", () => {
  /** Papers of a page's lists, and which of them have the mark. */
  const listed = async () => {
    const papers = await page
      .locator("main li[data-paper], main article.card")
      .evaluateAll((all) =>
        all.map((one) => ({
          id: one.getAttribute("data-paper") ?? "",
          isMarked: [...one.querySelectorAll(".note-mark")].some(
            (mark) => mark.textContent === "Curator’s note",
          ),
        })),
      );
    return {
      ids: papers.map(({ id }) => id),
      marked: papers.filter(({ isMarked }) => isMarked).map(({ id }) => id),
    };
  };
  const NOTED = ["2503.00001", "2503.00002", "cs-0112017", OLD_NOTED];
  const PAGES: [name: string, path: string][] = [
    ["the front page", ""],
    ["a day", "days/2025-03-04/"],
    ["a week", "weeks/2025-W10/"],
    ["a month, whose last papers are titles", "months/2025-03/"],
    ["search results", "search/?q=harbour+from+before+well"],
    ["papers with a note", "search/?q=has:note"],
  ];
  for (const [name, path] of PAGES)
    test(name, async () => {
      await page.goto(years.url + path);
      if (path.startsWith("search/"))
        await page.locator('[data-search][data-state="done"]').waitFor();
      const { ids, marked } = await listed();
      const noted = ids.filter((id) => NOTED.includes(id));
      assert.ok(noted.length > 0, ids.join());
      assert.deepEqual(marked, noted);
    });

  test("related papers", async () => {
    await page.goto(`${root.url}papers/${AFTER_BARLOW}/`);
    assert.deepEqual((await listed()).marked, [BARLOW]);
    await page.goto(`${root.url}papers/${BARLOW}/`);
    const { ids, marked } = await listed();
    assert.ok(ids.includes(AFTER_BARLOW), ids.join());
    assert.deepEqual(marked, []);
  });
});

describe("a paper that a note names", () => {
  for (const javaScriptEnabled of [true, false])
    test(`is a link with a preview, ${javaScriptEnabled ? "with" : "without"} script`, async (t) => {
      const page = await browser.newPage({ javaScriptEnabled });
      t.after(() => page.close());
      await page.goto(`${root.url}papers/${DECOUPLED}/`);
      const preview = page.locator(".preview");
      assert.equal(await preview.isVisible(), false);
      const button = page.getByRole("button", { name: /^Preview of Barlow Twins/ });
      await button.focus();
      await page.keyboard.press("Enter");
      assert.ok(await preview.isVisible());
      assert.match(
        await preview.innerText(),
        /Jure Zbontar.*\n*.*We propose an objective function/s,
      );
      await page.keyboard.press("Escape");
      assert.equal(await preview.isVisible(), false);
      const link = page.locator(".note").getByRole("link", { name: "Barlow Twins" });
      await link.click();
      await page.waitForURL(`${root.url}papers/${BARLOW}/`);
    });

  test("has its preview in the window at every width", async () => {
    for (const width of [320, 390, 800, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`${root.url}papers/${DECOUPLED}/`);
      await page.locator(".preview-button").click();
      const box = await page.locator(".preview").boundingBox();
      assert.ok(
        box && box.x >= 0 && box.x + box.width <= width,
        `${width}: ${JSON.stringify(box)}`,
      );
    }
  });
});

test("a footnote leads there and back", async () => {
  await page.goto(`${root.url}papers/${DECOUPLED}/`);
  await page.locator("[data-footnote-ref]").click();
  assert.match(new URL(page.url()).hash, /^#note-.*-fn-coupling$/);
  await page.getByRole("link", { name: /Back to reference/ }).click();
  assert.match(new URL(page.url()).hash, /^#note-.*-fnref-coupling$/);
});

test("two notes stand side by side where there is room, and in a column where there is none", async () => {
  const tops = async () => {
    const boxes = await page
      .locator(".note")
      .evaluateAll((all) => all.map((one) => Math.round(one.getBoundingClientRect().top)));
    return new Set(boxes).size;
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${years.url}papers/${ODD_PAPERS.long.id}/`);
  assert.equal(await tops(), 1);
  await page.setViewportSize({ width: 390, height: 900 });
  assert.equal(await tops(), 2);
});

test("a note's headings follow those of the page", async () => {
  await page.goto(`${years.url}papers/${ODD_PAPERS.markup.id}/`);
  const ranks = await page
    .locator("main :is(h1,h2,h3,h4)")
    .evaluateAll((all) => all.map((one) => Number(one.tagName.slice(1))));
  for (const [index, rank] of ranks.entries())
    assert.ok(rank <= (ranks[index - 1] ?? 0) + 1, ranks.join());
});
