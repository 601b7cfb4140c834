/** What a reader follows, mutes and keeps to search for. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import { test } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { findBarriersInBothThemes, NO_BARRIERS } from "./axe.ts";
import { eachWithPage } from "./each-page.ts";
import { ForYouPage } from "./for-you-page.ts";
import { keep, kept } from "./reader-page.ts";

let context: BrowserContext;
let page: Page;
let complaints: string[];
let site: string;

eachWithPage(["root"], (opened) => {
  ({ context, page, complaints } = opened);
  site = opened.site("root").url;
});

const status = () => page.locator("following-list [role=status]");

async function add(kind: string, value: string, button: "Follow" | "Mute", at = ""): Promise<void> {
  await page.getByLabel("What").selectOption(kind);
  await page.getByLabel("Name or words").fill(value);
  await page.getByLabel("At the institution").fill(at);
  await page.getByRole("button", { name: button, exact: true }).click();
}

test("a phrase that is followed marks papers and gathers in For you; a muted one folds them", async () => {
  await page.goto(`${site}following/`);
  await add("phrase", "machine unlearning", "Follow");
  assert.equal(await status().innerText(), "You follow “machine unlearning”.");
  await add("phrase", "Barlow Twins", "Mute");
  await page.goto(site);
  const unlearning = page.locator("[data-paper*=attribute-to-delete]");
  await unlearning.getByText("Follows: machine unlearning").waitFor();
  const muted = page.locator("[data-paper^=barlow-twins]");
  await muted.getByText("Muted: Barlow Twins").waitFor();
  assert.ok(!(await muted.locator(".excerpt").isVisible()));
  await muted.getByRole("button", { name: /^Show/ }).click();
  assert.ok(await muted.locator(".excerpt").isVisible());
  const forYou = new ForYouPage(page, site);
  await forYou.open("done");
  const first = page.locator("[data-for-you] [data-paper]").first();
  await first.getByText("You follow machine unlearning").waitFor();
  assert.match((await forYou.papers())[0] ?? "", /unlearn/);
  assert.deepEqual(complaints, []);
});

test("what is followed can be removed, with undo, and goes out and in as JSON", async () => {
  await page.goto(`${site}following/`);
  await add("author", "<b>Ada</b> Example", "Follow", "Example University");
  const list = page.locator("[data-follows]");
  assert.match(await list.innerText(), /Author: <b>Ada<\/b> Example at Example University/);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Export as JSON" }).click(),
  ]);
  const file = await download.path();
  assert.match(await fs.readFile(file, "utf8"), /"broadsheet-following"/);
  await page.getByRole("button", { name: /^Remove: / }).click();
  assert.match(await list.innerText(), /Nobody and nothing yet/);
  await page.getByRole("button", { name: "Undo" }).click();
  assert.match(await list.innerText(), /Ada/);
  await page.getByRole("button", { name: /^Remove: / }).click();
  const choose = (content: string) =>
    page
      .locator("input[type=file]")
      .setInputFiles({
        name: "following.json",
        mimeType: "application/json",
        buffer: Buffer.from(content),
      });
  await choose('{"format": "something"}');
  await status().getByText("What was here before is unchanged").waitFor();
  await choose(await fs.readFile(file, "utf8"));
  await status().getByText("1 entry read").waitFor();
  assert.match(await list.innerText(), /Ada/);
});

test("a followed topic is the one that its page follows", async () => {
  await page.goto(`${site}following/`);
  await add("topic", "No such", "Follow");
  assert.match(await status().innerText(), /There is no topic “No such”/);
  await add("topic", "Language models", "Follow");
  assert.deepEqual(await kept(page, "followed"), ["language-models"]);
});

test("a search is kept under a name, and says what is new", async () => {
  await page.goto(`${site}search/?q=unlearning`);
  await page.locator("[data-search][data-state=done]").waitFor();
  await page.getByText("Keep this search").click();
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `at ${width} pixels the page is ${wide} wide`);
  }
  await page.getByLabel("Its name").fill("Forgetting");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  await page.locator(".notice", { hasText: "Kept" }).waitFor();
  await page.goto(`${site}following/`);
  const list = page.locator("[data-searches]");
  await list.getByText("nothing new").waitFor();
  const link = list.getByRole("link", { name: "Forgetting" });
  assert.match((await link.getAttribute("href")) ?? "", /\/search\/\?q=unlearning$/);
  await keep(context, site, {
    searches: [{ name: "Forgetting", search: "?q=unlearning", seen: [] }],
  });
  await page.reload();
  await list.getByText(/^\d new$/).waitFor();
  await list.getByRole("button", { name: /^Mark as seen/ }).click();
  await list.getByText("nothing new").waitFor();
  await list.getByRole("button", { name: /^Remove/ }).click();
  await list.getByText("None yet").waitFor();
  assert.deepEqual(complaints, []);
});

test("the page of what is followed has no barrier", async () => {
  await page.goto(`${site}following/`);
  await add("phrase", "machine unlearning", "Follow");
  const session = await context.newCDPSession(page);
  assert.deepEqual(await findBarriersInBothThemes(page, session), NO_BARRIERS);
});
