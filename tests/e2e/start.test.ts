/** `npm start` from the outside. Unknown options of every command: tests/commands/run-command.test.ts. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { test, type TestContext } from "node:test";
import { runBuild } from "../../src/commands/build.ts";
import { runStart } from "../../src/commands/start.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { paperSchema } from "../../src/paper/schema.ts";
import { runHere } from "../commands/run-here.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { run, start, temporaryPlace } from "./run.ts";

test("npm start builds the digest, prints its address, serves it, and ends when it is told to", async (t) => {
  const content = await temporaryFolder(t);
  const paper = paperSchema.parse({
    id: "2510.00001",
    title: "A paper of its own",
    abstract: "It is short.",
    day: "2025-10-16",
    source: "test",
  });
  await writeTree(content, { "papers/2025/10/2510.00001.mdx": toMdx(paper) });
  const { variables } = await temporaryPlace(t, { BROADSHEET_CONTENT: content });
  const child = start("start", ["--port", "0"], variables);
  t.after(() => child.kill("SIGKILL"));
  const ended = once(child, "exit");
  const address = await addressIn(child, t);
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  const response = await fetch(address);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /A paper of its own/);
  child.kill("SIGTERM");
  assert.deepEqual(await ended, [0, null]);
  await assert.rejects(fetch(address), "no server answers any more");
});

test("npm start prints why it can't build, and serves nothing", async (t) => {
  const { variables } = await temporaryPlace(t, { BROADSHEET_CONTENT: "/no/such/folder" });
  const { code, stdout, stderr } = await run("start", ["--port", "0"], variables);
  assert.equal(code, 1);
  assert.equal(stdout, "");
  assert.match(stderr, /\/no\/such\/folder: there is no such folder/);
});

for (const [name, command] of [
  ["start", runStart],
  ["run build", runBuild],
] as const)
  test(`npm ${name} -- --help names the environment variables`, async () => {
    const { stdout } = await runHere(command, ["--help"]);
    for (const variable of ["CONTENT", "OUT", "SITE", "BASE"])
      assert.match(stdout, new RegExp(`BROADSHEET_${variable}\\b`));
  });

for (const port of ["-1", "65536", "http", "1.5", ""])
  test(`npm start refuses the port ${JSON.stringify(port)}`, async () => {
    const { code, stderr } = await runHere(runStart, [`--port=${port}`]);
    assert.equal(code, 2);
    assert.match(stderr, /^npm start: --port/);
  });

// --- internal ---

/** The address that a command prints; fails when the command ends without one. */
async function addressIn(child: ReturnType<typeof start>, t: TestContext): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let said = "";
  const read = (text: string) => {
    said += text;
    const found = / is at (\S+)\n/.exec(said)?.[1];
    if (found) resolve(found);
  };
  child.stdout?.setEncoding("utf8").on("data", read);
  child.stderr?.setEncoding("utf8").on("data", read);
  child.once("exit", () => reject(new Error(`ended without an address:\n${said}`)));
  t.signal.addEventListener("abort", () => reject(new Error(said)));
  return promise;
}
