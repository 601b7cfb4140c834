import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { pagesAddress, repositoryOfRemote } from "../../src/site/github-pages.ts";

describe("a repository by what git calls it", () => {
  const CASES: [remote: string, repository: string | undefined][] = [
    ["git@github.com:lab/digest.git", "https://github.com/lab/digest"],
    ["ssh://git@github.com/lab/digest", "https://github.com/lab/digest"],
    ["https://github.com/lab/digest.git", "https://github.com/lab/digest"],
    ["https://ann:secret@github.com/lab/digest", "https://github.com/lab/digest"],
    ["https://gitlab.com/lab/digest", undefined],
    ["git@gitlab.com:lab/digest.git", undefined],
    ["/srv/git/digest.git", undefined],
    ["../digest", undefined],
    ["", undefined],
  ];
  for (const [remote, repository] of CASES)
    test(remote || "none", () => assert.equal(repositoryOfRemote(remote), repository));
});

describe("where GitHub Pages publishes a repository", () => {
  const CASES: [repository: string, site: string | undefined, base?: string][] = [
    ["https://github.com/lab/digest", "https://lab.github.io", "/digest/"],
    ["https://github.com/Lab/Digest.Two", "https://lab.github.io", "/Digest.Two/"],
    ["https://github.com/Lab/Lab.GitHub.io", "https://lab.github.io", "/"],
    ["https://gitlab.com/lab/digest", undefined],
    ["lab/digest", undefined],
    ["", undefined],
  ];
  for (const [repository, site, base] of CASES)
    test(repository || "none", () =>
      assert.deepEqual(pagesAddress(repository), site && { site, base }),
    );
});
