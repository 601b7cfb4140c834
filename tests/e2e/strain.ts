/** A made-up content folder that strains the pages: crowds, long texts, other scripts, pictures that don't come. */
import fs from "node:fs/promises";
import path from "node:path";
import { toMdx } from "../../src/paper/mdx.ts";
import { type PaperInput, paperSchema } from "../../src/paper/schema.ts";
import { ROOT, writeTree } from "../folders.ts";

/** A day of so many papers, in a month that has a few more. */
export const CROWD = { day: "2025-05-05", month: "2025-05", papers: 500 };

/** The day of the papers below, alone in its month. */
export const ODD_DAY = "2025-06-02";

/** A day of papers with all that a card shows. */
export const HEAVY_DAY = { day: "2025-10-16", papers: 50 };

/** A day of one paper. */
export const LONELY_DAY = "2025-05-06";

/** Pictures of this server come in a test that lets them. */
export const PICTURES = "https://pictures.example.org/";

/** Papers that strain a page, by what is odd about them. */
export const STRAINED = {
  rightToLeft: {
    id: "2506.00001",
    title: "الميناء والمد: دراسة في GPT-4",
    abstract: "ندرس الميناء. نجد أن المد يعود كل يوم.",
    authors: ["ليلى مثال"],
  },
  chinese: {
    id: "2506.00002",
    title: "港口与潮汐：一项关于深度学习的研究",
    abstract: "我们研究港口。潮汐每天都会回来。".repeat(30),
    authors: ["王小明", "李例"],
  },
  huge: {
    id: "2506.00003",
    title: `A harbour ${"of many words ".repeat(28)}ends`,
    abstract: "The water of the harbour rises and falls again. ".repeat(417),
    authors: Array.from({ length: 40 }, (_, at) => `Author${at} Name`),
  },
  oneWord: { id: "2506.00004", title: "Harbour".repeat(29), abstract: "Water".repeat(400) },
  brokenMath: {
    id: "2506.00005",
    title: "A harbour with $\\frac{1$ and $\\undefinedcommand{x}$",
    abstract: "It holds that $\\begin{matrix} a$ and $x^2$ and $\\left( y$.",
  },
  oneWordAbstract: { id: "2506.00009", title: "A harbour in a word", abstract: "Water" },
  nobody: { id: "2506.00006", title: "A harbour by nobody", abstract: "" },
  pictured: {
    id: "2506.00007",
    title: "A harbour with a picture",
    abstract: "It comes.",
    thumbnail: `${PICTURES}comes.svg`,
  },
  lostPicture: {
    id: "2506.00008",
    title: "A harbour whose picture is lost",
    abstract: "It doesn’t come.",
    thumbnail: `${PICTURES}lost.svg`,
  },
} satisfies Record<string, Omit<PaperInput, "day" | "source">>;

/** Writes the folder, in place of what was there. */
export async function writeStrain(folder: string): Promise<void> {
  await fs.rm(folder, { recursive: true, force: true });
  const papers: PaperInput[] = [
    ...Object.values(STRAINED).map((paper) => ({ ...paper, day: ODD_DAY, source: "test" })),
    ...Array.from({ length: CROWD.papers }, (_, at) => ofCrowd(at)),
    { ...ofCrowd(CROWD.papers), day: LONELY_DAY, upvotes: 0 },
    ...Array.from({ length: HEAVY_DAY.papers }, (_, at) => heavy(at)),
  ];
  await fs.cp(path.join(ROOT, "content/topics"), path.join(folder, "topics"), { recursive: true });
  await writeTree(
    folder,
    Object.fromEntries(papers.map((paper) => [nameOf(paper), textOf(paper)])),
  );
}

// --- internal ---

function ofCrowd(at: number): PaperInput {
  return {
    id: `2505.${String(10_000 + at)}`,
    title: `Boat ${at + 1} in the harbour`,
    day: CROWD.day,
    authors: ["Ada Example"],
    upvotes: at % 17,
    source: "test",
    abstract: `We watch boat ${at + 1}. It leaves with the tide and comes back with it.`,
  };
}

/** Of words that a compressor can't foresee. */
function heavy(at: number): PaperInput {
  const words = wordsFrom(at + 1);
  const id = `2510.${String(10_000 + at * 37)}`;
  const abstract = Array.from({ length: 9 }, () => `${words(20)}.`).join(" ");
  return {
    id,
    day: HEAVY_DAY.day,
    source: "test",
    title: `${words(3)}: ${words(8)}`,
    abstract,
    tldr: `${words(24)}.`,
    authors: Array.from({ length: 6 }, () => words(2)),
    authorCount: 6,
    published: HEAVY_DAY.day,
    categories: ["cs.LG"],
    keywords: Array.from({ length: 6 }, () => words(2)),
    upvotes: (at * 7919) % 211,
    comments: at % 9,
    stars: (at * 104_729) % 9001,
    organization: words(2),
    links: {
      arxiv: `https://arxiv.org/abs/${id}`,
      pdf: `https://arxiv.org/pdf/${id}`,
      code: `https://github.com/example/${words(1)}-${at}`,
      project: `https://${words(1)}.example.org/${words(1)}`,
      hf: `https://huggingface.co/papers/${id}`,
    },
    thumbnail: `https://cdn.example.org/${id}/${words(1)}.png`,
  };
}

const BEGINNINGS = "trans meta graph token latent robust sparse dense visual neural causal spatial temporal quantum bayes vector tensor kernel signal fourier".split(" "); // prettier-ignore
const MIDDLES = "o al er in ul ax ive ory um ef ish on".split(" ");
const ENDINGS = "former learning flow field diffusion reasoning tuning alignment memory agent planner attention routing encoder policy reward scaling pruning merging grounding".split(" "); // prettier-ignore
const SMALL = "a the of to with for we show that by from over under".split(" ");

/** Words at random, the same for the same number; in gzip they weigh what real ones weigh. */
function wordsFrom(seed: number): (count: number) => string {
  let state = seed;
  const next = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  const pick = (list: readonly string[]) => list[next(list.length)] ?? "";
  const word = () => (next(4) < 1 ? pick(SMALL) : pick(BEGINNINGS) + pick(MIDDLES) + pick(ENDINGS));
  return (count) => Array.from({ length: count }, word).join(" ");
}

function nameOf({ id, day }: PaperInput): string {
  return `papers/${day.slice(0, 4)}/${day.slice(5, 7)}/${id}.mdx`;
}

function textOf(paper: PaperInput): string {
  return toMdx(paperSchema.parse(paper));
}
