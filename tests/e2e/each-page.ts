/** What most end-to-end tests begin with: a browser, the sites, and for each test a fresh page. */
import { after, afterEach, before, beforeEach } from "node:test";
import type { Browser, BrowserContext } from "playwright-core";
import type { Server } from "../../src/site/serve.ts";
import { openBrowser, watchedPage, type Watched } from "./browser.ts";
import { servedSite, type SiteName } from "./site.ts";

/** What a test has. */
export interface Opened<Name extends SiteName> extends Watched {
  browser: Browser;
  /** A context of the test's own, with the page in it. It goes when the test ends. */
  context: BrowserContext;
  /** The server of one of the sites. */
  site: (name: Name) => Server;
}

/**
 * Opens a browser and serves sites for the tests of a file, and gives each test a context and a
 * page of its own.
 *
 * @param take is called with them before each test
 */
export function eachWithPage<Name extends SiteName>(
  names: readonly Name[],
  take: (opened: Opened<Name>) => void,
): void {
  let browser: Browser;
  const servers = new Map<Name, Server>();
  let context: BrowserContext;
  before(async () => {
    const serveAll = names.map(async (name) => servers.set(name, await servedSite(name)));
    [browser] = await Promise.all([openBrowser(), ...serveAll]);
  });
  after(async () => {
    await browser.close();
    await Promise.all([...servers.values()].map((server) => server.close()));
  });
  beforeEach(async () => {
    context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
    });
    context.setDefaultTimeout(8_000);
    const watched = await watchedPage(context);
    const site = (name: Name) => {
      const server = servers.get(name);
      if (!server) throw new Error(`the site "${name}" isn't served`);
      return server;
    };
    take({ ...watched, browser, context, site });
  });
  afterEach(() => context.close());
}
