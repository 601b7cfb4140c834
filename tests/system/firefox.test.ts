/** The portable copy in Firefox with the settings that it comes with. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test, type TestContext } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import type { Server } from "../../src/site/serve.ts";
import { ODD_NAME, portableCopy, strangePage, type Copy } from "../e2e/copies.ts";
import { Host, PAPER } from "../e2e/offline-visit.ts";
import { QUERIES } from "../e2e/queries.ts";
import { servedSite } from "../e2e/site.ts";
import { Firefox, findFirefox, HOW_TO_GET, newProfile } from "./firefox.ts";

let firefox: Firefox | undefined;
let program: string | undefined;
let profile: string;
let copy: Copy;
let server: Server;
before(async () => {
  program = await findFirefox();
  if (!program) return;
  copy = await portableCopy("root");
  server = await servedSite("root");
  profile = await newProfile();
  firefox = await Firefox.start(program, profile);
});
after(async () => {
  if (!firefox) return;
  await firefox.close();
  await fs.rm(profile, { recursive: true, force: true, maxRetries: 5 });
  await server.close();
  await copy.remove();
});

/** Firefox with nothing in its console; skips the test where there is none. */
async function opened(t: TestContext): Promise<Firefox | undefined> {
  if (!firefox) t.skip(HOW_TO_GET);
  else {
    // What the page before has still to say is not this test's.
    await firefox.goto("about:blank");
    firefox.complaints = [];
  }
  return firefox;
}

const text = (selector: string) =>
  `(document.querySelector(${JSON.stringify(selector)})?.innerText ?? "")`;
const click = (selector: string) => `document.querySelector(${JSON.stringify(selector)}).click()`;

/** Presses the button as soon as it works. */
const SAVED = `(() => {
  const button = document.querySelector("article.paper [data-act=save]");
  if (!button.hasAttribute("data-on")) button.click();
  return button.hasAttribute("data-on");
})()`;

/** Unpacks a zip with the system's program; false where there is none. */
async function unzip(zip: string, folder: string): Promise<boolean> {
  try {
    await promisify(execFile)("unzip", ["-q", zip, "-d", folder]);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

/** What the search page shows, without addresses, when it has settled. */
async function searched(
  browser: Firefox,
  page: string,
  parameters: Record<string, string>,
): Promise<string> {
  await browser.goto(`${page}?${new URLSearchParams(parameters)}`);
  const data = 'document.querySelector("[data-search]").dataset';
  await browser.until(
    `${data}.query === ${JSON.stringify(parameters["q"])} && ["done", "empty"].includes(${data}.state)`,
  );
  return browser.evaluate(`JSON.stringify([
    ${data}.state, ${text("[data-search] [role=status]")},
    ...[...document.querySelectorAll("[data-search] [data-paper]")].map((one) =>
      one.dataset.paper + one.innerHTML.replaceAll(/href="[^"]*"/g, "")),
  ])`);
}

describe("in Firefox, a copy on a disk", () => {
  // Where this fails, the other tests prove nothing.
  test("may not fetch a file that lies beside it", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    // Without a policy of its own, which would refuse it, too.
    const probe = path.join(copy.folder, "probe.html");
    await fs.writeFile(probe, "<!doctype html><title>Probe</title>");
    await browser.goto(pathToFileURL(probe).href);
    const came = await browser.evaluate(
      'fetch("index.html").then(() => "came", (error) => error.name)',
    );
    await fs.rm(probe);
    assert.equal(came, "TypeError");
  });

  test("finds the same papers in the same order with the same excerpts as the hosted site", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    for (const parameters of QUERIES.filter((_, at) => at % 3 === 0)) {
      const expected = await searched(browser, `${server.url}search/`, parameters);
      const here = await searched(browser, `${copy.url}search/index.html`, parameters);
      assert.equal(here, expected, JSON.stringify(parameters));
    }
    // The hosted page is left before its fonts have come.
    const own = browser.complaints.filter((one) => !one.includes(server.url));
    assert.deepEqual(own, []);
  });

  test("finds phrases in quotes", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    const parameters = { q: '"language models"' };
    const here = await searched(browser, `${copy.url}search/index.html`, parameters);
    const expected = await searched(browser, `${server.url}search/`, parameters);
    assert.equal(here, expected);
    assert.match(here, /papers match/);
  });

  test("unfolds an abstract from another file of it", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    await browser.goto(`${copy.url}index.html`);
    await browser.until("document.documentElement.dataset.wait === undefined");
    await browser.evaluate(click("[data-act=abstract]"));
    await browser.until('document.querySelector("[data-unfolded] .unfolded p") !== null');
    assert.deepEqual(browser.complaints, []);
  });

  test("shows its fonts, and a paper saved on one page is in the reading list on another", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    await browser.goto(`${copy.url}index.html`);
    await browser.until("document.documentElement.dataset.wait === undefined");
    const fonts = await browser.evaluate(
      'document.fonts.ready.then((all) => [...all].filter((one) => one.status === "loaded").length)',
    );
    assert.ok(Number(fonts) > 0);
    await browser.evaluate(click("[data-paper] a"));
    await browser.until('location.pathname.includes("/papers/")');
    await browser.until('document.querySelector("[data-act=save]")?.checkVisibility() === true');
    const title = await browser.evaluate(text("h1"));
    await browser.until(SAVED);
    await browser.goto(`${copy.url}reading-list/index.html`);
    await browser.until(`${text("[data-saved-papers]")} !== ""`);
    assert.ok((await browser.evaluate(text("[data-saved-papers]"))).startsWith(title));
    assert.deepEqual(browser.complaints, []);
  });

  test("has a box in the masthead that leads to the search", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    await browser.goto(`${copy.url}about/index.html`);
    await browser.evaluate(`(() => {
      const form = document.querySelector("header form");
      form.querySelector("input[type=search]").value = "diffusion";
      form.requestSubmit();
    })()`);
    await browser.until(
      'location.search === "?q=diffusion" && document.querySelector("[data-search]")?.dataset.state === "done"',
    );
    assert.deepEqual(browser.complaints, []);
  });

  test("searches where the browser keeps nothing, as with all cookies blocked", async (t) => {
    if (!program || !(await opened(t))) return;
    const own = await newProfile();
    t.after(() => fs.rm(own, { recursive: true, force: true, maxRetries: 5 }));
    // "All cookies" in Firefox's settings.
    await fs.appendFile(
      path.join(own, "user.js"),
      'user_pref("network.cookie.cookieBehavior", 2);\n',
    );
    const browser = await Firefox.start(program, own);
    try {
      await browser.goto(`${copy.url}search/index.html?q=diffusion`);
      await browser.until('document.querySelector("[data-search]")?.dataset.state === "done"');
      assert.deepEqual(browser.complaints, []);
    } finally {
      await browser.close();
    }
  });

  test("keeps the chosen theme from page to page", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    await browser.goto(`${copy.url}about/index.html`);
    await browser.until(
      'document.querySelector("iframe[title=Storage]") !== null && customElements.get("theme-switch") !== undefined',
    );
    await browser.evaluate(click("theme-switch button"));
    await browser.evaluate(click("theme-switch button"));
    await browser.goto(`${copy.url}archive/index.html`);
    await browser.until('document.documentElement.dataset.theme === "dark"');
    await browser.evaluate(click("theme-switch button"));
    assert.deepEqual(browser.complaints, []);
  });

  test("tells a page beside it nothing of what was saved, and lets it change nothing", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    await browser.goto(`${copy.url}archive/index.html`);
    await browser.until('customElements.get("theme-switch") !== undefined');
    await browser.evaluate(click("theme-switch button"));
    await browser.evaluate(click("theme-switch button"));
    await browser.goto(await strangePage(copy));
    await browser.until('document.body.dataset.state === "done"');
    const known =
      '[...heard, ...Object.keys(localStorage).filter((key) => !key.includes("visit"))]';
    assert.equal(await browser.evaluate(`JSON.stringify(${known})`), "[]");
    await browser.goto(`${copy.url}topics/index.html`);
    await browser.until('document.documentElement.dataset.theme === "dark"');
    await browser.evaluate(click("theme-switch button"));
  });

  test("has a reading list of its own beside another copy", async (t) => {
    const browser = await opened(t);
    if (!browser) return;
    await browser.goto(`${copy.url}index.html`);
    await browser.evaluate(click("[data-paper] a"));
    await browser.until(SAVED);
    const second = path.join(path.dirname(copy.folder), "second copy");
    await fs.cp(copy.folder, second, { recursive: true });
    const urls = [copy.url, `${pathToFileURL(second).href}/`];
    const lists = [];
    for (const url of urls) {
      await browser.goto(`${url}reading-list/index.html`);
      await browser.until("document.documentElement.dataset.wait === undefined");
      await browser.until('localStorage.getItem("portable-pass") !== null');
      lists.push(await browser.evaluate('localStorage.getItem("broadsheet/saved")'));
    }
    assert.match(lists[0] ?? "", /title/);
    assert.equal(lists[1], "null");
  });

  test("is unzipped, opened, searched and saved from; opened again another day, it still has what was saved", async (t) => {
    if (!program || !(await opened(t))) return;
    const folder = path.join(path.dirname(copy.zip), `unzipped ${ODD_NAME}`);
    const hasUnzip = await unzip(copy.zip, folder);
    if (!hasUnzip) {
      t.skip("needs unzip: apt-get install unzip");
      return;
    }
    const url = `${pathToFileURL(folder).href}/broadsheet-portable/`;
    const own = await newProfile();
    t.after(() => fs.rm(own, { recursive: true, force: true, maxRetries: 5 }));
    const first = await Firefox.start(program, own);
    let title = "";
    try {
      await first.goto(`${url}index.html`);
      await first.evaluate(`(() => {
        const form = document.querySelector("header form");
        form.querySelector("input[type=search]").value = "barlow twins";
        form.requestSubmit();
      })()`);
      await first.until('document.querySelector("[data-search]")?.dataset.state === "done"');
      await first.evaluate(click("[data-search] [data-paper] a"));
      await first.until(SAVED);
      title = await first.evaluate(text("h1"));
      assert.match(title, /Barlow Twins/);
      assert.deepEqual(first.complaints, []);
    } finally {
      await first.close();
    }
    const second = await Firefox.start(program, own);
    try {
      await second.goto(`${url}index.html`);
      await second.evaluate(click('a[href="reading-list/index.html"]'));
      await second.until(`${text("[data-saved-papers]")} !== ""`);
      await second.evaluate(click("[data-saved-papers] a"));
      await second.until(`${text("article h1")} === ${JSON.stringify(title)}`);
      assert.deepEqual(second.complaints, []);
    } finally {
      await second.close();
    }
  });
});

describe("in Firefox, the hosted digest", () => {
  test("is downloaded, and works offline with its search", async (t) => {
    if (!program || !(await opened(t))) return;
    const own = await newProfile();
    const host = new Host();
    await host.start("root");
    const browser = await Firefox.start(program, own);
    t.after(async () => {
      await browser.close();
      await host.close();
      await fs.rm(own, { recursive: true, force: true, maxRetries: 5 });
    });
    const is = (state: string) =>
      browser.until(`document.querySelector("offline-download")?.dataset.state === "${state}"`);
    await browser.goto(`${host.url}offline/`);
    await browser.evaluate("navigator.serviceWorker.ready.then(() => true)");
    await is("none");
    await browser.evaluate(click("[data-start]"));
    await is("complete");
    await host.stop();
    await browser.goto(host.url + PAPER);
    assert.match(await browser.evaluate(text("h1")), /Barlow Twins/);
    for (const q of ["difusion", '"neural network"']) {
      const found = await searched(browser, `${host.url}search/`, { q });
      assert.match(found, /papers match/);
    }
    await browser.goto(`${host.url}papers/nothing/`);
    assert.equal(await browser.evaluate(text("h1")), "This page isn’t available offline");
  });
});
