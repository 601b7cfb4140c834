/**
 * The one place that touches the network: with a name, in good time, one request after the other,
 * and no oftener than a server allows.
 */
import { setTimeout as pause } from "node:timers/promises";
import { recall, remember } from "./http-cache.ts";
import { retryAfter, waitForLimit } from "./http-waits.ts";
import { SourceError } from "./source.ts";

/** What an answer should be. */
export interface GetOptions {
  /** The media type that is wanted: an answer in HTML in its place is refused. */
  accept: "application/json" | "application/atom+xml" | "application/rss+xml";
  /** Milliseconds between the end of a request to this server and the start of the next. */
  spacing?: number;
}

/** Asks servers. */
export interface Http {
  /**
   * The text at an address. What a server says hasn't changed comes from the cache.
   *
   * @throws {SourceError} when every try failed, with the address, what came, and what to do
   */
  get: (url: URL, options: GetOptions) => Promise<string>;
}

/** How patient to be. The defaults are for servers that are run well. */
export interface HttpSettings {
  /** Names the digest and its operator: `Broadsheet/0.1 (+https://lab.example.org)`. */
  userAgent: string;
  /** Keeps answers with their validators between runs; undefined keeps none. */
  cache: string | undefined;
  /** Tries a request gets in all. */
  tries?: number;
  /** Milliseconds without a byte after which a try has failed. */
  timeout?: number;
  /** Milliseconds before the second try; each further one waits twice as long. */
  backoff?: number;
  /** The longest wait, in milliseconds, that a server may ask for. */
  patience?: number;
  /** Told before each wait. */
  onWait?: (reason: string, milliseconds: number) => void;
}

/** Makes a client. Requests go one at a time, over a connection that is kept. */
export function createHttp(settings: HttpSettings): Http {
  const client = new Client(settings);
  return { get: (url, options) => client.get(url, options) };
}

/**
 * The address to ask: the operator's `--endpoint` in place of the source's own. An endpoint that
 * is an origin alone gets the path of the source's own address.
 */
export function endpointOf(endpoint: string | undefined, own: string): URL {
  if (endpoint === undefined) return new URL(own);
  const url = new URL(endpoint);
  if (url.pathname === "/") url.pathname = new URL(own).pathname;
  return url;
}

// --- internal ---

/** A try that failed; `wait` is what the server asked for, in milliseconds. */
class TryError extends Error {
  readonly canRetry: boolean;
  readonly wait: number | undefined;

  constructor(message: string, canRetry: boolean, wait?: number) {
    super(message);
    this.canRetry = canRetry;
    this.wait = wait;
  }
}

const ANSWERS_TO_RETRY = new Set([408, 425, 429, 500, 502, 503, 504]);
/** More than any digest's day, and little enough for any machine. */
const LARGEST = 64 * 1024 * 1024;

class Client {
  readonly #settings: Required<Omit<HttpSettings, "onWait" | "cache">> & HttpSettings;
  /** When each server may be asked again, in milliseconds of the clock. */
  readonly #free = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(settings: HttpSettings) {
    this.#settings = {
      tries: 4,
      timeout: 15_000,
      backoff: 1000,
      patience: 120_000,
      ...settings,
    };
  }

  get(url: URL, options: GetOptions): Promise<string> {
    const answer = this.#last.then(() => this.#getPatiently(url, options));
    this.#last = answer.catch(() => {});
    return answer;
  }

  async #getPatiently(url: URL, options: GetOptions): Promise<string> {
    const { tries, backoff, patience } = this.#settings;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#untilFree(url);
        return await this.#getOnce(url, options);
      } catch (error) {
        if (!(error instanceof TryError)) throw error;
        const tooLong = (error.wait ?? 0) > patience;
        if (!error.canRetry || attempt >= tries || tooLong)
          throw new SourceError(describe(url, error, attempt, tooLong));
        // Jitter keeps digests that started together from coming back together.
        const wait = error.wait ?? backoff * 2 ** (attempt - 1) * (1 + Math.random() / 2);
        this.#settings.onWait?.(`${url.host}: ${error.message}`, wait);
        await pause(wait);
      } finally {
        const free = Date.now() + (options.spacing ?? 0);
        this.#free.set(url.host, Math.max(free, this.#free.get(url.host) ?? 0));
      }
    }
  }

  async #untilFree(url: URL): Promise<void> {
    const wait = (this.#free.get(url.host) ?? 0) - Date.now();
    if (wait > 0) await pause(wait);
  }

  async #getOnce(url: URL, { accept }: GetOptions): Promise<string> {
    const { userAgent, timeout, patience, cache } = this.#settings;
    const held = await recall(cache, url);
    const patient = new AbortController();
    const timer = new Timer(timeout, () => patient.abort(new Error("timeout")));
    try {
      const response = await fetch(url, {
        signal: patient.signal,
        headers: {
          accept: `${accept}, */*;q=0.1`,
          "user-agent": userAgent,
          ...(held?.etag && { "if-none-match": held.etag }),
          ...(held?.lastModified && { "if-modified-since": held.lastModified }),
        },
      });
      const allowed = waitForLimit(response.headers);
      if (allowed !== undefined && allowed <= patience)
        this.#free.set(url.host, Date.now() + allowed);
      if (response.status === 304 && held) return held.text;
      if (!response.ok) {
        await response.body?.cancel();
        const wait = retryAfter(response.headers.get("retry-after")) ?? allowed;
        throw new TryError(
          `answered ${response.status}`,
          ANSWERS_TO_RETRY.has(response.status),
          wait,
        );
      }
      const text = await readText(response, timer);
      refuseHtml(response, text);
      if (isWhole(text, accept)) await remember(cache, url, response.headers, text);
      return text;
    } catch (error) {
      if (error instanceof TryError) throw error;
      throw explain(error, patient.signal.aborted, timeout);
    } finally {
      timer.stop();
    }
  }
}

/** Goes off when nothing has happened for a while. */
class Timer {
  readonly #milliseconds: number;
  readonly #onEnd: () => void;
  #handle: NodeJS.Timeout;

  constructor(milliseconds: number, onEnd: () => void) {
    this.#milliseconds = milliseconds;
    this.#onEnd = onEnd;
    this.#handle = setTimeout(onEnd, milliseconds);
  }

  restart(): void {
    this.stop();
    this.#handle = setTimeout(this.#onEnd, this.#milliseconds);
  }

  stop(): void {
    clearTimeout(this.#handle);
  }
}

async function readText(response: Response, timer: Timer): Promise<string> {
  const decoder = new TextDecoder("utf-8");
  let text = "";
  for await (const chunk of response.body ?? []) {
    timer.restart();
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LARGEST) throw new TryError("sent more than 64 MB", false);
  }
  return text + decoder.decode();
}

/** Damaged data isn't kept: the server would say for ever that it hasn't changed. */
function isWhole(text: string, accept: GetOptions["accept"]): boolean {
  if (accept !== "application/json") return /<\/[\w:]+>\s*$/.test(text);
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function refuseHtml(response: Response, text: string): void {
  if (!/^\s*<(?:!doctype html|html)/i.test(text)) return;
  const title = /<title>([^<]{1,60})/i.exec(text)?.[1]?.trim();
  const named = title ? ` ("${title}")` : "";
  throw new TryError(`answered ${response.status} with a web page${named} in place of data`, true);
}

function explain(error: unknown, timedOut: boolean, timeout: number): TryError {
  if (timedOut) return new TryError(`sent nothing for ${timeout / 1000} seconds`, true);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/redirect count/i.test(message)) return new TryError("redirects in a circle", false);
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const known: Record<string, string> = {
    ENOTFOUND: "there is no such server",
    ECONNREFUSED: "refused the connection",
    ECONNRESET: "cut the connection",
    UND_ERR_SOCKET: "cut the answer off",
    EAI_AGAIN: "could not be looked up; is the network there?",
  };
  return new TryError(known[code] ?? `failed: ${message}`, true);
}

function describe(url: URL, error: TryError, attempt: number, tooLong: boolean): string {
  const tries = attempt === 1 ? "" : `, ${attempt} times`;
  const wait = tooLong
    ? ` and asks to wait ${Math.ceil((error.wait ?? 0) / 60_000)} minutes. Run the same command again then`
    : ". Nothing was taken from it; run the same command again later";
  return `${url.href}: the server ${error.message}${tries}${wait}.`;
}
