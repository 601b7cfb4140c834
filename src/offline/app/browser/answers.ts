/**
 * Which of a host's answers are kept in the browser: a kept one is shown long after. A host out of
 * order, a network that asks for a login, and a redirect to another origin may answer with 200.
 */
import { hookName } from "../../../digest/page-hooks.ts";

/** Whether it is a whole file of this origin. Some hosts answer with a page where there is none. */
export function isFile(response: Response): boolean {
  return isWhole(response) && !isHtml(response);
}

/** Whether it is a page of this digest, or a file that is no page. Leaves the body unread. */
export async function isPageOrFile(response: Response, base: string): Promise<boolean> {
  if (!isWhole(response)) return false;
  return !isHtml(response) || isPageOf(await response.clone().text(), base);
}

// --- internal ---

/** An answer of another origin is opaque, or of the type `cors`. */
function isWhole({ status, type }: Response): boolean {
  return status === 200 && type === "basic";
}

function isHtml({ headers }: Response): boolean {
  return (headers.get("content-type") ?? "").startsWith("text/html");
}

/** Whether a page's HTML, also a minified one, says that it is of the digest at a base path. */
function isPageOf(html: string, base: string): boolean {
  const [, tag = ""] = /<html\b([^>]*)/i.exec(html) ?? [];
  const [, found] = new RegExp(`\\s${hookName("base")}=["']?([^"'\\s]*)`).exec(tag) ?? [];
  return found === base;
}
