/** A mail as a message: what an .eml file holds, and what a server gets. */
import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import { toMailHtml } from "../publish/mail/html.ts";
import type { Mail } from "../publish/mail/mail.ts";
import { toMailText } from "../publish/mail/text.ts";
import type { Mailbox } from "../text/mailbox.ts";
import { unsubscribeHeaders } from "./unsubscribe.ts";

/** Who sends a message, and who gets it. */
export interface Envelope {
  from: Mailbox;
  replyTo?: string | undefined;
  /** Left out in a file for nobody in particular. */
  to?: { address: string; unsubscribe: string } | undefined;
}

/**
 * Writes a message. The same mail to the same reader has the same bytes: its id and its boundary are
 * hashes of it, and its date is the midnight (UTC) that the newest paper's day began with, since
 * a day has no time. A program that gets the same message twice can tell it by its id.
 */
export async function toMessage(
  mail: Mail,
  { from, replyTo, to }: Envelope,
): Promise<Buffer<ArrayBufferLike>> {
  const html = toMailHtml(mail, to?.unsubscribe);
  const text = toMailText(mail, to?.unsubscribe);
  const hash = createHash("sha256")
    .update(JSON.stringify([mail.subject, from, to, text, html]))
    .digest("hex")
    .slice(0, 32);
  const [, domain = ""] = from.address.split("@");
  const list = {
    "List-ID": `<${mail.name.replace(/-\d{4}-.*/, "")}.${domain}>`,
    // No answer of an absent reader's mailbox.
    "Auto-Submitted": "auto-generated",
    ...(to && unsubscribeHeaders(to.unsubscribe, from.address)),
  };
  const composer = new MailComposer({
    from,
    to: to?.address ?? { name: "Readers", address: from.address },
    ...(replyTo !== undefined && { replyTo }),
    subject: mail.subject,
    date: new Date(`${mail.day}T00:00:00Z`),
    messageId: `<${mail.name}.${hash}@${domain}>`,
    // An address in a header is never broken, else programs don't follow it.
    headers: Object.entries(list).map(([key, value]) => ({
      key,
      value: { prepared: true, foldLines: false, value },
    })),
    text,
    html,
    baseBoundary: hash,
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
