import assert from "node:assert/strict";
import { test } from "node:test";
import type { FolderSize } from "../../src/files/folder.ts";
import { savingsOf, type Savings } from "../../src/site/host-advice.ts";
import { hostWarnings, type HostName } from "../../src/site/hosts.ts";

const SIZE: FolderSize = {
  files: 1_000,
  bytes: 10_000_000,
  largest: { file: "bundles/2025-10.bundle", bytes: 1_000_000 },
  fullest: { folder: "papers", entries: 900 },
};
const NOTHING: Savings = { months: [], settings: [] };
const ROWS: [name: string, host: HostName, size: Partial<FolderSize>, said: RegExp[]][] = [
  ["a small site", "cloudflare-pages", {}, []],
  ["79% of the files", "cloudflare-pages", { files: 15_999 }, []],
  [
    "80% of the files",
    "cloudflare-pages",
    { files: 16_000 },
    [/^Cloudflare Pages takes 20,000 files; this site has 16,000, 80% of the limit \(https:/],
  ],
  [
    "more files than the host takes",
    "cloudflare-pages",
    { files: 21_000 },
    [/has 21,000, too much \(https:/],
  ],
  [
    "a large file",
    "cloudflare-pages",
    { largest: { file: "notes/images/a.gif", bytes: 26_000_000 } },
    [
      /^Cloudflare Pages takes 26\.2 MB in notes\/images\/a\.gif; this site has 26\.0 MB, 99% .*\)\.$/,
    ],
  ],
  ["900 MB", "github-pages", { bytes: 900_000_000 }, [/takes 1,000 MB in all; .*90% of the limit/]],
  [
    "50,000 papers in one folder",
    "netlify",
    { fullest: { folder: "papers", entries: 50_000 } },
    [/takes 54,000 files and folders in papers; this site has 50,000, 92%/],
  ],
  ["anything on a host whose limits aren't known", "other", { files: 10_000_000 }, []],
];
for (const [name, host, size, said] of ROWS)
  test(`${host}: ${name}`, () => {
    const warnings = hostWarnings(host, { ...SIZE, ...size }, NOTHING);
    assert.equal(warnings.length, said.length, warnings.join("\n"));
    for (const [at, one] of said.entries()) assert.match(warnings[at] ?? "", one);
  });

/** 12 months of 1,000 papers each. */
const YEAR: Savings = {
  months: Array.from({ length: 12 }, (_, at) => ({
    month: `2025-${String(at + 1).padStart(2, "0")}`,
    files: 1_000,
    bytes: 10_000_000,
  })),
  settings: [
    { setting: 'previews: "none"', files: 13, bytes: 100_000 },
    { setting: 'meaning: "none"', files: 250, bytes: 1_300_000 },
  ],
};
const ADVICE: [name: string, host: HostName, size: Partial<FolderSize>, said: RegExp][] = [
  [
    "for how many months papers can have pages, and what else saves files",
    "cloudflare-pages",
    { files: 20_500 },
    /with archive: { paperPages: { months: 7 } } papers that are older than 7 months .* the site has 15,500 files\. meaning: "none" saves 250 files\.$/i,
  ],
  [
    "that no setting is enough",
    "cloudflare-pages",
    { files: 40_000 },
    /months: 1 } }, would still make 29,000 files: split the archive, or choose a host that/,
  ],
  [
    "about how many bytes are saved",
    "github-pages",
    { bytes: 830_000_000 },
    /months: 8 } } .* the site has about 800 MB\.$/,
  ],
];
for (const [name, host, size, said] of ADVICE)
  test(`${host}: a warning says ${name}`, () =>
    assert.match(hostWarnings(host, { ...SIZE, ...size }, YEAR).join("\n"), said));

test("the pages of papers of each month are counted, and nothing of a month that can't be right", () => {
  const file = (path: string) => ({ path, size: 10, mtime: 0, sha256: "" });
  const files = [file("papers/2510.1/index.html"), file("days/2025-10-01/index.html")];
  const months = ["2025-10", "2199-01"].map((month) => ({ month, files }));
  assert.deepEqual(savingsOf({ months, all: [file("card.png")] }, "2025-10"), {
    months: [{ month: "2025-10", files: 1, bytes: 10 }],
    settings: [
      { setting: 'previews: "none"', files: 1, bytes: 10 },
      { setting: 'meaning: "none"', files: 0, bytes: 0 },
    ],
  });
});
