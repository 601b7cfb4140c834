import assert from "node:assert/strict";
import { describe, test } from "node:test";
import vm from "node:vm";
import { ARTICLE_SCRIPT, HEAD_SCRIPT, securityPolicy } from "../../src/layouts/head.ts";

/** What the head's script makes of the page's element. */
function run(
  entries: Record<string, string>,
  search = "",
  script = HEAD_SCRIPT,
): Record<string, string> {
  const dataset: Record<string, string> = { base: "/digest/" };
  vm.runInNewContext(script, {
    document: { documentElement: { dataset } },
    location: { search },
    localStorage: entries,
  });
  return dataset;
}

test("the only inline script has at most 500 bytes, and the policy knows it", () => {
  assert.ok(Buffer.byteLength(HEAD_SCRIPT) <= 500, `${HEAD_SCRIPT.length}`);
  const policy = securityPolicy(HEAD_SCRIPT);
  assert.match(policy, /script-src 'self' 'wasm-unsafe-eval' 'sha256-[\w+/=]{44}'/);
  assert.doesNotMatch(policy, /script-src[^;]*unsafe-inline/);
  assert.notEqual(securityPolicy(ARTICLE_SCRIPT), policy);
});

test("a form may post to the site alone, and to where a page says", () => {
  assert.match(securityPolicy(HEAD_SCRIPT), /form-action 'self';/);
  assert.match(
    securityPolicy(HEAD_SCRIPT, "https://lists.example/a?b"),
    /form-action 'self' https:\/\/lists\.example;/,
  );
});

describe("before the first paint", () => {
  const ROWS: [name: string, entries: Record<string, string>, search: string, expected: object][] =
    [
      ["a fresh reader's page waits for nothing", {}, "", {}],
      ["the theme is there", { "broadsheet-theme": "dark" }, "", { theme: "dark" }],
      ["a theme that is none isn't", { "broadsheet-theme": 'x"><b>' }, "", {}],
      [
        "so is the density",
        { "broadsheet/digest/settings": '{"density":"compact"}' },
        "",
        { density: "compact" },
      ],
      ["but not another digest's", { "broadsheet/settings": '{"density":"compact"}' }, "", {}],
      [
        "a reader who was here before waits for the script",
        { "broadsheet/digest/visit": "{}" },
        "",
        { wait: "" },
      ],
      ["and so does a narrowed list", {}, "?topic=agents", { wait: "" }],
      ["a search that is asked something says so", {}, "?q=ants", { asked: "" }],
      ["and not one that isn't", {}, "?q=", {}],
      ["and a list of what is new", {}, "?x=1&show=new", { wait: "" }],
    ];
  for (const [name, entries, search, expected] of ROWS)
    test(name, () =>
      assert.deepEqual(run(entries, search), { base: "/digest/", js: "", ...expected }),
    );

  test("a paper's page, which has no list and no search, has the theme and waits as others do", () => {
    const dark = { "broadsheet-theme": "dark" };
    const expected = { base: "/digest/", js: "", theme: "dark" };
    assert.deepEqual(run(dark, "?topic=agents", ARTICLE_SCRIPT), expected);
    const here = { ...dark, "broadsheet/digest/visit": "{}" };
    assert.deepEqual(run(here, "", ARTICLE_SCRIPT), { ...expected, wait: "" });
  });

  test("a browser that keeps nothing has a page all the same", () => {
    const dataset: Record<string, string> = {};
    const page = { documentElement: { dataset } };
    vm.runInNewContext(
      `Object.defineProperty(this, "localStorage", { get() { throw new Error("blocked") } });${HEAD_SCRIPT}`,
      { document: page, location: { search: "" } },
    );
    assert.deepEqual(dataset, { js: "" });
  });
});
