import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { checkVersions, type Machine } from "../../src/doctor/versions.ts";
import { ROOT } from "../folders.ts";

const MACHINE: Machine = { node: "24.21.0", platform: process.platform, arch: process.arch };

/** The first line of each remark. */
function say(machine: Partial<Machine>, project = ROOT): string {
  return checkVersions(project, { ...MACHINE, ...machine })
    .map(({ level, found, todo }) => `${level} ${found} → ${todo}`)
    .join("\n");
}

test("the project's own packages are whole", () =>
  assert.doesNotMatch(say({}), /^(?:warning|error)/m));

const NODES: [node: string, said: RegExp][] = [
  ["24.21.0", /^ok Node 24\.21\.0 → undefined$/m],
  ["22.18.0", /^ok Node 22\.18\.0; the project is tested with 24\.21\.0 → The npm scripts use/m],
  ["26.0.0", /^ok Node 26\.0\.0; the project is tested with/m],
];
for (const [node, said] of NODES) test(`Node ${node}`, () => assert.match(say({ node }), said));

for (const [platform, arch] of [
  ["win32", "x64"],
  ["sunos", "x64"],
] as const)
  test(`programs of another machine than ${platform}-${arch} are of no use`, () =>
    assert.match(
      say({ platform, arch }),
      new RegExp(
        `^error the programs of pagefind, .*esbuild for ${platform}-${arch} are missing`,
        "m",
      ),
    ));

test("without a manifest, Node is told and what to do", () =>
  assert.match(
    say({}, path.join(ROOT, "docs")),
    /^ok Node 24\.21\.0 .*\nerror package\.json can't be read → Run this in the project's folder/,
  ));
