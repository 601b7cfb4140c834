/** A mail's way to its readers through a real server on this machine, which is not always kind. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { deliver, type Delivering } from "../../src/mail/deliver.ts";
import { Journal } from "../../src/mail/journal.ts";
import { connect } from "../../src/mail/smtp.ts";
import { temporaryFolder } from "../folders.ts";
import { mailServer, type Behaviour, type MailServer } from "./server.ts";

/** Delivers a message to readers as one run of the command does; each test has a journal. */
async function sender(t: TestContext, addresses: readonly string[]) {
  const folder = await temporaryFolder(t);
  return {
    folder,
    run: async ({ url }: Pick<MailServer, "url">, more: Partial<Delivering> = {}) => {
      const { hostname: host, port } = new URL(url);
      const server = {
        host,
        port: Number(port),
        secure: false,
        user: undefined,
        password: undefined,
      };
      const journal = await Journal.open(folder, "a-mail");
      try {
        return await deliver({
          addresses,
          from: "digest@x.example",
          compose: async (to) => Buffer.from(`To: ${to}\r\nSubject: A\r\n\r\n.A line\r\n`),
          open: () => connect({ ...server, timeout: 1000 }),
          journal,
          rate: 1_000_000,
          patience: 0,
          ...more,
        });
      } finally {
        await journal.close();
      }
    },
  };
}

const READERS = ["a@x.example", "b@x.example", "c@x.example"];

const taken = (server: MailServer) => server.taken.map(({ to }) => to.slice(0, 1)).sort();

describe("a server that isn't kind to b", () => {
  /** After a run, what the report says of b, and who has the mail; then after one with a kind server. */
  const CASES: [name: string, bad: Behaviour, said: "refused" | "left" | "unsure", first: string, then: string][] = [
    ["refuses the address", { code: 550, at: "address" }, "refused", "ac", "abc"],
    ["refuses the message", { code: 554, at: "message" }, "refused", "ac", "abc"],
    ["greylists the address", { code: 450, at: "address" }, "left", "ac", "abc"],
    ["greylists the message", { code: 451, at: "message" }, "left", "ac", "abc"],
    ["drops the connection in the message", "drop", "left", "ac", "abc"],
    // It has the message, so it must not get it again.
    ["takes the message and drops the connection", "drop after", "unsure", "abc", "abc"],
    ["hangs", "hang", "unsure", "ac", "ac"],
  ]; // prettier-ignore
  for (const [name, bad, said, first, then] of CASES)
    test(name, async (t) => {
      let isKind = false;
      const server = await mailServer(t, (to) => (to.startsWith("b") && !isKind ? bad : "accept"));
      const { run } = await sender(t, READERS);
      const result = await run(server);
      assert.deepEqual(result[said].map(({ address }) => address), ["b@x.example"]); // prettier-ignore
      assert.equal(taken(server).join(""), first);
      isKind = true;
      const second = await run(server);
      assert.equal(taken(server).join(""), then);
      assert.equal(second.before, 2);
    });
});

test("who was put off is tried again at the end of the run", async (t) => {
  const server = await mailServer(t, (to, attempt) =>
    to.startsWith("a") && attempt === 1 ? { code: 450, at: "address" } : "accept",
  );
  const { run } = await sender(t, READERS);
  const waits: number[] = [];
  const result = await run(server, { patience: 0.2, onWait: (seconds) => waits.push(seconds) });
  assert.equal(result.sent, 3);
  assert.deepEqual(server.taken.map(({ to }) => to), ["b@x.example", "c@x.example", "a@x.example"]); // prettier-ignore
  assert.deepEqual(waits, [0.2]);
  assert.equal(server.connections, 1);
});

test("a mail whose answer got lost is sent again only where that is asked for", async (t) => {
  let isKind = false;
  const server = await mailServer(t, () => (isKind ? "accept" : "hang"));
  const { run } = await sender(t, ["a@x.example"]);
  assert.equal((await run(server)).unsure.length, 1);
  isKind = true;
  assert.match((await run(server)).unsure[0]?.why ?? "", /an earlier run lost the connection/);
  assert.equal(server.taken.length, 0);
  assert.equal((await run(server, { retryUnsure: true })).sent, 1);
});

test("a server that isn't there leaves everybody for the next run", async (t) => {
  const { run } = await sender(t, [...READERS, "d@x.example"]);
  const nobody = await run({ url: "smtp://127.0.0.1:1" });
  assert.match(nobody.left[0]?.why ?? "", /ECONNREFUSED/);
  assert.equal(nobody.left.length, 4);
  assert.equal((await run(await mailServer(t))).sent, 4);
});

test("a server that refuses the sender is asked once, and everybody is left", async (t) => {
  const server = await mailServer(t, () => "accept", { refusesSender: true });
  const { run } = await sender(t, READERS);
  const result = await run(server, { patience: 60 });
  assert.deepEqual(result.left.map(({ address }) => address), READERS); // prettier-ignore
  assert.match(result.left[0]?.why ?? "", /not you/);
});

test("a line is encrypted where the server offers it, whoever signed a local one's certificate", async (t) => {
  const server = await mailServer(t, () => "accept", { offersTls: true });
  const { run } = await sender(t, READERS);
  assert.equal((await run(server)).sent, 3);
  assert.equal(server.secured, 1);
});

test("at most so many a minute", async (t) => {
  const { run } = await sender(t, READERS);
  const began = performance.now();
  await run(await mailServer(t), { rate: 300 });
  assert.ok(performance.now() - began >= 400);
});

describe("the journal", () => {
  test("has no address, and says before each message's end that it goes out", async (t) => {
    const { run, folder } = await sender(t, READERS.slice(0, 1));
    await run(await mailServer(t));
    const text = fs.readFileSync(path.join(folder, "a-mail.txt"), "utf8");
    assert.match(text, /^broadsheet mail journal 1\nsending ([0-9a-f]{32})\naccepted \1\n$/);
  });

  test("a line that a crash cut off counts as the line before", async (t) => {
    const { run, folder } = await sender(t, READERS.slice(0, 1));
    const server = await mailServer(t);
    await run(server);
    const file = path.join(folder, "a-mail.txt");
    fs.writeFileSync(file, fs.readFileSync(file, "utf8").slice(0, -20));
    assert.equal((await run(server)).unsure.length, 1);
    assert.equal((await run(server)).unsure.length, 1);
    assert.equal(server.taken.length, 1);
  });

  test("one that isn't what it should be stops the run, with file and line", async (t) => {
    const { run, folder } = await sender(t, READERS);
    fs.writeFileSync(path.join(folder, "a-mail.txt"), "broadsheet mail journal 1\naccepted!\n");
    const server = await mailServer(t);
    await assert.rejects(run(server), /a-mail\.txt:2: .* Nothing was sent/);
    assert.equal(server.taken.length, 0);
  });
});
