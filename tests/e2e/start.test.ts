/** `npm start` and the commands' manners, from the outside. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { describe, test, type TestContext } from "node:test";
import { run, start, temporaryPlace } from "./run.ts";

test("npm start builds the digest, says where it is, serves it and ends when asked to", async (t) => {
  const { variables } = await temporaryPlace(t);
  const child = start("start", ["--port", "0"], variables);
  t.after(() => child.kill("SIGKILL"));
  const ended = once(child, "exit");
  const address = await addressIn(child, t);
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/$/);
  const response = await fetch(address);
  assert.equal(response.status, 200);
  assert.match(await response.text(), /One Epoch Is All You Need/);
  child.kill("SIGTERM");
  assert.deepEqual(await ended, [0, null]);
  await assert.rejects(fetch(address), "nothing answers any more");
});

test("npm start says why it can't build, and serves nothing", async (t) => {
  const { variables } = await temporaryPlace(t, {
    BROADSHEET_CONTENT: "/no/such/folder",
  });
  const { code, stdout, stderr } = await run("start", ["--port", "0"], variables);
  assert.equal(code, 1);
  assert.equal(stdout, "");
  assert.match(stderr, /\/no\/such\/folder: there is no such folder/);
});

describe("arguments", { concurrency: 4 }, () => {
  for (const script of ["start", "build"] as const) {
    test(`npm run ${script} -- --help explains itself`, async () => {
      const { code, stdout, stderr } = await run(script, ["--help"]);
      assert.equal(code, 0);
      assert.equal(stderr, "");
      assert.match(stdout, /^Usage: npm (?:run )?\w+/);
      for (const name of ["CONTENT", "OUT", "SITE", "BASE"])
        assert.match(stdout, new RegExp(`BROADSHEET_${name}\\b`));
    });

    for (const argument of ["--prot", "extra"])
      test(`npm run ${script} -- ${argument} is refused by name`, async () => {
        const { code, stdout, stderr } = await run(script, [argument]);
        assert.equal(code, 2);
        assert.equal(stdout, "");
        assert.ok(stderr.includes(argument), stderr);
        assert.match(stderr, /--help/);
        assert.doesNotMatch(stderr, /^\s+at /m);
      });
  }

  for (const port of ["-1", "65536", "http", "1.5", ""])
    test(`npm start refuses the port ${JSON.stringify(port)}`, async (t) => {
      const { variables } = await temporaryPlace(t);
      const argv = [`--port=${port}`];
      const { code, stderr } = await run("start", argv, variables);
      assert.equal(code, 2);
      assert.match(stderr, /--port/);
      assert.doesNotMatch(stderr, /^\s+at /m);
    });
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
