/** How long a server asks to wait, in milliseconds. */

/** `Retry-After` in seconds or as a date. @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after */
export function retryAfter(value: string | null): number | undefined {
  if (value === null) return undefined;
  if (/^\d+$/.test(value.trim())) return Number(value) * 1000;
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
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
