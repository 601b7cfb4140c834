import assert from "node:assert/strict";
import { test } from "node:test";
import { runSiteAddress, siteAddress } from "../../../src/commands/github/site-address.ts";
import { runHere } from "../run-here.ts";

const GITHUB = "https://github.com";

/** The settings' site and base, the server and the repository of the run; the address. */
const CASES: [[site: string | undefined, base: string], [string, string], [string, string]][] = [
  [
    ["https://papers.example.org", "/"],
    [GITHUB, "lab/digest"],
    ["https://papers.example.org", "/"],
  ],
  [
    ["https://example.org", "/a/"],
    [GITHUB, "lab/digest"],
    ["https://example.org", "/a/"],
  ],
  [
    [undefined, "/"],
    [GITHUB, "Lab/Digest"],
    ["https://lab.github.io", "/Digest/"],
  ],
  [
    [undefined, "/"],
    [GITHUB, "Lab/lab.github.io"],
    ["https://lab.github.io", "/"],
  ],
  // GitHub Enterprise publishes elsewhere.
  [
    [undefined, "/a/"],
    ["https://github.example.org", "lab/digest"],
    ["", "/a/"],
  ],
];

for (const [[site, base], [GITHUB_SERVER_URL, GITHUB_REPOSITORY], [atSite, atBase]] of CASES)
  test(`${site}${base}, of ${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}, is at ${atSite}${atBase}`, () => {
    const address = siteAddress(
      { ...(site === undefined ? {} : { site }), base },
      { GITHUB_SERVER_URL, GITHUB_REPOSITORY },
    );
    assert.deepEqual(address, { site: atSite, base: atBase });
  });

test("variables of the repository win, and it is printed as a step's outputs", async () => {
  const env = {
    BROADSHEET_SITE: "https://papers.example.org",
    BROADSHEET_BASE: "/digest/",
    GITHUB_SERVER_URL: GITHUB,
    GITHUB_REPOSITORY: "lab/digest",
  };
  const { code, stdout } = await runHere(runSiteAddress, [], env);
  assert.equal(code, 0);
  assert.equal(stdout, "site=https://papers.example.org\nbase=/digest/\n");
});

test("a variable for the path alone wins over the path that GitHub Pages gives", async () => {
  const env = {
    BROADSHEET_BASE: "/digest/",
    GITHUB_SERVER_URL: GITHUB,
    GITHUB_REPOSITORY: "lab/papers",
  };
  const { stdout } = await runHere(runSiteAddress, [], env);
  assert.equal(stdout, "site=https://lab.github.io\nbase=/digest/\n");
});

test("an address that can't be is told, and nothing is printed", async () => {
  for (const wrong of ["papers.example.org", "https://a.org\nbase=/x/"]) {
    const ended = await runHere(runSiteAddress, [], { BROADSHEET_SITE: wrong });
    assert.equal(ended.code, 1);
    assert.equal(ended.stdout, "");
    assert.match(ended.stderr, /BROADSHEET_SITE: site: expected an origin/);
  }
});
