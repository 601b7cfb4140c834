/** Visits to a hosted site in a browser that keeps pages, while the host comes and goes. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import type { TestBrowser } from "./browser.ts";
import { serve, type Server } from "../../src/site/serve.ts";
import { BASES, builtSite, type SiteName } from "./site.ts";

/** A paper of the bundled content. */
export const PAPER = "papers/barlow-twins-self-supervised-learning-via-redundancy-bc49ef06/";

/**
 * How a host treats a request: `hang` never answers, `stall` stops in the
 * middle of a file, `broken` answers with 503, `html` answers with a page and 200, as some
 * hosts do for a file that isn't there; `elsewhere` leads to another origin; `slashless` leads to a page's address without the slash at
 * its end, where other hosts have their pages.
 */
export type Treatment = "serve" | "hang" | "stall" | "broken" | "html" | "elsewhere" | "slashless";

/**
 * A host that can go away and come back with another site, at the same address. It keeps its port
 * while it is away, which nobody else may get meanwhile.
 */
export class Host {
  #front: http.Server | undefined;
  #site: Server | undefined;
  url = "";
  /** How it treats a path. */
  treat: (path: string) => Treatment = () => "serve";
  /** The origin that `elsewhere` leads to. */
  elsewhere = "";
  /** What it puts before the script of the service worker, which makes it another worker. */
  beforeWorker = "";

  async start(name: SiteName): Promise<void> {
    await this.startIn(await builtSite(name), BASES[name]);
  }

  /** @param out the folder of a built site */
  async startIn(out: string, base = "/"): Promise<void> {
    const address = { port: 0, host: "127.0.0.1" };
    this.#site = await serve({ out, base, ...address });
    this.#front ??= await this.#open();
    const { port } = addressOf(this.#front);
    this.url = `http://127.0.0.1:${port}${base}`;
  }

  /** From now on nothing is answered. */
  async stop(): Promise<void> {
    const site = this.#site;
    this.#site = undefined;
    this.#front?.closeAllConnections();
    await site?.close();
  }

  /** Stops for good. */
  async close(): Promise<void> {
    await this.stop();
    const front = this.#front;
    if (front) await new Promise((done) => front.close(done).closeAllConnections());
  }

  // --- internal ---

  #open(): Promise<http.Server> {
    const front = http.createServer((request, response) => this.#answer(request, response));
    front.on("connection", (socket) => {
      if (!this.#site) socket.destroy();
    });
    return new Promise((resolve, reject) => {
      front.once("error", reject);
      front.listen(0, "127.0.0.1", () => resolve(front));
    });
  }

  #answer(request: http.IncomingMessage, response: http.ServerResponse): void {
    const { url = "/", method, headers } = request;
    if (!this.#site) {
      request.socket.destroy();
      return;
    }
    const treatment = this.treat(url);
    if (treatment === "hang") return;
    if (treatment === "broken") {
      response.writeHead(503, { "content-type": "text/html" });
      response.end("<!doctype html><title>Out of order</title>");
      return;
    }
    if (treatment === "html") {
      response.writeHead(200, { "content-type": "text/html;charset=utf-8" });
      response.end("<!doctype html><title>Home</title><p>Not what you asked");
      return;
    }
    if (treatment === "elsewhere") {
      const origin = request.headers.origin ?? "*";
      response.writeHead(302, {
        location: this.elsewhere + url,
        "access-control-allow-origin": origin,
      });
      response.end();
      return;
    }
    const [, folder = url, query = ""] = /^(.*)\/(\?.*)?$/.exec(url) ?? [];
    if (treatment === "slashless" && folder !== url && folder !== "") {
      response.writeHead(302, { location: folder + query }).end();
      return;
    }
    const path = treatment === "slashless" ? withSlash(url) : url;
    const { port } = new URL(this.#site.url);
    const before = path.endsWith("/sw.js") ? this.beforeWorker : "";
    // The browser may have the file as it is without this.
    if (before) delete headers["if-none-match"];
    const asked = http.request(
      { host: "127.0.0.1", port, path, method, headers, agent: false },
      (answer) => {
        // Else a browser may take what it has for fresh, and not ask at all.
        response.setHeader("cache-control", "no-cache");
        if (before) delete answer.headers["content-length"];
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        if (before) response.write(before);
        if (treatment === "stall")
          answer.once("data", (chunk: Buffer) =>
            response.write(chunk.subarray(0, chunk.length / 2)),
          );
        else answer.pipe(response);
      },
    );
    asked.on("error", () => request.socket.destroy());
    request.pipe(asked);
  }
}

/** A browser at a host. */
export interface Visit {
  host: Host;
  context: BrowserContext;
  page: Page;
}

/** A browser that may keep pages and has none yet, and a host. */
export async function arrive(
  t: TestContext,
  browser: TestBrowser,
  name: SiteName = "root",
): Promise<Visit> {
  const host = new Host();
  await host.start(name);
  const context = await browser.newContext({ serviceWorkers: "allow" });
  t.after(async () => {
    await context.close();
    await host.close();
  });
  return { host, context, page: await context.newPage() };
}

/** A browser with a running service worker, and a host. */
export async function visit(t: TestContext, browser: TestBrowser, name?: SiteName): Promise<Visit> {
  const visit = await arrive(t, browser, name);
  const { host, page } = visit;
  await page.goto(`${host.url}about/`);
  await page.goto(`${host.url}topics/`);
  await ready(page);
  // The first pages were loaded before the worker, and the page stores them for it.
  for (const path of ["about", "topics"]) await kept(page, host.url + path);
  return visit;
}

/** Waits until the site's worker runs. */
export async function ready(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

/** Waits until the browser keeps a page, with or without a slash at the end of its address. */
export async function kept(page: Page, address: string): Promise<void> {
  const bare = address.replace(/\/$/, "");
  await page.waitForFunction(
    async (all) => {
      const found = await Promise.all(all.map((one) => caches.match(one)));
      return found.some((one) => one !== undefined);
    },
    [bare, `${bare}/`],
  );
}

/** Whether the site has a worker in this browser, once the page has done all that it does by itself. */
export async function hasWorker(page: Page): Promise<boolean> {
  await page.waitForLoadState("networkidle");
  return page.evaluate(async () => (await navigator.serviceWorker.getRegistration()) !== undefined);
}

/** Waits until the panel of the offline page is in one of these states. */
export async function state(page: Page, ...states: string[]): Promise<void> {
  await page
    .locator(states.map((one) => `offline-download[data-state=${one}]`).join(", "))
    .waitFor();
}

/** Downloads the digest for offline use, as a reader does. */
export async function downloadAll(page: Page, url: string): Promise<void> {
  await page.goto(`${url}offline/`);
  await state(page, "none", "part", "stale");
  await page.getByRole("button", { name: /^(?:Download|Continue|Update)$/ }).click();
  await state(page, "complete");
}

// --- internal ---

/** The folder of a page that is asked for without its slash. */
function withSlash(url: string): string {
  return url.replace(/(?<=\/[^/?.]+)(?=\?|$)/, "/");
}

function addressOf(server: http.Server): AddressInfo {
  const address = server.address();
  if (typeof address === "object" && address) return address;
  throw new Error("The host has no port.");
}
