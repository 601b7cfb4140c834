import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { runDoctor } from "../../src/commands/doctor.ts";
import { toMdx } from "../../src/paper/mdx.ts";
import { temporaryFolder, writeTree } from "../folders.ts";
import { aPaper } from "../paper/sample.ts";
import { runHere } from "./run-here.ts";

const SECTIONS = ["Versions", "Settings", "Content", "Last ingest", "Built site", "Cache and disk"];
const TOPIC = "---\ntitle: Agents\nblurb: They act.\nmatch:\n  - agent\n---\n";
const PAPER = "papers/2025/10/2510.12345.mdx";

/** The doctor's answer about a content folder and a site of these files, on the 20th of October. */
async function ask(
  t: TestContext,
  content: Record<string, string>,
  {
    site = {},
    env = {},
    args = [],
  }: Partial<Record<"site" | "env", Record<string, string>>> & { args?: string[] } = {},
) {
  const folder = await temporaryFolder(t);
  const places = { content: path.join(folder, "content"), out: path.join(folder, "site") };
  await fs.mkdir(places.content);
  await writeTree(places.content, content);
  await writeTree(places.out, site);
  t.mock.timers.enable({ apis: ["Date"], now: Date.parse("2025-10-20T08:00:00Z") });
  const variables = { BROADSHEET_CONTENT: places.content, BROADSHEET_OUT: places.out, ...env };
  return runHere(runDoctor, args, variables);
}

test("prints its usage, and refuses what it doesn't know", async () => {
  const help = await runHere(runDoctor, ["--help"]);
  assert.equal(help.code, 0);
  assert.match(help.stdout, /^Usage: npm run doctor/);
  const wrong = await runHere(runDoctor, ["--jsn"]);
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /unknown option --jsn; did you mean --json\?/);
});

test("the bundled digest has no error, and every section in its order", async () => {
  const { code, stdout, stderr } = await runHere(runDoctor, []);
  assert.equal(code, 0, stdout);
  assert.equal(stderr, "");
  assert.deepEqual(
    stdout.split("\n").filter((line) => /^[A-Z][a-z]+(?: [a-z]+){0,2}$/.test(line)),
    SECTIONS,
  );
});

test("--json prints one object with what the text says", async (t) => {
  const { code, stdout } = await ask(t, { [PAPER]: "no paper" }, { args: ["--json"] });
  assert.equal(code, 1);
  const { errors, warnings, findings } = JSON.parse(stdout);
  assert.equal(errors, 1);
  assert.ok(warnings > 0);
  const wrong = findings.filter(({ level }: { level: string }) => level === "error");
  assert.equal(wrong[0].section, "content");
  assert.match(wrong[0].found, /^the check finds 1 error; the first is in .*2510\.12345\.mdx$/);
  assert.match(wrong[0].todo, /^npm run check names/);
});

const HF = toMdx(aPaper({ source: "hf" }));
const CONTENTS: [name: string, content: Record<string, string>, code: number, said: RegExp[]][] = [
  [
    "a paper of this week",
    { [PAPER]: HF, "topics/agents.md": TOPIC },
    0,
    [
      /ok +\S+: 1 paper, 0 notes, 1 topic, 0 standing searches; the newest day is 2025-10-16\n/,
      /ok +the check finds nothing wrong\n/,
      /ok +hf: 1 paper, the newest of 2025-10-16, 4 days ago\n/,
    ],
  ],
  [
    "nothing",
    {},
    0,
    [/warning +\S+ has no papers\n +→ Bring some in: npm run ingest -- hf\n/, /no paper has come/],
  ],
  [
    "a paper of a source that has brought nothing for more than a week",
    { "papers/2025/10/2510.12345.mdx": toMdx(aPaper({ source: "hf", day: "2025-10-12" })) },
    0,
    [/warning +hf: 1 paper, the newest of 2025-10-12, 8 days ago\n +→ npm run ingest -- hf;/],
  ],
  [
    "a late paper of a source that needs an option",
    { "papers/2025/09/2510.12345.mdx": toMdx(aPaper({ source: "arxiv", day: "2025-09-20" })) },
    0,
    [/warning +arxiv: .*30 days ago\n +→ npm run ingest -- arxiv --category <category>;/],
  ],
  [
    "papers of files alone, of which none can be asked again",
    { "papers/2025/09/2510.12345.mdx": toMdx(aPaper({ source: "bibtex", day: "2025-09-20" })) },
    0,
    [/ok +bibtex: .*30 days ago; it is read from files\n +warning +no source brings papers by/],
  ],
  [
    "a day of the future, which hides nothing",
    {
      [PAPER]: HF,
      "papers/2026/10/2510.00001.mdx": toMdx(
        aPaper({ id: "2510.00001", source: "hf", day: "2026-10-01" }),
      ),
    },
    0,
    [/hf: 1 paper, the newest of 2025-10-16, 4 days ago/],
  ],
  [
    "a note with an error",
    { [PAPER]: HF, "topics/agents.md": TOPIC, "notes/2510.12345.mdx": "Two {1 + 1} words." },
    1,
    [
      /error +the check finds \d errors?.*notes\/2510\.12345\.mdx\n +→ npm run check names file, line/,
    ],
  ],
];
describe("content:", () => {
  for (const [name, content, code, said] of CONTENTS)
    test(name, async (t) => {
      const answer = await ask(t, content);
      for (const one of said) assert.match(answer.stdout, one);
      assert.equal(answer.code, code, answer.stdout);
    });
});

test("a file in place of the content folder is an error, too", async (t) => {
  const { code, stdout } = await ask(t, {}, { env: { BROADSHEET_CONTENT: "package.json" } });
  assert.equal(code, 1);
  assert.match(stdout, /error +\S+package\.json: there is no such folder\./);
});

test("a content folder that isn't there is an error, and the others are looked at", async (t) => {
  const { code, stdout } = await ask(t, {}, { env: { BROADSHEET_CONTENT: "/no/such/place" } });
  assert.equal(code, 1);
  assert.match(
    stdout,
    /error +\/no\/such\/place: there is no such folder\. Set BROADSHEET_CONTENT/,
  );
  assert.match(stdout, /warning +there is no site in .*\n +→ npm run build/);
});

const SETTINGS: [name: string, settings: object, code: number, said: RegExp[]][] = [
  [
    "what isn't set",
    {},
    0,
    [
      /warning +`site` isn't set: feeds, .*\n +→ Set `site` in src\/site\.config\.ts, or BROADSHEET_SITE/,
      /warning +`contact` isn't set.*\n +→ Set `contact`/,
    ],
  ],
  [
    "what is set",
    {
      site: "https://a.org",
      base: "/x/",
      contact: "a@b.org",
      repository: "https://github.com/a/b",
    },
    0,
    [
      /the environment wins over the file: .*BROADSHEET_SETTINGS \(site, base, contact, repository\)/,
      /ok +the site is published at https:\/\/a\.org\/x\//,
      /ok +sources reach you at a@b\.org/,
      /ok +notes and corrections go to https:\/\/github\.com\/a\/b/,
    ],
  ],
  [
    "a wrong field",
    { host: "geocities" },
    1,
    [/error +BROADSHEET_SETTINGS: host: expected one of .*\n +→ Correct the variable, or unset it/],
  ],
  [
    "a table that isn't there",
    { meaning: { table: "no.table" } },
    1,
    [/error +meaning: no\.table: there/],
  ],
  [
    "a rule for a source that isn't there",
    { sources: { hff: {} } },
    0,
    [/warning +sources: there is no source "hff"; did you mean "hf"\?/],
  ],
  [
    "mail that can't go out as it should",
    { mail: { unsubscribe: "https://a.org/{token}" } },
    0,
    [
      /warning +mail: nobody is named as the sender\n +→ Set `mail\.from`/,
      /warning +mail: its links lead nowhere/,
      /warning +mail: the secret .*\n +→ Set BROADSHEET_MAIL_SECRET/,
      /warning +mail: it doesn't say who you are/,
    ],
  ],
];
describe("settings:", () => {
  for (const [name, settings, code, said] of SETTINGS)
    test(name, async (t) => {
      const env = { BROADSHEET_SETTINGS: JSON.stringify(settings) };
      const answer = await ask(t, { [PAPER]: HF, "topics/agents.md": TOPIC }, { env });
      for (const one of said) assert.match(answer.stdout, one);
      assert.equal(answer.code, code, answer.stdout);
    });
});

test("a place for the site that would replace the project is told once", async (t) => {
  const { code, stdout } = await ask(t, {}, { env: { BROADSHEET_OUT: "src" } });
  assert.equal(code, 1);
  assert.equal(stdout.split("BROADSHEET_OUT: a build replaces").length, 2, stdout);
});

const CONTENT = { [PAPER]: HF, "topics/agents.md": TOPIC };
const PAGES = { "index.html": "<p>", "papers/2510.12345/index.html": "<p>" };

test("a site is measured against every host, and has every paper", async (t) => {
  const { stdout } = await ask(t, CONTENT, { site: PAGES });
  assert.match(stdout, /ok +\S+site: 2 files, 0\.0 MB; the largest is index\.html/);
  for (const host of ["GitHub Pages", "Cloudflare Pages", "Netlify"])
    assert.match(stdout, new RegExp(`ok +${host} takes .*, 0% of the limit`));
  assert.match(stdout, /ok +it has a page for each of 1 paper\n/);
});

test("a site without a paper of the content is older than it", async (t) => {
  const { code, stdout } = await ask(t, CONTENT, { site: { "index.html": "<p>" } });
  assert.equal(code, 0);
  assert.match(
    stdout,
    /warning +1 of 1 paper has no page in it: the content is newer, or files of the site are gone\n +→ npm run build/,
  );
});

test("a site that can't be read isn't called missing", async (t) => {
  const folder = await temporaryFolder(t);
  const out = path.join(folder, "site");
  await fs.symlink(out, out);
  const { code, stdout } = await ask(t, CONTENT, { env: { BROADSHEET_OUT: out } });
  assert.equal(code, 1);
  assert.match(stdout, /error +built site can't be looked at: ELOOP/);
});

test("papers that the settings give no page are not missed", async (t) => {
  const old = toMdx(aPaper({ id: "2401.00001", source: "hf", day: "2024-01-02" }));
  const content = { ...CONTENT, "papers/2024/01/2401.00001.mdx": old };
  const env = { BROADSHEET_SETTINGS: '{"archive": {"paperPages": {"months": 1}}}' };
  const { stdout } = await ask(t, content, { site: PAGES, env });
  assert.match(stdout, /ok +it has a page for each of 1 paper\n/);
});

for (const [host, code, said] of [
  ["other", 0, /ok +Cloudflare Pages takes 26\.2 MB in big\.bin; this site has 30\.0 MB, too much/],
  [
    "cloudflare-pages",
    1,
    /error +Cloudflare Pages takes 26\.2 MB in big\.bin; .*\n +→ Split the archive/,
  ],
  [
    "github-pages",
    0,
    /ok +GitHub Pages takes 1,000 MB in all; this site has 30\.0 MB, 3% of the limit/,
  ],
] as const)
  test(`a file of 30 MB, where the host is ${host}`, async (t) => {
    const env = { BROADSHEET_SETTINGS: JSON.stringify({ host }) };
    const site = { ...PAGES, "big.bin": "x".repeat(30_000_000) };
    const answer = await ask(t, CONTENT, { site, env });
    assert.match(answer.stdout, said);
    assert.equal(answer.code, code);
  });
