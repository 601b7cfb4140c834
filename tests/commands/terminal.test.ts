import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { FIVE_PAPERS, readTree, ROOT, temporaryFolder } from "../folders.ts";

/** Runs a command whose standard output nobody reads, as `… | head -n 0` does. */
async function runUnread(script: string, args: string[]): Promise<{ code: unknown; said: string }> {
  const child = spawn(process.execPath, [path.join(ROOT, "scripts", script), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.destroy();
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, said };
}

describe("a command whose output is not read to its end stops quietly", () => {
  const COMMANDS: [script: string, args: (t: TestContext) => Promise<string[]>][] = [
    ["check.ts", async () => ["--json"]],
    ["build.ts", async () => ["--help"]],
    ["note.ts", async () => ["--help"]],
    ["ingest.ts", async (t) => ["page", ...(await pageInto(t)), "--dry-run", "--json"]],
  ];
  for (const [script, args] of COMMANDS)
    test(script, async (t) => {
      const { code, said } = await runUnread(script, await args(t));
      assert.equal(code, 0);
      assert.doesNotMatch(said, /EPIPE|\bat .*:\d+/);
    });

  test("an ingest writes all of its papers, and frees the folder", async (t) => {
    const args = await pageInto(t);
    assert.deepEqual(await runUnread("ingest.ts", ["page", ...args, "--json"]), {
      code: 0,
      said: "",
    });
    const files = [...(await readTree(args.at(-1) ?? "")).keys()];
    assert.equal(files.filter((file) => file.endsWith(".mdx")).length, 5);
    assert.deepEqual(
      files.filter((file) => !file.endsWith(".mdx")),
      [],
    );
  });
});

async function pageInto(t: TestContext): Promise<string[]> {
  const content = await temporaryFolder(t);
  return ["--file", FIVE_PAPERS, "--date", "2025-10-16", "--content", content];
}
