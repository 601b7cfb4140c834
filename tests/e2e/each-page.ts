/** What most end-to-end tests begin with: a browser, the sites, and for each test a page as new. */
import { after, afterEach, before, beforeEach } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import type { Server } from "../../src/site/serve.ts";
import { openBrowser, watchedPage, type Watched, type TestBrowser } from "./browser.ts";
import { servedSite, type SiteName } from "./site.ts";

/** What a test has. */
export interface Opened<Name extends SiteName> extends Watched {
  browser: TestBrowser;
  /** A context with the page in it, and nothing that another test has stored. */
  context: BrowserContext;
  /** The server of one of the sites. */
  site: (name: Name) => Server;
}

/**
 * Opens a browser and serves sites for the tests of a file, and gives each test a page without
 * anything stored. Tests that leave no lasting trace hand their page on: a new context costs a
 * process of the browser.
 *
 * @param take is called with them before each test
 */
export function eachWithPage<Name extends SiteName>(
  names: readonly Name[],
  take: (opened: Opened<Name>) => void,
): void {
  let browser: TestBrowser;
  const servers = new Map<Name, Server>();
  let context: BrowserContext | undefined;
  let watched: Watched;
  let traces: { lasting: boolean };
  before(async () => {
    const serveAll = names.map(async (name) => servers.set(name, await servedSite(name)));
    [browser] = await Promise.all([openBrowser(), ...serveAll]);
  });
  after(async () => {
    await browser.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
  });
  beforeEach(async () => {
    if (!context) {
      context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      context.setDefaultTimeout(8_000);
      watched = await watchedPage(context);
      traces = watchTraces(watched.page);
    }
    watched.complaints.length = 0;
    const site = (name: Name) => {
      const server = servers.get(name);
      if (!server) throw new Error(`the site "${name}" isn't served`);
      return server;
    };
    take({ ...watched, browser, context, site });
  });
  afterEach(async () => {
    if (!context) return;
    if (!traces.lasting && (await forget(watched.page, [...servers.values()]))) return;
    await context.close();
    context = undefined;
  });
}

// --- internal ---

/** What a page keeps for the next test: scripts, answers, sizes, listeners. */
const LASTING = ["addInitScript", "route", "emulateMedia", "setViewportSize", "on", "close"];

/** Notes when a test does something to a page or its context that lasts, or opens another page. */
function watchTraces(page: Page): { lasting: boolean } {
  const traces = { lasting: false };
  const note = () => {
    traces.lasting = true;
  };
  const context = page.context();
  for (const object of [page, context])
    for (const name of LASTING) {
      const method: unknown = Reflect.get(object, name);
      if (typeof method !== "function") continue;
      Reflect.set(object, name, (...given: unknown[]): unknown => {
        note();
        return Reflect.apply(method, object, given);
      });
    }
  const { clock } = page;
  Object.defineProperty(page, "clock", {
    get() {
      note();
      return clock;
    },
  });
  context.once("page", note);
  return traces;
}

/** Leaves the site, and deletes what the sites have stored; false where that fails. */
async function forget(page: Page, sites: readonly Server[]): Promise<boolean> {
  try {
    await page.goto("about:blank");
    const session = await page.context().newCDPSession(page);
    for (const { url } of sites)
      await session.send("Storage.clearDataForOrigin", {
        origin: new URL(url).origin,
        storageTypes: "local_storage",
      });
    await session.detach();
    return true;
  } catch {
    // The page is on its way to another one.
    return false;
  }
}
