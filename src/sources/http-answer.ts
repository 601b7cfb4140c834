/** What a server answers: its text, or what is wrong with it and whether another try may help. */

/** What an answer should be; HTML in its place is refused. */
export type MediaType = "application/json" | "application/atom+xml" | "application/rss+xml";

/** A try that failed; `wait` is what the server asked for, in milliseconds. */
export class TryError extends Error {
  readonly canRetry: boolean;
  readonly wait: number | undefined;

  constructor(message: string, canRetry: boolean, wait?: number) {
    super(message);
    this.canRetry = canRetry;
    this.wait = wait;
  }
}

/**
 * The text of an answer, as UTF-8. `onChunk` is called for each piece that comes.
 *
 * @throws {TryError} when the status is no success, the text is a web page, or is too long
 */
export async function readAnswer(response: Response, onChunk: () => void): Promise<string> {
  const { status, headers, ok } = response;
  if (!ok) {
    await response.body?.cancel();
    const wait = retryAfter(headers.get("retry-after")) ?? waitForLimit(headers);
    throw new TryError(`answered ${status}`, RETRIED.has(status), wait);
  }
  const text = await readText(response, onChunk);
  refuseHtml(status, text);
  return text;
}

/** Whether a text ends as JSON or XML does, so that it was not cut off on its way. */
export function isWhole(text: string, accept: MediaType): boolean {
  if (accept !== "application/json") return /<\/[\w:]+>\s*$/.test(text);
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Why there was no answer, from what `fetch` has thrown. */
export function explain(error: unknown): TryError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return new TryError(CAUSES[code] ?? `failed: ${message}`, true);
}

/**
 * How long to wait when the quota of requests is used up: `RateLimit-Remaining: 0` with
 * `RateLimit-Reset`, or `RateLimit: "default";r=0;t=30`.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function waitForLimit(headers: Headers): number | undefined {
  const joined = headers.get("ratelimit") ?? "";
  const remaining =
    headers.get("ratelimit-remaining") ?? /\b(?:r|remaining)=(\d+)/.exec(joined)?.[1];
  const reset = headers.get("ratelimit-reset") ?? /\b(?:t|reset)=(\d+)/.exec(joined)?.[1];
  return remaining?.trim() === "0" && reset && /^\d+$/.test(reset.trim())
    ? Number(reset) * 1000
    : undefined;
}

// --- internal ---

/** `Retry-After` in seconds or as a date. @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}

const RETRIED = new Set([408, 425, 429, 500, 502, 503, 504]);
/** More than any digest's day, and little enough for any machine. */
const LARGEST = 64 * 1024 * 1024;

async function readText(response: Response, onChunk: () => void): Promise<string> {
  const decoder = new TextDecoder("utf-8");
  let text = "";
  for await (const chunk of response.body ?? []) {
    onChunk();
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LARGEST) throw new TryError("sent more than 64 MB", false);
  }
  return text + decoder.decode();
}

function refuseHtml(status: number, text: string): void {
  if (!/^\s*<(?:!doctype html|html)/i.test(text)) return;
  const title = /<title>([^<]{1,60})/i.exec(text)?.[1]?.trim();
  const named = title ? ` ("${title}")` : "";
  throw new TryError(`answered ${status} with a web page${named} in place of data`, true);
}

const UNKNOWN_NAME = "can't be found by its name (is there a network?)";
/** Each goes on a sentence that begins with the server. */
const CAUSES: Record<string, string> = {
  ENOTFOUND: UNKNOWN_NAME,
  EAI_AGAIN: UNKNOWN_NAME,
  ECONNREFUSED: "refused the connection",
  ECONNRESET: "cut the connection",
  UND_ERR_SOCKET: "cut the answer off",
};
