/** Which redirects are followed: the answer of another server must not be published. */
import { TryError } from "./http-answer.ts";

/**
 * As `fetch`, and follows redirects within the asked server's own domain.
 *
 * @throws {TryError} on a redirect to elsewhere, and after too many
 */
export async function fetchWithin(url: URL, init: RequestInit): Promise<Response> {
  let at = url;
  for (let followed = 0; followed <= MOST; followed += 1) {
    const response = await fetch(at, { ...init, redirect: "manual" });
    const location = response.headers.get("location");
    if (!REDIRECTS.has(response.status) || location === null) return response;
    await response.body?.cancel();
    if (!URL.canParse(location, at)) throw new TryError("redirects to no address", false);
    const next = new URL(location, at);
    if (!mayFollow(url, next))
      throw new TryError(
        `redirects to ${next.origin}, which is not followed; if that is the new address, pass it with --endpoint`,
        false,
      );
    at = next;
  }
  throw new TryError("redirects in a circle", false);
}

/**
 * Whether a redirect may be followed: to the asked host, one above it or one below it, and from
 * https to https alone. So no page of the local network or of another server is read.
 */
export function mayFollow(asked: URL, next: URL): boolean {
  if (next.protocol !== "https:" && next.protocol !== asked.protocol) return false;
  if (!/^https?:$/.test(next.protocol) || next.username || next.password) return false;
  const [from, to] = [asked.hostname, next.hostname];
  // Two labels at least: `org` is above `arxiv.org`.
  const isBelow = (below: string, above: string) =>
    above.includes(".") && below.endsWith(`.${above}`);
  return from === to || isBelow(from, to) || isBelow(to, from);
}

// --- internal ---

const MOST = 5;
/** @see https://www.rfc-editor.org/rfc/rfc9110#name-redirection-3xx */
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
