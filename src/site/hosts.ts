/** What hosts of static sites take, and whether a built site is still within it. */
import type { FolderSize } from "../files/folder.ts";
import { sizeOf } from "../text/sizes.ts";
import { adviseOn, type Savings } from "./host-advice.ts";

/** The hosts that the settings can name. */
export const HOST_NAMES = ["github-pages", "cloudflare-pages", "netlify", "other"] as const;
export type HostName = (typeof HOST_NAMES)[number];

/** The limits of a host; what it doesn't limit is left out. */
interface Host {
  name: string;
  /** The page on which the host says so. */
  source: string;
  files?: number;
  /** Of the whole site. */
  bytes?: number;
  largestFile?: number;
  filesInFolder?: number;
}

/** Looked up in November 2026. Free plans: paid ones may allow more. */
export const HOSTS: Record<HostName, Host> = {
  "github-pages": {
    name: "GitHub Pages",
    source:
      "https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits",
    bytes: 1_000_000_000,
  },
  "cloudflare-pages": {
    name: "Cloudflare Pages",
    source: "https://developers.cloudflare.com/pages/platform/limits/",
    files: 20_000,
    largestFile: 25 * 1024 ** 2,
  },
  netlify: {
    name: "Netlify",
    source: "https://docs.netlify.com/site-deploys/overview/#files-per-directory-limit",
    filesInFolder: 54_000,
  },
  other: { name: "the host", source: "" },
};

/** A limit of a host, and how much of it a site takes. */
export interface Limit {
  /** Near from 80% on. */
  state: "within" | "near" | "over";
  /** `Netlify takes 54,000 files and folders in papers; this site has 900, 1% of the limit (…).` */
  text: string;
  /** What to set, in sentences; empty within the limit, and where nothing would help. */
  advice: string;
}

/** A site against each limit of a host. */
export function hostLimits(name: HostName, size: FolderSize, savings: Savings): Limit[] {
  const host = HOSTS[name];
  const { files, bytes, largest, fullest } = size;
  const folder = fullest.folder || "the site's folder";
  const measured = [
    { what: "files", is: files, most: host.files, show: toCount, measure: "files" as const },
    { what: "in all", is: bytes, most: host.bytes, show: sizeOf, measure: "bytes" as const },
    { what: `in ${largest.file}`, is: largest.bytes, most: host.largestFile, show: sizeOf },
    {
      what: `files and folders in ${folder}`,
      is: fullest.entries,
      most: host.filesInFolder,
      show: toCount,
      measure: fullest.folder === "papers" ? ("files" as const) : undefined,
    },
  ];
  return measured.flatMap(({ what, is, most, show, measure }): Limit[] => {
    if (most === undefined) return [];
    const state = is > most ? "over" : is < most * NEAR ? "within" : "near";
    const share = state === "over" ? "too much" : `${Math.floor((100 * is) / most)}% of the limit`;
    const unit = measure === "files" ? (amount: number) => `${show(amount)} files` : show;
    const advice =
      state !== "within" && measure && adviseOn(measure, { is, most: most * NEAR }, savings, unit);
    return [
      {
        state,
        text: `${host.name} takes ${show(most)} ${what}; this site has ${show(is)}, ${share} (${host.source}).`,
        advice: advice || "",
      },
    ];
  });
}

/**
 * What to say about a site that is near a limit of its host, or over one, and what to set: a line
 * each.
 */
export function hostWarnings(name: HostName, size: FolderSize, savings: Savings): string[] {
  return hostLimits(name, size, savings)
    .filter(({ state }) => state !== "within")
    .map(({ text, advice }) => [text, advice].filter(Boolean).join(" "));
}

// --- internal ---

/** From this share of a limit on there is a warning. */
const NEAR = 0.8;

function toCount(count: number): string {
  return count.toLocaleString("en");
}
