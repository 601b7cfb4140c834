/** The whole way of a mail: content → a real server on this machine. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import PostalMime from "postal-mime";
import { runEmail } from "../../src/commands/email.ts";
import { ROOT, temporaryFolder } from "../folders.ts";
import { mailServer, type MailServer } from "../mail/server.ts";
import { runHere, type Ended } from "./run-here.ts";

const CONTENT = {
  BROADSHEET_CONTENT: path.join(ROOT, "content"),
  BROADSHEET_SITE: "https://papers.example.org",
  BROADSHEET_OUT: path.join(ROOT, ".cache", "no-site-for-mail"),
};
const DAY = ["--day", "2025-10-16"];

/** Sends the day's mail as a user would; each test has a journal of its own. */
async function sender(t: TestContext, lines: string) {
  const folder = await temporaryFolder(t);
  const to = path.join(folder, "readers.txt");
  await fs.writeFile(to, lines);
  return {
    folder,
    send: (server: MailServer, ...more: string[]): Promise<Ended> =>
      runHere(
        runEmail,
        [
          ...DAY,
          "--smtp", server.url, "--to", to, "--journal", path.join(folder, "journal"),
          "--rate", "60000", "--patience", "0", ...more,
        ], // prettier-ignore
        CONTENT,
      ),
  };
}

const readers = (server: MailServer) => server.taken.map(({ to }) => to).sort();

test("a day goes to each reader over one connection, and nobody gets it twice", async (t) => {
  const server = await mailServer(t);
  const { send } = await sender(t, "# our group\nann@example.org\n\nBo Other <bo@example.org>\r\n");
  const first = await send(server);
  assert.equal(first.code, 0, first.stderr);
  assert.deepEqual(readers(server), ["ann@example.org", "bo@example.org"]);
  assert.equal(server.connections, 1);
  assert.match(first.stderr, /Sent 2 mails\. Who has it is in .*day-2025-10-16\.txt/);
  const again = await send(server);
  assert.equal(again.code, 0);
  assert.match(again.stderr, /Sent 0 mails; 2 had it before/);
  assert.equal(server.taken.length, 2);
  assert.equal(server.connections, 1);
});

test("a bad line is named and gets nothing; the others get theirs", async (t) => {
  const server = await mailServer(t);
  const { send } = await sender(
    t,
    ["ann@example.org", "not an address", "Eve\rBcc: all@example.org <eve@example.org>", "ANN@example.org", "bo@example.org"].join("\n"), // prettier-ignore
  );
  const ended = await send(server);
  assert.equal(ended.code, 1);
  assert.match(ended.stderr, /readers\.txt:2: expected an address/);
  assert.match(ended.stderr, /readers\.txt:3: a line break or another control character/);
  assert.match(ended.stderr, /readers\.txt:4: ANN@example\.org is on line 1 already/);
  assert.deepEqual(readers(server), ["ann@example.org", "bo@example.org"]);
});

test("a dry run sends nothing and writes nothing", async (t) => {
  const server = await mailServer(t);
  const { send, folder } = await sender(t, "ann@example.org\nbo@example.org\n");
  const ended = await send(server, "--dry-run", "--out", path.join(folder, "out"));
  assert.equal(ended.code, 0);
  assert.match(ended.stderr, /It would be sent to 2 readers; 0 have it/);
  assert.equal(server.connections, 0);
  assert.deepEqual(await fs.readdir(folder), ["readers.txt"]);
});

test("a file of a mail has the same bytes each time, and a parser finds all parts", async (t) => {
  const folder = await temporaryFolder(t);
  const write = async (name: string, env: NodeJS.ProcessEnv = {}) => {
    const out = path.join(folder, name);
    const ended = await runHere(runEmail, [...DAY, "--out", out], { ...CONTENT, ...env });
    assert.equal(ended.code, 0, ended.stderr);
    return fs.readFile(path.join(out, "day-2025-10-16.eml"));
  };
  const bytes = await write("one");
  assert.deepEqual(await write("two", { TZ: "Asia/Tokyo" }), bytes);
  const mail = await PostalMime.parse(bytes);
  assert.match(mail.subject ?? "", /^Broadsheet, 16 October 2025: .* and 90 more$/);
  assert.equal(mail.date, "2025-10-16T00:00:00.000Z");
  assert.match(mail.messageId ?? "", /^<day-2025-10-16\.[0-9a-f]{32}@papers\.example\.org>$/);
  assert.match(mail.text ?? "", /Thursday, 16 October 2025 · 91 papers/);
  assert.match(mail.html ?? "", /<h1[^>]*>Thursday, 16 October 2025 · 91 papers<\/h1>/);
});

test("one click unsubscribes, at the engine that the settings name", async (t) => {
  const server = await mailServer(t);
  const folder = await temporaryFolder(t);
  const to = path.join(folder, "readers.txt");
  await fs.writeFile(to, "ann+papers@example.org\n");
  const args = [...DAY, "--smtp", server.url, "--to", to, "--journal", folder];
  const unsubscribe = "https://lists.example.org/u?a={address}&t={token}";
  const env = { ...CONTENT, BROADSHEET_SETTINGS: JSON.stringify({ mail: { unsubscribe } }) };
  const without = await runHere(runEmail, args, env);
  assert.equal(without.code, 1);
  assert.match(without.stderr, /BROADSHEET_MAIL_SECRET: expected the secret .* Nothing was sent/);
  const ended = await runHere(runEmail, args, { ...env, BROADSHEET_MAIL_SECRET: "s" });
  assert.equal(ended.code, 0, ended.stderr);
  const mail = await PostalMime.parse(server.taken[0]?.message ?? "");
  const header = (name: string) => mail.headers.find(({ key }) => key === name)?.value;
  assert.match(
    header("list-unsubscribe") ?? "",
    /^<https:\/\/lists\.example\.org\/u\?a=ann%2Bpapers%40example\.org&t=[0-9a-f]{64}>, <mailto:digest@papers\.example\.org\?subject=unsubscribe>$/,
  );
  assert.equal(header("list-unsubscribe-post"), "List-Unsubscribe=One-Click");
  assert.match(mail.text ?? "", /To get no more:\nhttps:\/\/lists\.example\.org\/u\?a=ann%2B/);
});

describe("what can't be sent is said", () => {
  const CASES: [name: string, args: string[], code: number, said: RegExp][] = [
    ["a day without papers", ["--day", "2024-02-29"], 0, /no papers, so there is nothing to send/],
    ["a day that is none", ["--day", "2025-02-30"], 2, /--day 2025-02-30: expected a day/],
    ["a week that is none", ["--week", "2025-W54"], 2, /--week 2025-W54: expected a week/],
    ["an unknown topic", ["--topic", "robotic"], 2, /did you mean robotics\?/],
    ["an unknown search", ["--search", "x"], 2, /no such standing search\. Give the name of a file in searches\//],
    ["no readers", ["--smtp", "smtp://localhost"], 2, /--smtp needs --to FILE/],
    ["no such file", ["--smtp", "smtp://localhost", "--to", "/no/such"], 2, /there is no such file/],
    ["a server that is none", ["--smtp", "localhost:25", "--to", "x"], 2, /expected smtp:\/\/host/],
    ["a sender that nobody knows", ["--smtp", "smtp://mail.invalid", "--to", "x"], 1, /Who sends it\? Set `mail/],
  ]; // prettier-ignore
  for (const [name, args, code, said] of CASES)
    test(name, async () => {
      const ended = await runHere(runEmail, args, CONTENT);
      assert.equal(ended.code, code, ended.stderr);
      assert.match(ended.stderr, said);
    });
});
