import assert from "node:assert/strict";
import { test } from "node:test";
import type { FolderSize } from "../../src/files/folder.ts";
import { hostWarnings, type HostName } from "../../src/site/hosts.ts";

const SIZE: FolderSize = {
  files: 1_000,
  bytes: 10_000_000,
  largest: { file: "bundles/2025-10.bundle", bytes: 1_000_000 },
  fullest: { folder: "papers", entries: 900 },
};
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
    [/^Cloudflare Pages takes 26 MB in notes\/images\/a\.gif; this site has 26 MB, 99% .*\)\.$/],
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
    const warnings = hostWarnings(host, { ...SIZE, ...size });
    assert.equal(warnings.length, said.length, warnings.join("\n"));
    for (const [at, one] of said.entries()) assert.match(warnings[at] ?? "", one);
  });
