/**
 * The one file that uses the network. Requests carry a user agent, have a time limit, go one after
 * the other, and no oftener than a server allows.
 */
import { setTimeout as pause } from "node:timers/promises";
import {
  explain,
  isWhole,
  readAnswer,
  TryError,
  waitForLimit,
  type MediaType,
} from "./http-answer.ts";
import { recall, remember } from "./http-cache.ts";
import { fetchWithin } from "./http-redirect.ts";
import { SourceError } from "./source.ts";

/** What to expect, and how often to ask. */
export interface GetOptions {
  accept: MediaType;
  /** Milliseconds between the end of a request to this server and the start of the next. */
  spacing?: number;
}

/** A client for HTTP. */
export interface Http {
  /**
   * The text at an address; from the cache where the server answers that it hasn't changed.
   *
   * @throws {SourceError} when every try failed, with the address, what came, and what to do
   */
  get: (url: URL, options: GetOptions) => Promise<string>;
}

/** Who asks, and how long to wait for what. The defaults suit well-run servers. */
export interface HttpSettings {
  /** Names the digest and its operator: `Broadsheet/0.1 (+https://lab.example.org)`. */
  userAgent: string;
  /** Keeps answers with their validators between runs; undefined keeps none. */
  cache: string | undefined;
  /** How often a request is tried in all. */
  tries?: number;
  /** Milliseconds without a byte after which a try has failed. */
  timeout?: number;
  /** Milliseconds after which a try has failed, however much has come. */
  whole?: number;
  /** Milliseconds before the second try; each further one waits twice as long. */
  backoff?: number;
  /** The longest wait, in milliseconds, that a server may ask for. */
  patience?: number;
  /** Called before each wait. */
  onWait?: (reason: string, milliseconds: number) => void;
}

/** Makes a client. Requests go one at a time, over a connection that is kept. */
export function createHttp(settings: HttpSettings): Http {
  return new Client(settings);
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

/** The result of some work; a `SourceError` that it throws is returned, so that others can go on. */
export async function attempt<Value>(work: () => Value): Promise<Awaited<Value> | SourceError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

// --- internal ---

class Client implements Http {
  readonly #settings: Required<Omit<HttpSettings, "onWait" | "cache">> & HttpSettings;
  /** When each server may be asked again, in milliseconds of the clock. */
  readonly #free = new Map<string, number>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(settings: HttpSettings) {
    this.#settings = { ...DEFAULTS, ...settings };
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
        // A random part, so that digests that started together don't try again together.
        const wait = error.wait ?? backoff * 2 ** (attempt - 1) * (1 + Math.random() / 2);
        this.#settings.onWait?.(`${url.host}: ${error.message}`, wait);
        await pause(wait);
      } finally {
        this.#hold(url, options.spacing ?? 0);
      }
    }
  }

  async #getOnce(url: URL, { accept }: GetOptions): Promise<string> {
    const { userAgent, timeout, whole, patience, cache } = this.#settings;
    const held = await recall(cache, url);
    const abort = new AbortController();
    const silent = new TryError(`sent nothing for ${timeout / 1000} seconds`, true);
    const slow = new TryError(`did not end its answer within ${whole / 1000} seconds`, false);
    const timer = setTimeout(() => abort.abort(silent), timeout);
    const timerOfWhole = setTimeout(() => abort.abort(slow), whole);
    try {
      const response = await fetchWithin(url, {
        signal: abort.signal,
        headers: {
          accept: `${accept}, */*;q=0.1`,
          "user-agent": userAgent,
          ...(held?.etag && { "if-none-match": held.etag }),
          ...(held?.lastModified && { "if-modified-since": held.lastModified }),
        },
      });
      const limit = waitForLimit(response.headers) ?? 0;
      if (limit <= patience) this.#hold(url, limit);
      if (response.status === 304 && held) return held.text;
      const text = await readAnswer(response, () => timer.refresh());
      // Of damaged data the server would answer for ever that it hasn't changed.
      if (isWhole(text, accept)) await remember(cache, url, response.headers, text);
      return text;
    } catch (error) {
      throw error instanceof TryError ? error : explain(error);
    } finally {
      clearTimeout(timer);
      clearTimeout(timerOfWhole);
    }
  }

  #hold({ host }: URL, milliseconds: number): void {
    this.#free.set(host, Math.max(Date.now() + milliseconds, this.#free.get(host) ?? 0));
  }

  async #untilFree(url: URL): Promise<void> {
    const wait = (this.#free.get(url.host) ?? 0) - Date.now();
    if (wait > 0) await pause(wait);
  }
}

const DEFAULTS = { tries: 4, timeout: 15_000, whole: 120_000, backoff: 1000, patience: 120_000 };

function describe(url: URL, error: TryError, attempt: number, tooLong: boolean): string {
  const tries = attempt === 1 ? "" : `, ${attempt} times`;
  const wait = tooLong
    ? ` and asks to wait ${Math.ceil((error.wait ?? 0) / 60_000)} minutes. Run the same command again then`
    : ". Nothing was taken from it; run the same command again later";
  return `${url.href}: the server ${error.message}${tries}${wait}.`;
}
