/** The file of people who get the mail: an address a line. */
import type { Problem } from "../paper/problem.ts";
import { parseMailbox } from "../text/mailbox.ts";

/** At most so many: a mailing list's engine is made for more. */
export const MOST_RECIPIENTS = 10_000;

/** What a file of addresses has. */
export interface Recipients {
  /** In the file's order, each once. */
  addresses: string[];
  /** Lines that are no address, and lines past the last that counts: nothing is sent to them. */
  problems: Problem[];
  /** Addresses that were there before. */
  doubles: Problem[];
}

/**
 * Reads a file of addresses. A name may stand before an address: `Ada <ada@example.org>`; it isn't
 * used. Empty lines and those that start with `#` are passed over. Two addresses that differ by
 * capitals are one.
 */
export function readRecipients(text: string, file: string): Recipients {
  const lineOf = new Map<string, number>();
  const found: Recipients = { addresses: [], problems: [], doubles: [] };
  for (const [at, whole] of text
    .replace(/^\uFEFF/, "")
    .split("\n")
    .entries()) {
    const words = whole.replace(/\r$/, "").trim();
    if (words === "" || words.startsWith("#")) continue;
    // Not trimmed: a carriage return at either end is none of a line's own.
    const mailbox = parseMailbox(whole.replace(/\r$/, "").replace(/^[ \t]+|[ \t]+$/g, ""));
    const line = at + 1;
    if (typeof mailbox === "string") {
      const mend = "Nothing was sent to it; mend the line or delete it";
      found.problems.push({ file, line, message: mailbox, mend });
      continue;
    }
    const { address } = mailbox;
    const first = lineOf.get(address.toLowerCase());
    if (first !== undefined)
      found.doubles.push({ file, line, message: `${address} is on line ${first} already` });
    else if (found.addresses.length === MOST_RECIPIENTS) {
      const message = `more than ${MOST_RECIPIENTS} addresses; nothing was sent to those from here on`;
      found.problems.push({ file, line, message, mend: "Use a mailing list's engine" });
      break;
    } else {
      lineOf.set(address.toLowerCase(), line);
      found.addresses.push(address);
    }
  }
  return found;
}
