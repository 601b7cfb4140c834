/** A made-up content folder with what the bundled one lacks: years, months, and odd papers. */
import fs from "node:fs/promises";
import { monthOf, yearOf } from "../../src/paper/day.ts";
import { urlId } from "../../src/paper/id.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { type PaperInput, paperSchema } from "../../src/paper/schema.ts";
import { writeTree } from "../folders.ts";

/** Papers a day, newest day first. `harbour` stands in every one of them. */
export const DAYS: readonly [day: string, papers: number][] = [
  ["2025-03-04", 25],
  ["2025-03-03", 40],
  ["2025-02-28", 12],
  ["2024-12-31", 20],
  ["2024-03-01", 15],
  ["2023-06-30", 13],
];

/** How many papers there are besides those of `DAYS`; all are of the newest day. */
export const ODD = 5;

/** Papers that strain a page, by what is odd about them. */
export const ODD_PAPERS = {
  oldId: {
    id: "cs/0112017",
    title: "A harbour from before 2007",
    published: "2001-12",
    abstract: "It has an id with a slash.",
    links: { arxiv: "https://arxiv.org/abs/cs/0112017" },
  },
  markup: {
    id: "2503.00001",
    title: `<script>alert("title")</script> & <img src=x onerror=alert(1)>: harbour's "quotes"`,
    abstract: `A harbour with {process.exit(1)}, <script>alert("abstract")</script>, <b>bold</b>, [a link](javascript:alert(1)) and &amp; entities.`,
    authors: [`<i>Ann</i> "A&B" Author`],
  },
  long: {
    id: "2503.00002",
    title: `Harbour${"unbreakable".repeat(20)} and $\\sum_{i=1}^{n} ${"x_i + y_i + ".repeat(12)} z$`,
    abstract: `A harbour at https://example.org/${"a-long-address/".repeat(20)} with ${"verylongword".repeat(20)} and $${"\\frac{a}{b} + ".repeat(30)} c$.`,
    authors: Array.from({ length: 533 }, (_, at) => `Author${at} Name`),
    authorCount: 533,
    links: {
      arxiv: "https://arxiv.org/abs/2503.00002",
      pdf: "https://arxiv.org/pdf/2503.00002",
      code: "https://github.com/example/harbour",
      project: "https://example.org/harbour",
      hf: "https://huggingface.co/papers/2503.00002",
      doi: "https://doi.org/10.48550/arXiv.2503.00002",
    },
    upvotes: 12,
    comments: 3,
    stars: 1500,
    tldr: "A harbour is long.",
    categories: ["cs.LG", "cs.CL"],
  },
  bare: { id: "2503.00003", title: "A harbour and nothing else", abstract: "" },
  dollars: {
    id: "2503.00004",
    title: "A harbour for \\$5 and a broken $\\notacommand{x}$",
    abstract: "It costs \\$5 or \\$6, and $\\frac{1$ is no formula.",
  },
} satisfies Record<string, Omit<PaperInput, "day" | "source">>;

/** The words of the two notes on `ODD_PAPERS.long`. */
export const NOTES = ["Worth an hour of your day.", "Anna sees it otherwise."];

/** A paper of a month whose papers have no pages, with a note. */
export const OLD_NOTED = "2306.10502";

/** A note with everything that may be wider than a phone. */
const WIDE = `# A heading of ${"unbreakable".repeat(12)}

| ${"a wide column | ".repeat(9)}
| ${"--- | ".repeat(9)}
| ${"words and words | ".repeat(9)}

\`\`\`js
const line = "${"long ".repeat(40)}";
\`\`\`

<Equation tex="${"x_1 + y_1 + ".repeat(30)}z">What ${"anything".repeat(20)} adds up to.</Equation>

- [x] done
- [ ] and not, at https://example.org/${"a-long-address/".repeat(12)}

<Callout kind="warning" title="${"Careful".repeat(20)}">

> A quotation in a box,
>
> 1. with a list.

</Callout>

A line with <Paper id="2503.00002" /> in it.[^1] Older ones: [a link](/papers/2306.10500/) and
<Paper id="2306.10501">another</Paper>.

[^1]: ${"footnote".repeat(20)}
`;

/** Writes the folder, in place of what was there. */
export async function writeYears(folder: string): Promise<void> {
  await fs.rm(folder, { recursive: true, force: true });
  const newest = DAYS[0]?.[0] ?? "";
  const odd = Object.values(ODD_PAPERS).map((paper) => ({ ...paper, day: newest, source: "test" }));
  const papers = [...DAYS.flatMap(makeDay), ...odd];
  await writeTree(folder, {
    ...Object.fromEntries(papers.map(toFile)),
    "topics/robots.md": topic("Robots", "They move.", "robot"),
    "topics/tides.md": topic("Tides", "They come and go.", "tide"),
    "topics/silence.md": topic("Silence", "Nobody writes of it.", "silence"),
    "searches/noted.md": search("Papers with notes", "has:note"),
    "searches/nothing.md": search("Nothing yet", "zeppelins"),
    "notes/2503.00001.mdx": note("Cem Wide", WIDE),
    "notes/cs-0112017.mdx": note(
      "Dora Exact",
      "The title page says more.",
      "corrections:\n  title: A harbour from well before 2007\n",
    ),
    [`notes/${OLD_NOTED}.mdx`]: note("Ed Old", "Still worth it."),
    "notes/2503.00002.mdx": note("Bo Curator", NOTES[0]),
    "notes/2503.00002.anna.mdx": note("Anna Other", NOTES[1]),
  });
}

// --- internal ---

const ADJECTIVES = ["Quiet", "Northern", "Amber", "Hollow", "Swift", "Patient"];
const NOUNS = ["lantern", "orchard", "compass", "glacier", "meadow"];

/** Every paper of the day before the newest is on robots; every third of the others on tides. */
function makeDay([day, count]: readonly [string, number], place: number): PaperInput[] {
  return Array.from({ length: count }, (_, at) => {
    const adjective = ADJECTIVES[at % ADJECTIVES.length];
    const noun = NOUNS[(at + place) % NOUNS.length];
    const subject = place <= 1 ? "robot" : at % 3 === 0 ? "tide" : "wind";
    return {
      id: `${day.slice(2, 4)}${day.slice(5, 7)}.${String(10000 + place * 100 + at)}`,
      title: `${adjective} ${noun} ${at + 1}: a ${subject} in the harbour`,
      day,
      published: day,
      authors: ["Ada Example", "Łukasz Wzór"],
      comments: at % 4,
      source: "test",
      abstract: `We study the ${subject} of the harbour beside a ${noun}. ${"The measured water rises and falls with the season. ".repeat(at % 8)}It holds for ${at + 2} cases.`,
    };
  });
}

function toFile(input: PaperInput): [name: string, text: string] {
  const paper = paperSchema.parse(input);
  const folder = `papers/${yearOf(paper.day)}/${monthOf(paper.day).slice(5)}`;
  return [`${folder}/${urlId(paper.id)}.mdx`, toMdx(paper)];
}

function search(title: string, query: string): string {
  return `---\ntitle: ${title}\nblurb: A standing search.\nquery: "${query}"\n---\n`;
}

function topic(title: string, blurb: string, phrase: string): string {
  return `---\ntitle: ${title}\nblurb: ${blurb}\nmatch:\n  - ${phrase}\n---\n`;
}

function note(author: string, words = "", fields = ""): string {
  return `---\nauthor: ${author}\ndate: "2025-03-05"\n${fields}---\n\n${words}\n`;
}
