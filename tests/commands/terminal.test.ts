import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { describe, test } from "node:test";
import { toInert } from "../../src/commands/terminal.ts";
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

describe("what comes from outside is no command to a log or a terminal", () => {
  const CASES: [text: string, printed: string][] = [
    ["plain :: text, #[1] and ## heading", "plain :: text, #[1] and ## heading"],
    ["::error::x", "⟨U+003A⟩:error::x"],
    ["a\n  ::set-output name=x::y", "a\n  ⟨U+003A⟩:set-output name=x::y"],
    ["title ##[error]x ###[group]", "title ⟨U+0023⟩#[error]x #⟨U+0023⟩#[group]"],
    ["\u001B[2J\u202Eb", "⟨U+001B⟩[2J⟨U+202E⟩b"],
    ["a\rb\u2028::c", "a b⟨U+2028⟩::c"],
  ];
  for (const [text, printed] of CASES)
    test(JSON.stringify(text), () => assert.equal(toInert(text), printed));

  test("JSON keeps its data", () => {
    const data = { title: "##[error] \u202E \u{E0041} \n::error::x", list: ["::x", "###[y]"] };
    for (const space of [undefined, 2]) {
      const printed = toInert(JSON.stringify(data, undefined, space));
      assert.deepEqual(JSON.parse(printed), data);
      assert.doesNotMatch(printed, /##\[|^\s*::|[\u202E\u{E0041}]/mu);
    }
  });

  test("a file's name in an ingest", async (t) => {
    const folder = await temporaryFolder(t);
    const file = path.join(folder, "##[error]x.json");
    const script = path.join(ROOT, "scripts", "ingest.ts");
    const args = [script, "hf", "--file", file, "--content", folder];
    const child = spawn(process.execPath, args);
    let said = "";
    child.stderr.setEncoding("utf8").on("data", (text) => (said += text));
    await new Promise((resolve) => child.once("close", resolve));
    assert.match(said, /no such file/);
    assert.doesNotMatch(said, /##\[/);
  });
});

describe("a command whose output is not read to its end stops quietly", () => {
  test("one that prints its help", async () => {
    assert.deepEqual(await runUnread("build.ts", ["--help"]), { code: 0, said: "" });
  });

  test("an ingest, which writes all of its papers, and frees the folder", async (t) => {
    const content = await temporaryFolder(t);
    const args = ["--file", FIVE_PAPERS, "--date", "2025-10-16", "--content", content];
    assert.deepEqual(await runUnread("ingest.ts", ["page", ...args, "--json"]), {
      code: 0,
      said: "",
    });
    const files = [...(await readTree(content)).keys()];
    assert.equal(files.filter((file) => file.endsWith(".mdx")).length, 5);
    assert.deepEqual(
      files.filter((file) => !file.endsWith(".mdx")),
      [],
    );
  });
});
