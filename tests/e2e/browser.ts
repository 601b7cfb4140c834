/** A real browser, wherever the machine has one. */
import fs from "node:fs/promises";
import path from "node:path";
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from "playwright-core";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A browser as a test file has it. */
export interface TestBrowser extends Pick<Browser, "newContext" | "newPage"> {
  /** Closes every context that was opened through it. */
  close: () => Promise<void>;
}

/**
 * The browser that `findBrowser` finds, one for all test files of a process, since its start costs
 * as much as five visits. Contexts have no service workers but where a test asks for them: what a
 * worker answers, no test could take away.
 */
export async function openBrowser(): Promise<TestBrowser> {
  users += 1;
  running ??= launch();
  const browser = await running;
  const contexts = new Set<BrowserContext>();
  /** Contexts whose only page was closed: closing one again doesn't wait for it. */
  const closing = new Set<Promise<void>>();
  const newContext = async (options?: BrowserContextOptions) => {
    const context = await browser.newContext({ serviceWorkers: "block", ...options });
    contexts.add(context);
    context.once("close", () => contexts.delete(context));
    return context;
  };
  return {
    newContext,
    async newPage(options) {
      const context = await newContext(options);
      const page = await context.newPage();
      page.once("close", () => closing.add(context.close()));
      return page;
    },
    async close() {
      await Promise.all([...contexts].map((context) => context.close()));
      await Promise.all(closing);
      users -= 1;
      if (users > 0) return;
      running = undefined;
      await browser.close();
    },
  };
}

/**
 * The same browser with a profile of its own, as a person has one: what it keeps is there the next
 * time. Closing the context closes the browser.
 *
 * @param profile the folder of the profile
 */
export async function openProfile(profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    executablePath: await findBrowser(),
    args: ARGUMENTS,
  });
}

/**
 * The browser's program: `CHROMIUM_PATH`; else the one that `npm ci` brings on Linux x64; else
 * one that is installed; else Playwright's own.
 *
 * @throws {Error} that says what to do, when there is none
 */
export async function findBrowser(): Promise<string> {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) {
    if (await isFile(chosen)) return chosen;
    throw new Error(
      `CHROMIUM_PATH is ${chosen}, and there is no such file. Set it to the program of a Chromium, Chrome or Edge, or unset it.`,
    );
  }
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: bundled } = await import("@sparticuz/chromium");
    return bundled.executablePath();
  }
  const installed = await installedBrowser();
  if (installed) return installed;
  if (await isFile(chromium.executablePath())) return chromium.executablePath();
  throw new Error(
    "The end-to-end tests need a browser and found none. Install Chrome, Chromium or Edge, or set CHROMIUM_PATH to the program of one.",
  );
}

/** An installed Chromium, Chrome or Edge, as people have it; undefined where there is none. */
export async function installedBrowser(): Promise<string | undefined> {
  for (const place of usualPlaces()) if (await isFile(place)) return place;
  return undefined;
}

/** A script after which the clock is wrong by so many years, in a page or in a worker. */
export function clockOffBy(years: number): string {
  const off = years * 365.25 * 24 * 60 * 60 * 1_000;
  return `{
  const now = Date.now.bind(Date);
  globalThis.Date = class extends Date {
    constructor(...given) {
      super(...(given.length === 0 ? [now() + ${off}] : given));
    }
    static now() {
      return now() + ${off};
    }
  };
}
`;
}

/** A page, and what its console and its scripts complained about. */
export interface Watched {
  page: Page;
  complaints: string[];
}

/** Opens a page and notes every error in it, those of the content security policy included. */
export async function watchedPage(context: BrowserContext): Promise<Watched> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("dialog", (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, complaints };
}

// --- internal ---

let running: Promise<Browser> | undefined;
/** How many test files have it open. */
let users = 0;

async function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: await findBrowser(), args: ARGUMENTS });
}

async function isFile(file: string): Promise<boolean> {
  return fs.stat(file).then(
    (stat) => stat.isFile(),
    () => false,
  );
}

function usualPlaces(): string[] {
  const env = process.env;
  if (process.platform === "darwin")
    return ["Google Chrome", "Chromium", "Microsoft Edge"].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  if (process.platform === "win32")
    return [env["ProgramFiles"], env["ProgramFiles(x86)"], env["LocalAppData"]]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        path.join(folder, "Google/Chrome/Application/chrome.exe"),
        path.join(folder, "Chromium/Application/chrome.exe"),
        path.join(folder, "Microsoft/Edge/Application/msedge.exe"),
      ]);
  return [
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/microsoft-edge",
    "/snap/bin/chromium",
  ];
}
