/** The keys, each of them, in a real browser. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { SHOWN_KEYS } from "../../src/reader/key-words.ts";
import { eachWithPage } from "./each-page.ts";
import { keep, kept, paperInFocus, papersShown } from "./reader-page.ts";

let site: string;
let context: BrowserContext;
let page: Page;
let complaints: string[];

eachWithPage(["years"], (opened) => {
  ({ context, page, complaints } = opened);
  site = opened.site("years").url;
});

const DAY = "days/2024-12-31/";
const dialog = () => page.getByRole("dialog", { name: "Keyboard" });

/** Opens the list of keys, which is loaded then. */
async function showKeys(): Promise<void> {
  await press("?");
  await dialog().waitFor();
}

/** Presses a key several times. */
async function press(key: string, times = 1): Promise<void> {
  for (let at = 0; at < times; at += 1) await page.keyboard.press(key);
}

describe("j and k", () => {
  test("go from paper to paper, on the link that opens it, and stop at the ends", async () => {
    await page.goto(site + DAY);
    const papers = await papersShown(page);
    await press("j");
    assert.equal(await paperInFocus(page), papers[0]);
    const href = await page.evaluate(() => document.activeElement?.getAttribute("href"));
    assert.equal(href, `/papers/${papers[0]}/`);
    await press("j", 2);
    assert.equal(await paperInFocus(page), papers[2]);
    await press("k");
    assert.equal(await paperInFocus(page), papers[1]);
    await press("k", 3);
    assert.equal(await paperInFocus(page), papers[0]);
    await press("j", papers.length + 3);
    assert.equal(await paperInFocus(page), papers.at(-1));
  });

  test("keep the paper in sight", async () => {
    await page.goto(site + DAY);
    await press("j", 9);
    const { top, bottom } = await page.evaluate(() => {
      const paper = document.activeElement?.closest("[data-paper]");
      const { top = -1, bottom = -1 } = paper?.getBoundingClientRect() ?? {};
      return { top, bottom };
    });
    assert.ok(top >= 0 && bottom <= 900, `${top} to ${bottom}`);
  });

  test("begin where the reader is, not at the top", async () => {
    await page.goto(site + DAY);
    await page.mouse.wheel(0, 1_500);
    await page.waitForFunction(() => scrollY > 1_000);
    await press("j");
    const papers = await papersShown(page);
    assert.ok(papers.indexOf((await paperInFocus(page)) ?? "") > 2);
  });

  test("go on from the cards to the titles below", async () => {
    await page.goto(`${site}topics/robots/2025-03/`);
    const papers = await papersShown(page);
    await page.locator(`[data-paper="${papers[49]}"] a`).first().focus();
    await press("j");
    assert.equal(await paperInFocus(page), papers[50]);
    await press("k");
    assert.equal(await paperInFocus(page), papers[49]);
  });

  test("leave out what isn't shown: of another topic, hidden, or put away just now", async () => {
    await page.goto(`${site}${DAY}?topic=tides`);
    const tides = await papersShown(page);
    await press("j", 2);
    assert.equal(await paperInFocus(page), tides[1]);
    await press("x");
    await press("k");
    assert.equal(await paperInFocus(page), tides[0]);
    await press("j");
    assert.equal(await paperInFocus(page), tides[2]);
    await page.reload();
    await press("j", 2);
    assert.equal(await paperInFocus(page), tides[2]);
  });

  test("go through the results of a search", async () => {
    await page.goto(`${site}search/?q=harbour`);
    await page.locator('[data-search][data-state="done"]').waitFor();
    await page.locator("h1").click();
    await press("j", 2);
    const papers = await papersShown(page);
    assert.equal(await paperInFocus(page), papers[1]);
  });
});

describe("o and Enter", () => {
  for (const key of ["o", "Enter"])
    test(`${key} opens the paper`, async () => {
      await page.goto(site + DAY);
      const [, second] = await papersShown(page);
      await press("j", 2);
      await press(key);
      await page.waitForURL(`${site}papers/${second}/`);
    });

  test("o does nothing where no paper has the focus", async () => {
    await page.goto(site + DAY);
    await press("o");
    assert.equal(page.url(), site + DAY);
  });
});

describe("s", () => {
  test("saves a paper, says so, and takes it off again", async () => {
    await page.goto(site + DAY);
    const [id] = await papersShown(page);
    await press("j");
    await press("s");
    assert.deepEqual(await savedIds(), [id]);
    await page.getByText("Saved to your reading list.").waitFor();
    assert.equal(await paperInFocus(page), id, "the focus stays");
    await press("s");
    assert.deepEqual(await savedIds(), []);
  });

  test("saves a title below the cards, and the paper of a page", async () => {
    await page.goto(`${site}topics/robots/2025-03/`);
    const id = (await papersShown(page))[60] ?? "";
    await page.locator(`[data-paper="${id}"] a`).focus();
    await press("s");
    await page.goto(`${site}papers/2503.00001/`);
    await press("s");
    assert.deepEqual(await savedIds(), ["2503.00001", id]);
  });

  test("marks a result of a search, now and when it is found again", async () => {
    const found = async () => {
      await page.goto(`${site}search/?q=harbour`);
      await page.locator('[data-search][data-state="done"]').waitFor();
    };
    await found();
    const [id] = await papersShown(page);
    await page.locator(`[data-paper="${id}"] h2 a`).focus();
    await press("s");
    await found();
    const marked = page.locator("[data-search] [data-saved]");
    assert.equal(await marked.getAttribute("data-paper"), id);
    assert.ok(await marked.getByRole("button", { name: /^Saved: / }).isVisible());
  });
});

describe("x", () => {
  test("hides a paper in its place, brings it back, and lets the reader go on", async () => {
    await page.goto(site + DAY);
    const [first, second] = await papersShown(page);
    await press("j");
    await press("x");
    assert.equal(await paperInFocus(page), first);
    const inFocus = await page.evaluate(() => document.activeElement?.textContent);
    assert.equal(inFocus, "Undo");
    await press("x");
    assert.ok(await page.locator(`[data-paper="${first}"] h2`).isVisible());
    await press("x");
    await press("j");
    assert.equal(await paperInFocus(page), second);
    assert.equal(Object(await kept(page, "hidden")).length, 1);
  });

  test("says on a paper's own page what it did", async () => {
    await page.goto(`${site}papers/2503.00001/`);
    await press("x");
    await page.getByText("Hidden from all lists").waitFor();
    await press("x");
    await page.getByText("Shown in lists again.").waitFor();
    assert.deepEqual(await kept(page, "hidden"), []);
  });
});

describe("← and →", () => {
  test("go to the day before and the day after", async () => {
    await page.goto(`${site}days/2024-03-01/`);
    await press("ArrowLeft");
    await page.waitForURL(`${site}days/2023-06-30/`);
    await press("ArrowLeft");
    await press("ArrowRight");
    await page.waitForURL(`${site}days/2024-03-01/`);
    await press("ArrowRight");
    await page.waitForURL(`${site}${DAY}`);
  });

  test("are the row's own where the topics scroll", async () => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto(site + DAY);
    const topic = page.locator(".chip[data-topic]").first();
    await topic.evaluate((one) => one.append(" and its tides".repeat(9)));
    await topic.focus();
    await press("ArrowLeft");
    await page.waitForTimeout(200);
    assert.equal(page.url(), site + DAY);
  });
});

test("t goes to the latest papers", async () => {
  await page.goto(site + DAY);
  await press("t");
  await page.waitForURL(site);
});

describe("/", () => {
  const box = () => page.locator("[data-search] input[type=search]");
  const hasFocus = () =>
    page.waitForFunction(() => document.activeElement?.matches("[data-search] input[type=search]"));

  test("goes to the search and into its box, where the next key is a letter", async () => {
    await page.goto(site + DAY);
    await press("/");
    await page.waitForURL(`${site}search/`);
    await hasFocus();
    await page.keyboard.type("tjs/");
    assert.equal(await box().inputValue(), "tjs/");
  });

  test("loses no letter that comes before the search does", async () => {
    await page.route("**/*.js", async (route) => {
      if (page.url().includes("/search/")) await new Promise((done) => setTimeout(done, 500));
      await route.continue();
    });
    await page.goto(`${site}about/`);
    await press("/");
    await hasFocus();
    await page.keyboard.type("harb");
    await page.locator("[data-search][data-query=harb]").waitFor();
    assert.equal(await box().inputValue(), "harb");
  });

  test("lets no other key lead elsewhere while the search comes", async () => {
    await page.route("**/search/", async (route) => {
      await new Promise((done) => setTimeout(done, 300));
      await route.continue();
    });
    await page.goto(site + DAY);
    await press("/");
    for (const key of ["t", "j", "ArrowLeft"]) await press(key);
    await page.waitForURL(`${site}search/`);
    await hasFocus();
  });

  test("leaves the keys as they were when Escape stops it", async () => {
    await page.goto(site + DAY);
    const [first] = await papersShown(page);
    // With this answer a browser stays where it is.
    await page.route("**/search/", (route) => route.fulfill({ status: 204 }));
    await press("/");
    await press("j");
    assert.equal(await paperInFocus(page), undefined);
    await press("Escape");
    await press("j");
    assert.equal(await paperInFocus(page), first);
  });

  test("goes into the box from elsewhere in the search", async () => {
    await page.goto(`${site}search/?q=harbour`);
    await page.locator("[data-search][data-state=done]").waitFor();
    await press("j");
    await press("/");
    await hasFocus();
  });
});

describe("?", () => {
  test("shows every key; Escape closes, and the focus is where it was", async () => {
    await page.goto(site + DAY);
    const [id] = await papersShown(page);
    await press("j");
    await showKeys();
    const text = (await dialog().innerText()).replace(/\s+/g, " ");
    for (const { keys, says } of SHOWN_KEYS)
      assert.ok(text.includes(`${keys.join(" or ")} ${says}`), `${says} in ${text}`);
    await press("Escape");
    assert.equal(await dialog().count(), 0);
    assert.equal(await paperInFocus(page), id);
    assert.deepEqual(complaints, []);
  });

  test("has the focus on the button that closes it: a stray Space switches nothing off", async () => {
    await page.goto(site + DAY);
    await showKeys();
    await press("Space");
    assert.equal(await dialog().count(), 0);
    assert.equal(await kept(page, "settings"), undefined);
  });

  test("keeps the other keys still while it is open", async () => {
    await page.goto(site + DAY);
    await showKeys();
    await page.getByRole("button", { name: "Close" }).focus();
    for (const key of ["j", "t", "ArrowLeft", "?", "s"]) await press(key);
    assert.equal(page.url(), site + DAY);
    assert.ok(await dialog().isVisible());
    await page.getByRole("button", { name: "Close" }).click();
    assert.equal(await dialog().count(), 0);
  });

  test("can switch single keys off, and the foot of every page has the way back", async () => {
    await page.goto(site + DAY);
    await showKeys();
    await dialog().getByLabel("Single-key shortcuts").uncheck();
    await press("Escape");
    for (const key of ["j", "?", "t", "/", "ArrowLeft"]) await press(key);
    assert.equal(page.url(), site + DAY);
    assert.equal(await paperInFocus(page), undefined);
    await page.goto(`${site}about/`);
    await press("t");
    assert.equal(page.url(), `${site}about/`);
    await page.getByRole("contentinfo").getByRole("button", { name: "Keyboard" }).click();
    await dialog().getByLabel("Single-key shortcuts").check();
    await press("Escape");
    await press("t");
    await page.waitForURL(site);
  });
});

describe("keys are never in the way", () => {
  test("of Control, Alt and Meta, which are the browser's", async () => {
    await page.goto(site + DAY);
    const [, second = ""] = await papersShown(page);
    await page.locator(`[data-paper="${second}"] a`).first().focus();
    for (const modifier of ["ctrl", "alt", "meta"])
      for (const key of ["j", "t", "ArrowLeft"]) {
        await page.evaluate(
          // What the browser does with it is no matter of the page.
          ([name, pressed]) => {
            const event = new KeyboardEvent("keydown", {
              key: pressed ?? "",
              [`${name}Key`]: true,
              bubbles: true,
              cancelable: true,
            });
            document.activeElement?.dispatchEvent(event);
          },
          [modifier, key],
        );
        assert.equal(await paperInFocus(page), second, `${modifier} and ${key}`);
        assert.equal(page.url(), site + DAY);
      }
  });

  test("of typing", async () => {
    await page.goto(`${site}search/`);
    const box = page.locator("[data-search] input[type=search]");
    await box.pressSequentially("jkosxt/?");
    assert.equal(await box.inputValue(), "jkosxt/?");
    assert.equal(await dialog().count(), 0);
  });

  test("of text that a page lets a reader edit", async () => {
    await page.goto(site + DAY);
    await page.evaluate(() => {
      const text = document.createElement("p");
      text.contentEditable = "true";
      document.querySelector("main")?.prepend(text);
      text.focus();
    });
    await press("t");
    assert.equal(page.url(), site + DAY);
    assert.equal(await page.locator("[contenteditable]").innerText(), "t");
  });

  test("of choosing in a list", async () => {
    await page.goto(`${site}search/?q=harbour`);
    await page.locator('[data-search][data-state="done"]').waitFor();
    await page.locator("#sort").focus();
    await press("t");
    await press("j");
    assert.ok(page.url().startsWith(`${site}search/`));
    assert.equal(await paperInFocus(page), undefined);
  });

  test("of what another page has switched off", async () => {
    await keep(context, site, { settings: { keys: false } });
    await page.goto(site + DAY);
    await press("t");
    assert.equal(page.url(), site + DAY);
  });
});

async function savedIds(): Promise<unknown[]> {
  const saved = await kept(page, "saved");
  return Array.isArray(saved) ? saved.map((one) => Object(one).id) : [];
}
