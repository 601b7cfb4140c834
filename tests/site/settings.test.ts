import assert from "node:assert/strict";
import path from "node:path";
import { describe, test } from "node:test";
import { readSettings, withOut, type SettingsInput } from "../../src/site/settings.ts";
import config from "../../src/site.config.ts";
import { ROOT } from "../folders.ts";
import { timeOf } from "../worst.ts";

const FILE: SettingsInput = {
  title: "Broadsheet",
  tagline: "Plainly set",
  description: "A digest.",
};

/** The lines that the operator reads. */
function complaint(input: SettingsInput, env: NodeJS.ProcessEnv = {}): string[] {
  try {
    readSettings(env, input);
  } catch (error) {
    assert.ok(error instanceof Error);
    assert.equal(error.name, "ExpectedError", error.message);
    return error.message.split("\n");
  }
  return [];
}

test("the settings that come with the project are right", () => {
  assert.deepEqual(complaint(config), []);
});

test("what is left out has its default", () => {
  assert.equal(readSettings({}, FILE).base, "/");
  assert.equal(readSettings({}, FILE).site, undefined);
});

const BASES: [base: string, expected: string][] = [
  ["/", "/"],
  ["/digest/", "/digest/"],
  ["/digest", "/digest/"],
  ["/lab/digest-2.0", "/lab/digest-2.0/"],
  ["/~anna/", "/~anna/"],
];
for (const [base, expected] of BASES)
  test(`the base ${base} is ${expected}`, () =>
    assert.equal(readSettings({}, { ...FILE, base }).base, expected));

for (const base of ["digest", "/a b/", "//a", "/a//b", "https://a.org/", "/?a", "/<b>/", "/../up/"])
  test(`the base ${base} is refused`, () => {
    const lines = complaint({ ...FILE, base });
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", /^src\/site\.config\.ts: base: expected a path/);
  });

test("a host that isn't known is refused with those that are", () =>
  assert.match(
    complaint(FILE, { BROADSHEET_SETTINGS: '{"host": "x"}' }).join(),
    /host: expected one of github-pages, cloudflare-pages, netlify, other/,
  ));

for (const archive of [{ paperPages: "some" }, { paperPages: { months: 0 } }, { pages: "all" }])
  test(`the archive ${JSON.stringify(archive)} is refused`, () =>
    assert.match(
      complaint(FILE, { BROADSHEET_SETTINGS: JSON.stringify({ archive }) }).join(),
      /^BROADSHEET_SETTINGS: archive/,
    ));

test("a wrong base is refused at once, however long it is", async () => {
  const base = `/${"a".repeat(29)}!`;
  assert.equal(complaint({ ...FILE, base }).length, 1);
  assert.ok((await timeOf(() => complaint({ ...FILE, base }), base)) < 1000);
});

const ORIGINS: [site: string, valid: boolean][] = [
  ["https://papers.example.org", true],
  ["https://papers.example.org/", true],
  ["http://localhost:4321", true],
  ["https://example.org/digest", false],
  ["https://example.org/?a=b", false],
  ["https://example.org/#a", false],
  ["https://user:secret@example.org", false],
  ["https://exa mple.org", false],
  ["https://a.org\\b", false],
  ["https://a.org\nb", false],
  ["papers.example.org", false],
  ["ftp://example.org", false],
  ["javascript:alert(1)", false],
];
for (const [site, valid] of ORIGINS)
  test(`the site ${site} is ${valid ? "taken" : "refused, and says where the path goes"}`, () => {
    const lines = complaint({ ...FILE, site });
    assert.equal(lines.length, valid ? 0 : 1);
    if (!valid) assert.match(lines[0] ?? "", /^src\/site\.config\.ts: site: .*`base`$/);
  });

const SAME_ORIGINS: [site: string, expected: string][] = [
  ["https://a.org/", "https://a.org"],
  ["HTTPS://Lab.Example.org", "https://lab.example.org"],
  ["https://a.org:443", "https://a.org"],
  ["https://bücher.example", "https://xn--bcher-kva.example"],
];
for (const [site, expected] of SAME_ORIGINS)
  test(`the site ${site} is ${expected}`, () =>
    assert.equal(readSettings({}, { ...FILE, site }).site, expected));

test("texts are one line, without characters that no feed may hold", () => {
  const { title, tagline } = readSettings(
    {},
    { ...FILE, title: " a\u001B\n b\u202E", tagline: "👩‍🔬" },
  );
  assert.deepEqual([title, tagline], ["a b", "👩‍🔬"]);
  assert.match(complaint({ ...FILE, title: "\u200B" }).join(), /title: expected a word or more/);
});

test("the environment wins over the file; an empty variable says nothing", () => {
  const input = { ...FILE, site: "https://a.org", base: "/a/" };
  const env = { BROADSHEET_SITE: "https://b.org", BROADSHEET_BASE: "/b" };
  const { site, base } = readSettings(env, input);
  assert.deepEqual([site, base], ["https://b.org", "/b/"]);
  const empty = readSettings({ BROADSHEET_SITE: "", BROADSHEET_BASE: "" }, input);
  assert.deepEqual([empty.site, empty.base], ["https://a.org", "/a/"]);
});

test("a wrong setting is named by where it was made", () => {
  const [line = ""] = complaint(FILE, { BROADSHEET_BASE: "digest" });
  assert.match(line, /^BROADSHEET_BASE: base: expected a path/);
});

test("every wrong setting is named at once", () => {
  const lines = complaint({ ...FILE, title: "", repository: "javascript:alert(1)" });
  assert.equal(lines.length, 2);
  assert.match(lines[1] ?? "", /repository: expected an http/);
});

test("an unknown setting is named, since it is most often a slip", () => {
  const [line = ""] = complaint(Object.assign({ titel: "x" }, FILE));
  assert.match(line, /unknown field "titel"/);
});

test("BROADSHEET_SETTINGS wins over the file, field by field", () => {
  const env = { BROADSHEET_SETTINGS: '{"title": "Lab", "thumbnails": true}' };
  const site = readSettings(env, { ...FILE, base: "/digest/" });
  assert.equal(site.title, "Lab");
  assert.equal(site.thumbnails, true);
  assert.equal(site.tagline, FILE.tagline);
  assert.equal(site.base, "/digest/");
});

test("BROADSHEET_BASE wins over BROADSHEET_SETTINGS", () => {
  const env = { BROADSHEET_SETTINGS: '{"base": "/settings/"}', BROADSHEET_BASE: "/base/" };
  assert.equal(readSettings(env, FILE).base, "/base/");
});

for (const [settings, expected] of [
  ["thumbnails", /^BROADSHEET_SETTINGS: expected a JSON object/],
  ["[]", /^BROADSHEET_SETTINGS: expected a JSON object/],
  ['{"thumbnails": "yes"}', /^BROADSHEET_SETTINGS: thumbnails: /],
  ['{"thumbnail": true}', /^BROADSHEET_SETTINGS: unknown field "thumbnail"/],
] as const)
  test(`BROADSHEET_SETTINGS=${settings} is refused by its name`, () => {
    const lines = complaint(FILE, { BROADSHEET_SETTINGS: settings });
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", expected);
  });

test("folders come from the environment, and are absolute", () => {
  const defaults = readSettings({}, FILE);
  assert.deepEqual(
    [defaults.content, defaults.out].map((folder) => path.relative(ROOT, folder)),
    ["content", "dist"],
  );
  const env = { BROADSHEET_CONTENT: "/tmp/papers", BROADSHEET_OUT: "site" };
  const { content, out } = readSettings(env, FILE);
  assert.deepEqual([content, out], ["/tmp/papers", path.join(ROOT, "site")]);
});

test("each content, place and address has a cache of its own, whatever else is set", () => {
  const settings = readSettings({}, FILE);
  const caches = [
    settings,
    withOut(settings, "elsewhere"),
    readSettings({ BROADSHEET_CONTENT: "other" }, FILE),
    readSettings({ BROADSHEET_BASE: "/digest/" }, FILE),
  ].map(({ cache }) => cache);
  assert.equal(new Set(caches).size, caches.length);
  assert.equal(withOut(settings, settings.out).cache, settings.cache);
  assert.equal(readSettings({}, { ...FILE, title: "Another" }).cache, settings.cache);
});

describe("a site may not take the place of what it is built from", () => {
  for (const out of [".", "..", "/", "content", "content/site", "src", "node_modules/x", "a\0b"])
    test(JSON.stringify(out), () => {
      assert.throws(
        () => readSettings({ BROADSHEET_OUT: out }),
        /BROADSHEET_OUT: a build replaces/,
      );
    });

  test("the content folder, wherever it is", () => {
    const env = { BROADSHEET_CONTENT: "/srv/papers", BROADSHEET_OUT: "/srv" };
    assert.throws(() => readSettings(env), /\/srv\/papers would be lost/);
  });

  for (const out of ["dist", "content-site", "/srv/site", ".cache/test/site"])
    test(`${out} is a place for a site`, () => {
      assert.equal(readSettings({ BROADSHEET_OUT: out }).out, path.resolve(out));
    });
});
