/**
 * Nobody loses their place in browsers as people have them: on the way back, from the browser's own
 * cache of pages, and where it makes the page anew.
 */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import type { Server } from "../../src/site/serve.ts";
import { installedBrowser } from "../e2e/browser.ts";
import { servedSite } from "../e2e/site.ts";
import * as installed from "./chromium.ts";
import { Firefox, findFirefox, HOW_TO_GET, newProfile } from "./firefox.ts";
import { until, type Tab } from "./tab.ts";

let server: Server;
let profile: string;
before(async () => {
  server = await servedSite("years");
  profile = await newProfile();
  // While a worker is being registered, Firefox caches no page.
  const without = 'user_pref("dom.serviceWorkers.enabled", false);\n';
  await fs.appendFile(path.join(profile, "user.js"), without);
});
after(async () => {
  await server.close();
  await fs.rm(profile, { recursive: true, force: true, maxRetries: 5 });
});

const BROWSERS = [
  {
    name: "Firefox",
    how: HOW_TO_GET,
    find: findFirefox,
    start: (program: string): Promise<Tab> => Firefox.start(program, profile),
  },
  {
    name: "Chromium",
    how: installed.HOW_TO_GET,
    find: installedBrowser,
    start: installed.startChromium,
  },
];

/** A day with 20 papers, 7 of them on tides. */
const DAY = "days/2024-12-31/?topic=tides";

const IN_FOCUS = 'document.activeElement?.closest("[data-paper]")?.dataset.paper';
const SHOWN =
  '[...document.querySelectorAll("[data-paper]")].filter((one) => one.checkVisibility()).map((one) => one.dataset.paper)';
/** Where a reader is on a list, but for the focus. */
const PLACE = `JSON.stringify([location.search, ${SHOWN}, Math.round(scrollY)])`;
const RESULT = 'document.querySelectorAll("[data-search] [data-paper]")[24]?.querySelector("a")';
const TOPIC =
  '[...document.querySelectorAll(".topic-links a")].filter((one) => one.checkVisibility())[3]';

const press = (key: string) =>
  `document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "${key}", bubbles: true, cancelable: true }))`;

for (const { name, how, find, start } of BROWSERS)
  for (const isCached of [true, false])
    describe(`in ${name}, ${isCached ? "from its cache of pages" : "where it makes the page anew"}, back`, () => {
      let tab: Tab | undefined;
      before(async () => {
        const program = await find();
        if (program) tab = await start(program);
      });
      after(() => tab?.close());

      /** Leaves a page by what an expression does, and comes back. */
      async function leaveAndComeBack(opened: Tab, leave: string, to: string): Promise<void> {
        const mark =
          "window.isSame = true, addEventListener('pageshow', () => (window.isBack = true))";
        // No browser caches a page that listens for this.
        const remake = "addEventListener('unload', () => {})";
        await opened.evaluate(isCached ? `(${mark})` : `(${mark}, ${remake})`);
        // Nor one that still loads something; nobody reads as fast as that.
        if (isCached) await opened.evaluate("new Promise((resolve) => setTimeout(resolve, 1_500))");
        await opened.evaluate(leave);
        const isThere = `location.pathname.includes("${to}")`;
        const isLoaded = 'document.readyState === "complete"';
        await until(opened, `${isThere} && ${isLoaded}`);
        await opened.back();
        await until(opened, `!${isThere} && ${isLoaded}`);
        assert.equal(await opened.evaluate("window.isSame === true"), `${isCached}`);
        // A page of the cache is there before its scripts are told.
        if (isCached) await until(opened, "window.isBack === true");
      }

      test("from a paper, the list stands as it was, the paper has the focus, and j goes on", async (t) => {
        if (!tab) return t.skip(how);
        await tab.goto(server.url + DAY);
        await until(tab, `${SHOWN}.length === 7`);
        for (let at = 0; at < 5; at += 1) await tab.evaluate(press("j"));
        const [, , , , fifth, sixth] = (await tab.evaluate(SHOWN)).split(",");
        const before = await tab.evaluate(PLACE);
        await leaveAndComeBack(tab, press("o"), "/papers/");
        await until(tab, `${IN_FOCUS} === "${fifth}"`);
        await until(tab, `${PLACE} === ${JSON.stringify(before)}`);
        await tab.evaluate(press("j"));
        assert.equal(await tab.evaluate(IN_FOCUS), sixth);
        assert.deepEqual(tab.complaints, []);
      });

      test("from a paper that a search found, as many results are there as before", async (t) => {
        if (!tab) return t.skip(how);
        await tab.goto(`${server.url}search/?q=harbour`);
        await until(tab, 'document.querySelector("[data-search]").dataset.state === "done"');
        await tab.evaluate('document.querySelector("[data-search] [data-more]").click()');
        await until(tab, `${SHOWN}.length >= 30`);
        await tab.evaluate(`${RESULT}.focus()`);
        const id = await tab.evaluate(IN_FOCUS);
        const top = await tab.evaluate(`${RESULT}.getBoundingClientRect().top`);
        await leaveAndComeBack(tab, `${RESULT}.click()`, "/papers/");
        await until(tab, `${IN_FOCUS} === "${id}"`);
        await until(tab, `Math.abs(${RESULT}.getBoundingClientRect().top - ${top}) < 4`);
        assert.deepEqual(tab.complaints, []);
      });

      test("from a topic, the focus is on its link", async (t) => {
        if (!tab) return t.skip(how);
        await tab.goto(server.url + DAY);
        await until(tab, `${SHOWN}.length === 7`);
        await tab.evaluate(`${TOPIC}.focus()`);
        const before = await tab.evaluate(PLACE);
        await leaveAndComeBack(tab, `${TOPIC}.click()`, "/topics/");
        await until(tab, `document.activeElement === ${TOPIC}`);
        await until(tab, `${PLACE} === ${JSON.stringify(before)}`);
        assert.deepEqual(tab.complaints, []);
      });
    });
