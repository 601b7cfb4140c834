/** A mail as plain text: for terminals, for programs that show no HTML, and for screen readers. */
import { countOf } from "../../text/counts.ts";
import type { Mail, MailPaper } from "./mail.ts";

/** The longest line, as mail programs wrap it; an address is never broken. */
export const WIDTH = 72;

/**
 * Writes a mail.
 *
 * @param unsubscribe the address that ends the mails; none in a mail that isn't sent
 */
export function toMailText(mail: Mail, unsubscribe?: string): string {
  const { digest, about, when, count, papers, titles, page, site, footer } = mail;
  const left = count - papers.length - titles.length;
  const rows = papers.length + 1;
  const head = wrap([digest, ...(about === undefined ? [] : [about])].join(" · "));
  const blocks = [
    [
      ...head,
      "=".repeat(Math.max(...head.map((line) => line.length))),
      `${when} · ${countOf(count, "paper")}`,
    ],
    ...papers.map((paper, at) => paperLines(paper, at + 1)),
    ...(titles.length > 0 ? [[line("-"), "More titles"]] : []),
    ...titles.map(({ title, url }, at) => [
      ...wrap(title, `${rows + at}. `),
      ...(url === undefined ? [] : [indent(url)]),
    ]),
    [
      line("-"),
      ...(left > 0 ? [`${left} more ${left === 1 ? "is" : "are"} on the page.`] : []),
      ...(page === undefined ? [] : ["Read it on the web:", page]),
    ],
    ...(footer.length > 0 ? [footer.flatMap((words) => wrap(words))] : []),
    ...(unsubscribe === undefined
      ? []
      : [
          [
            ...wrap(`You get this because you asked ${digest} for it.`),
            "To get no more:",
            unsubscribe,
          ],
        ]),
    ...(site === undefined || page !== undefined ? [] : [[site]]),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

// --- internal ---

const INDENT = "    ";

function paperLines(
  { title, url, authors, upvotes, said, isSummary, links }: MailPaper,
  at: number,
) {
  const facts = [authors, upvotes].filter(Boolean).join(" · ");
  const others = links.filter((link) => link.url !== url);
  return [
    ...wrap(title, `${at}. `),
    ...(facts ? wrap(facts, INDENT) : []),
    ...(said ? ["", ...wrap(isSummary ? `AI summary: ${said}` : said, INDENT)] : []),
    ...(url === undefined ? [] : ["", indent(url)]),
    ...others.map((link) => indent(`${link.label}: ${link.url}`)),
  ];
}

function indent(text: string): string {
  return INDENT + text;
}

function line(sign: string): string {
  return sign.repeat(WIDTH);
}

/** Lines of at most `WIDTH`. @param start of the first line; the others are as far in as papers are */
function wrap(text: string, start = ""): string[] {
  const inner = start === "" ? "" : INDENT;
  const lines: string[] = [];
  let open = start.padEnd(inner.length);
  for (const word of text.split(" ")) {
    const isEmpty = open.trim() === "" || open === start.padEnd(inner.length);
    if (!isEmpty && open.length + 1 + word.length > WIDTH) {
      lines.push(open);
      open = inner + word;
    } else open += isEmpty ? word : ` ${word}`;
  }
  return [...lines, open];
}
