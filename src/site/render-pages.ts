/** Renders pages from a kept bundle, as Astro does it: a unit's routes → files. */
import { StaticPaths, type StaticPathsApp } from "astro/runtime/prerender/static-paths.js";
import { escapeUTF8 } from "entities";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { hookName } from "../digest/page-hooks.ts";
import { withBase } from "../digest/urls.ts";
import type { WriteFile } from "../files/tree.ts";
import { leanHtml } from "./lean-html.ts";
import { BUNDLE, START, startSchema } from "./renderer-files.ts";

/** The site's own address, as far as pages depend on it. */
export interface SiteAddress {
  site?: string | undefined;
  base: string;
}

/** What is rendered at once: pages of papers, a day, the other pages of a month, or the front. */
export type UnitKind = "papers" | "day" | "month" | "front";

/**
 * Puts a file into the unit that need not be rendered, and tells whether it is one.
 *
 * @param madeOf the page's key, from `page-key.ts`; undefined where it has none
 */
export type TakeFile = (file: string, madeOf: string | undefined) => boolean;

/** The kind of unit that a route belongs to, by its pattern, such as `/days/[day]`. */
export function unitOf(route: string): UnitKind {
  if (route.includes("/papers/[id]")) return "papers";
  if (DAILY.test(route)) return "day";
  return MONTHLY.test(route) ? "month" : "front";
}

export class Pages {
  readonly #app: App;
  readonly #address: SiteAddress;

  /** Loads a renderer. @param folder the renderer's tree */
  static async open(folder: string, address: SiteAddress): Promise<Pages> {
    const { entry, styles } = startSchema.parse(
      JSON.parse(fs.readFileSync(path.join(folder, START), "utf8")),
    );
    const { app } = bundleSchema.parse(
      await import(pathToFileURL(path.join(folder, BUNDLE, entry)).href),
    );
    app.setInternals({
      pagesByKeys: new Map(styles.map(([key, own]) => [key, { styles: own }])),
      entrySpecifierToBundleMap: new Map(),
    });
    importOnce(app.manifest.pageMap);
    app.setOptions({ settings: { scripts: [] }, logger: { options: LOGGER } });
    return new Pages(app, address);
  }

  private constructor(app: App, address: SiteAddress) {
    this.#app = app;
    this.#address = address;
  }

  /**
   * Renders every page of a unit from what `withCurrent` holds.
   *
   * @param take asked for each file before it is rendered
   * @throws {Error} with the page's address, when it fails
   */
  async render(unit: UnitKind, write: WriteFile, take: TakeFile = () => false): Promise<void> {
    const app = this.#app;
    // Astro keeps what getStaticPaths gave, and the next unit has other papers.
    app.routeCache.clearAll();
    const manifest = {
      ...app.manifest,
      routes: app.manifest.routes.filter(({ routeData }) => unitOf(routeData.route) === unit),
    };
    const paths = await new StaticPaths({
      manifest,
      routeCache: app.routeCache,
      getComponentByRoute: (route) => app.getComponentByRoute(route),
    }).getAll();
    const written = new Set<string>();
    for (const { pathname, route, cacheKey } of paths) {
      const file = fileOf(pathname, route.type);
      if (written.has(file)) continue;
      written.add(file);
      if (take(file, cacheKey)) continue;
      const bytes = await this.#renderOne(pathname, route);
      if (bytes) write(file, bytes);
    }
  }

  async #renderOne(pathname: string, route: Route): Promise<Uint8Array | undefined> {
    const { site = "http://localhost:4321", base } = this.#address;
    const ending = route.type === "endpoint" || pathname.endsWith("/") ? "" : "/";
    const request = new Request(new URL(withBase(base, pathname + ending), site));
    const response = await this.#app.render(request, { routeData: route });
    const { status } = response;
    if (status >= 300 && status < 400) return redirectTo(response, site, base);
    if (status >= 500) throw new Error(`${pathname} could not be rendered.`);
    if (!response.body) return undefined;
    return route.type === "endpoint"
      ? response.bytes()
      : Buffer.from(leanHtml(await response.text()));
  }
}

// --- internal ---

const DAILY = /\/[^/]*\[(?:day|whole)\]/;
/** A week and a topic's month belong to a month. */
const MONTHLY = /\/[^/]*\[(?:week|month)\]/;

type Route = Awaited<ReturnType<StaticPaths["getAll"]>>[number]["route"];

/** Astro's app for builds, as far as it is used: `dist/core/build/app.js`. */
interface App extends Required<StaticPathsApp> {
  setInternals: (internals: unknown) => void;
  setOptions: (options: unknown) => void;
  render: (request: Request, options: { routeData: Route }) => Promise<Response>;
}

const bundleSchema = z.object({
  app: z.custom<App>(
    (app) => typeof app === "object" && app !== null && "setInternals" in app && "render" in app,
  ),
});

/** Astro imports a page's module for each page anew, and Node looks it up each time. */
function importOnce(pageMap: App["manifest"]["pageMap"] = new Map()): void {
  for (const [component, load] of pageMap) {
    let loaded: ReturnType<typeof load> | undefined;
    pageMap.set(component, () => (loaded ??= load()));
  }
}

/** A page that fails throws; what Astro would log beside it says nothing more. */
const LOGGER = { destination: { write: () => {} }, level: "silent" };

function fileOf(pathname: string, type: string): string {
  const below = pathname.replace(/^\/|\/$/g, "");
  if (type === "endpoint") return below;
  if (below === "404") return "404.html";
  return below === "" ? "index.html" : `${below}/index.html`;
}

/** A page that leads on, since a host of files can't answer with a redirect. */
function redirectTo(response: Response, site: string, base: string): Uint8Array {
  const to = response.headers.get("location") ?? "";
  const [link, canonical] = [to, URL.canParse(to, site) ? new URL(to, site).href : to].map(
    escapeUTF8,
  );
  return Buffer.from(
    `<!doctype html><html lang="en" ${hookName("base")}="${escapeUTF8(base)}"><head><meta charset="utf-8"><title>Moved</title>` +
      `<meta http-equiv="refresh" content="0;url=${link}"><meta name="robots" content="noindex">` +
      `<link rel="canonical" href="${canonical}"></head>` +
      `<body><a href="${link}">This paper has moved</a></body></html>`,
  );
}
