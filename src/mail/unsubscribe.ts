/** How a reader gets no more mails: one click, as mailbox providers demand of who sends to many. */
import { createHmac } from "node:crypto";

/** What an address to unsubscribe may hold, and what stands there for a reader. */
const ADDRESS = "{address}";
const TOKEN = "{token}";

/** Whether a template of addresses needs a secret. */
export function needsSecret(template: string): boolean {
  return template.includes(TOKEN);
}

/**
 * The address at which a reader unsubscribes. `{token}` keeps others from doing it: it is the
 * SHA-256 HMAC of the address in small letters, in hexadecimal digits, which the engine works out
 * with the same secret.
 */
export function unsubscribeUrl(template: string, address: string, secret = ""): string {
  const token = createHmac("sha256", secret).update(address.toLowerCase()).digest("hex");
  return template.replaceAll(ADDRESS, encodeURIComponent(address)).replaceAll(TOKEN, token);
}

/** The address that opens a mail to the sender; for digests without an engine. */
export function unsubscribeByMail(sender: string): string {
  return `mailto:${sender}?subject=unsubscribe`;
}

/**
 * The headers by which mail programs offer to unsubscribe.
 *
 * @param url of https for one click: the program posts to it; else of a mail
 * @see https://www.rfc-editor.org/rfc/rfc8058
 */
export function unsubscribeHeaders(url: string, sender: string): Record<string, string> {
  if (!url.startsWith("https:")) return { "List-Unsubscribe": `<${url}>` };
  return {
    "List-Unsubscribe": `<${url}>, <${unsubscribeByMail(sender)}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}
