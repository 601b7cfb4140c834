/** `npm start` from the outside. Unknown options of every command: tests/commands/run-command.test.ts. */
import assert from "node:assert/strict";
import { once } from "node:events";
import fs from "node:fs/promises";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { runBuild } from "../../src/commands/build.ts";
import { runStart } from "../../src/commands/start.ts";
import { runHere } from "../commands/run-here.ts";
import { ROOT, sharedFolder } from "../folders.ts";
import { forgetBuild, run, start, temporaryPlace } from "./run.ts";

describe("npm start of a digest without papers, beside the project, in a folder whose name begins with the project's", () => {
  const beside = `${ROOT}-sites-${process.pid}`;
  const out = path.join(beside, "empty");
  const variables = { BROADSHEET_CONTENT: sharedFolder(), BROADSHEET_OUT: out };
  let child: ReturnType<typeof start>;
  let printed = "";
  before(() => {
    child = start("start", ["--port", "0"], variables);
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text) => (printed += text));
  });
  after(async () => {
    child.kill("SIGKILL");
    await fs.rm(beside, { recursive: true, force: true });
    await forgetBuild(variables);
  });

  test("builds it, prints its address, serves it, and ends when it is told to", async () => {
    const ended = once(child, "exit");
    const address = await addressIn(child, () => printed);
    assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/$/);
    assert.match(printed, /^warning: .* has no papers, and neither has the site\. npm run ingest/m);
    const response = await fetch(address);
    assert.equal(response.status, 200);
    assert.equal(await response.text(), await read("index.html"));
    child.kill("SIGTERM");
    assert.deepEqual(await ended, [0, null]);
    await assert.rejects(fetch(address), "no server answers any more");
    assert.deepEqual(await fs.readdir(beside), ["empty"]);
  });

  test("says on its pages that there are no papers", async () => {
    for (const page of ["index.html", "archive/index.html", "trends/index.html"])
      assert.match(await read(page), /No papers yet/, page);
    assert.match(await read("topics/index.html"), /This digest has no topics/);
    assert.doesNotMatch(await read("feed.xml"), /<entry>/);
    const catalogue = await read("pagefind/search.json");
    assert.match(catalogue, /"topics":\[\],"segments":\[\]/);
  });

  function read(file: string): Promise<string> {
    return fs.readFile(path.join(out, file), "utf8");
  }
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
function addressIn(child: ReturnType<typeof start>, printed: () => string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const look = () => {
    const found = / is at (\S+)\n/.exec(printed())?.[1];
    if (found) resolve(found);
  };
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", look);
  child.once("exit", () => reject(new Error(`ended without an address:\n${printed()}`)));
  return promise;
}
