/**
 * Firefox as a person has it: the system's own, driven through WebDriver BiDi, the standard that
 * it speaks by itself. Drivers that bring profiles of their own relax its rules for files, and
 * the rules are what the tests are about.
 *
 * @see https://w3c.github.io/webdriver-bidi/
 */
import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { z } from "zod";
import { until, type Tab } from "./tab.ts";

/** Firefox's program, `FIREFOX_PATH` or a usual place; undefined where there is none. */
export async function findFirefox(): Promise<string | undefined> {
  const chosen = process.env["FIREFOX_PATH"];
  for (const file of chosen ? [chosen] : PLACES)
    if (
      await fs.access(file).then(
        () => true,
        () => false,
      )
    )
      return file;
  return undefined;
}

/** What to say where there is no Firefox. */
export const HOW_TO_GET =
  "needs Firefox: apt-get install firefox-esr, or set FIREFOX_PATH to its program";

const reply = z.looseObject({
  id: z.number().nullish(),
  method: z.string().optional(),
  type: z.string().optional(),
  params: z.unknown().optional(),
  result: z.unknown().optional(),
  error: z.string().optional(),
  message: z.string().optional(),
});

const logged = z.looseObject({
  level: z.string(),
  text: z.string().nullable(),
  source: z.looseObject({ context: z.string().optional() }),
});
const value = z.looseObject({ value: z.unknown().optional() });
const evaluated = z.looseObject({
  type: z.string(),
  result: value.optional(),
  exceptionDetails: z.looseObject({ text: z.string() }).optional(),
});

/** A folder for a profile in which no setting for files is touched. */
export async function newProfile(): Promise<string> {
  const profile = await fs.mkdtemp(path.join(os.tmpdir(), "broadsheet-ff-"));
  // Without the first one, Firefox relaxes its rules for whoever drives it.
  await fs.writeFile(
    path.join(profile, "user.js"),
    'user_pref("remote.prefs.recommended", false);\nuser_pref("browser.shell.checkDefaultBrowser", false);\nuser_pref("datareporting.policy.dataSubmissionEnabled", false);\n',
  );
  return profile;
}

/** A running Firefox with one tab. */
export class Firefox implements Tab {
  readonly #process: ChildProcess;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  /** Errors of the console, of every page in the tab since they were last taken. */
  complaints: string[] = [];
  #calls = 0;
  #tab = "";

  /** Starts it with a profile; what it keeps, it keeps there. */
  static async start(program: string, profile: string): Promise<Firefox> {
    const child = spawn(
      program,
      ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0"],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    const address = await listeningAt(child);
    const socket = new WebSocket(`${address}/session`);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve, { once: true });
      socket.addEventListener("error", reject, { once: true });
    });
    process.once("exit", () => child.kill());
    const firefox = new Firefox(child, socket);
    await firefox.#open();
    return firefox;
  }

  private constructor(child: ChildProcess, socket: WebSocket) {
    this.#process = child;
    this.#socket = socket;
    socket.addEventListener("message", ({ data }) => this.#hear(String(data)));
  }

  /** Opens a page and waits until it is loaded. */
  async goto(url: string): Promise<void> {
    await this.#call("browsingContext.navigate", { context: this.#tab, url, wait: "complete" });
  }

  /** Goes back to the page before. */
  async back(): Promise<void> {
    await this.#call("browsingContext.traverseHistory", { context: this.#tab, delta: -1 });
  }

  /** Runs an expression in the page; a promise is awaited. It gives a string. */
  async evaluate(expression: string): Promise<string> {
    const { result, exceptionDetails } = evaluated.parse(
      await this.#call("script.evaluate", {
        expression: `Promise.resolve(${expression}).then(String)`,
        target: { context: this.#tab },
        awaitPromise: true,
        userActivation: true,
      }),
    );
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return String(result?.value ?? "");
  }

  /** Waits until an expression is true in whatever page is there. */
  async until(expression: string): Promise<void> {
    await until(this, expression);
  }

  /** Closes it as its user does. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    await this.#call("browser.close", {}).catch(() => this.#process.kill());
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(timer);
  }

  // --- internal ---

  async #open(): Promise<void> {
    await this.#call("session.new", { capabilities: {} });
    await this.#call("session.subscribe", { events: ["log.entryAdded"] });
    const { context } = z
      .looseObject({ context: z.string() })
      .parse(await this.#call("browsingContext.create", { type: "tab" }));
    this.#tab = context;
  }

  #call(method: string, params: object): Promise<unknown> {
    const id = (this.#calls += 1);
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#socket.send(JSON.stringify({ id, method, params }));
    const timer = setTimeout(() => waiting.reject(new Error(`${method}: no answer`)), PATIENCE);
    return waiting.promise.finally(() => clearTimeout(timer));
  }

  #hear(text: string): void {
    const message = reply.parse(JSON.parse(text));
    if (message.method === "log.entryAdded") {
      const { level, text: said, source } = logged.parse(message.params);
      // Firefox's own first page has errors of its own.
      if (level === "error" && source.context === this.#tab) this.complaints.push(said ?? "");
      return;
    }
    const waiting = this.#waiting.get(message.id ?? -1);
    this.#waiting.delete(message.id ?? -1);
    if (message.type === "error")
      waiting?.reject(new Error(`${message.error}: ${message.message}`));
    else waiting?.resolve(message.result);
  }
}

// --- internal ---

/** How long a call may take, in milliseconds. */
const PATIENCE = 60_000;

const PLACES = [
  "/usr/bin/firefox-esr",
  "/usr/bin/firefox",
  "/snap/bin/firefox",
  "/Applications/Firefox.app/Contents/MacOS/firefox",
  "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
];

/** Reads the address that it prints when it is ready. */
function listeningAt(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      const address = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (address) resolve(address);
    });
    child.once("error", reject);
    child.once("exit", () => reject(new Error(`Firefox ended:\n${said}`)));
  });
}
