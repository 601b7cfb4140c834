/**
 * A mail as HTML that mail programs show: one column of a table, since Outlook's sizes nothing
 * else; styles at the elements, since some drop the head; no pictures, no scripts, nothing loaded.
 * Dark colours are in the head, for the programs that know them; others darken the mail themselves.
 *
 * @see https://www.caniemail.com/ what mail programs support; the tests ask its data
 */
import type { Element, ElementContent } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { element } from "../../notes/markdown.ts";
import { countOf } from "../../text/counts.ts";
import type { Mail, MailPaper } from "./mail.ts";

/** Writes a mail. @param unsubscribe as in `toMailText` */
export function toMailHtml(mail: Mail, unsubscribe?: string): string {
  const body = element("body", { className: ["page"], style: `margin:0;padding:0;${PAGE}` }, [
    // Shown beside the subject in a list of mails, and nowhere else.
    element("div", { style: "display:none;max-height:0;overflow:hidden" }, [text(mail.preview)]),
    table({ width: "100%", className: ["page"], style: PAGE }, [
      element("td", { align: "center", style: "padding:24px 16px" }, [
        table({ width: "600", style: "width:100%;max-width:600px" }, [
          element("td", { align: "left", style: "text-align:left" }, content(mail, unsubscribe)),
        ]),
      ]),
    ]),
  ]);
  const html = element("html", { lang: "en" }, [head(mail.subject), body]);
  return `<!doctype html>\n${writer.stringify({ type: "root", children: [html] })}\n`;
}

// --- internal ---

const writer = unified().use(rehypeStringify).freeze();

const SERIF = "font-family:Georgia,'Times New Roman',serif";
const PAGE = "background-color:#fbf8f1";
const INK = "color:#1d1b16";
const SOFT = "color:#5d5648";
const ACCENT = "color:#96281a";
const RULE = "border-top:1px solid #dcd5c5";

/** The same colours as the site's. `!important`, since they have to win over the elements' own. */
const DARK = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#171613!important}
.ink{color:#ece7db!important}
.soft{color:#b0a898!important}
.accent{color:#f19a86!important}
.rule{border-color:#3a362d!important}
}`;

function head(title: string): Element {
  const meta = (name: string, value: string) => element("meta", { name, content: value }, []);
  return element("head", {}, [
    element("meta", { charSet: "utf-8" }, []),
    meta("viewport", "width=device-width"),
    meta("color-scheme", "light dark"),
    meta("supported-color-schemes", "light dark"),
    // Apple's programs would make links of dates and numbers.
    meta("format-detection", "telephone=no,date=no,address=no,email=no,url=no"),
    element("title", {}, [text(title)]),
    element("style", {}, [text(DARK)]),
  ]);
}

function content(mail: Mail, unsubscribe: string | undefined): ElementContent[] {
  const { digest, about, when, count, papers, titles, page, site } = mail;
  const left = count - papers.length - titles.length;
  const name = site === undefined ? text(digest) : link(site, digest, "ink", INK);
  return [
    paragraph("ink", `margin:0;${SERIF};font-size:30px;line-height:36px;${INK}`, [name]),
    element(
      "h1",
      {
        className: ["soft"],
        style: `margin:4px 0 24px;${SERIF};font-size:17px;line-height:24px;font-weight:normal;${SOFT}`,
      },
      [text([about, when, countOf(count, "paper")].filter(Boolean).join(" · "))],
    ),
    ...papers.flatMap(paperBlock),
    ...(titles.length > 0 ? titleList(titles) : []),
    ...(left > 0 ? [small([text(`${left} more ${left === 1 ? "is" : "are"} on the page.`)])] : []),
    ...(page === undefined
      ? []
      : [
          paragraph(
            "rule",
            `margin:0;padding:20px 0;${RULE};${SERIF};font-size:17px;line-height:24px`,
            [link(page, "Read it on the web", "accent", ACCENT)],
          ),
        ]),
    ...foot(mail, unsubscribe),
  ];
}

function paperBlock({ title, url, authors, upvotes, said, isSummary, links }: MailPaper) {
  const facts = [authors, upvotes].filter(Boolean).join(" · ");
  const named = url === undefined ? text(title) : link(url, title, "ink", INK);
  const ways = links.flatMap(({ url: to, label }, at) => [
    ...(at > 0 ? [text(" · ")] : []),
    link(to, label, "accent", ACCENT),
  ]);
  return [
    element(
      "h2",
      {
        className: ["ink", "rule"],
        style: `margin:0;padding:20px 0 0;${RULE};${SERIF};font-size:20px;line-height:26px;font-weight:bold;${INK}`,
      },
      [named],
    ),
    ...(facts
      ? [
          paragraph("soft", `margin:6px 0 0;${SERIF};font-size:15px;line-height:21px;${SOFT}`, [
            text(facts),
          ]),
        ]
      : []),
    ...(said
      ? [
          paragraph("ink", `margin:10px 0 0;${SERIF};font-size:17px;line-height:25px;${INK}`, [
            ...(isSummary
              ? [element("span", { className: ["soft"], style: SOFT }, [text("AI summary: ")])]
              : []),
            text(said),
          ]),
        ]
      : []),
    paragraph("soft", `margin:10px 0 20px;${SERIF};font-size:15px;line-height:21px;${SOFT}`, ways),
  ];
}

function titleList(titles: Mail["titles"]): Element[] {
  const rows = titles.map(({ title, url }) =>
    paragraph("ink", `margin:0 0 10px;${SERIF};font-size:16px;line-height:22px;${INK}`, [
      url === undefined ? text(title) : link(url, title, "ink", INK),
    ]),
  );
  return [
    element(
      "h2",
      {
        className: ["soft", "rule"],
        style: `margin:0 0 14px;padding:20px 0 0;${RULE};${SERIF};font-size:17px;line-height:24px;font-weight:normal;${SOFT}`,
      },
      [text("More titles")],
    ),
    ...rows,
  ];
}

function foot({ digest, footer }: Mail, unsubscribe: string | undefined): Element[] {
  return [
    ...footer.map((words) => small([text(words)])),
    ...(unsubscribe === undefined
      ? []
      : [
          small([
            text(`You get this because you asked ${digest} for it. `),
            link(unsubscribe, "Unsubscribe", "accent", ACCENT),
          ]),
        ]),
  ];
}

function small(children: ElementContent[]): Element {
  return paragraph(
    "soft",
    `margin:0 0 8px;${SERIF};font-size:14px;line-height:20px;${SOFT}`,
    children,
  );
}

function paragraph(name: string, style: string, children: ElementContent[]): Element {
  return element("p", { className: [name], style }, children);
}

function link(href: string, label: string, name: string, color: string): Element {
  const line = name === "ink" ? "none" : "underline";
  return element("a", { href, className: [name], style: `${color};text-decoration:${line}` }, [
    text(label),
  ]);
}

/** A table of one row, for the layout alone. */
function table(properties: Element["properties"], cells: Element[]): Element {
  const layout = { role: "presentation", border: 0, cellPadding: "0", cellSpacing: "0" };
  return element("table", { ...layout, ...properties }, [
    element("tbody", {}, [element("tr", {}, cells)]),
  ]);
}

function text(value: string): ElementContent {
  return { type: "text", value };
}
