import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  previewComment,
  readRun,
  writePreviewComment,
  type PreviewFacts,
} from "../../../src/commands/github/preview-comment.ts";
import { fakeGitHub, type Answers } from "./fake-github.ts";

const RUN = {
  id: "5",
  url: "https://github.example/runs/5",
  conclusion: "success",
  headOwner: "anna",
  headBranch: "note",
  headSha: "0123456789abcdef0123456789abcdef01234567",
};

const NOTE = "content/notes/2510.12345.mdx";

describe("the comment", () => {
  const comment = (facts: Partial<PreviewFacts> = {}) =>
    previewComment({
      run: RUN,
      changed: facts.files?.length ?? 1,
      files: [NOTE],
      artifact: 99,
      ...facts,
    });

  test("thanks for a note, and links its preview", () => {
    const text = comment();
    assert.match(text, /^<!-- preview -->\nThe check passed\. Thank you!\n\n/);
    assert.match(text, /\(https:\/\/github\.example\/runs\/5\/artifacts\/99\)/);
    assert.doesNotMatch(text, /outside of notes/);
  });

  test("has no link where there is no preview", () => {
    assert.doesNotMatch(comment({ artifact: undefined }), /artifacts/);
  });

  test("names the commit that it is about: a later one may have asked not to be checked", () => {
    assert.match(comment(), /^This is about commit 0123456\. /m);
  });

  const CONCLUSIONS: [conclusion: string, said: RegExp][] = [
    ["failure", /something to mend: \[the page of the run\]\(https:\/\/github\.example\/runs\/5\)/],
    ["action_required", /^The check waits for an approval/m],
    ["timed_out", /^The check did not finish \(timed_out\)/m],
    ["startup_failure", /^The check did not finish \(startup_failure\)/m],
    ["cancelled", /^The check was stopped\./m],
  ];
  for (const [conclusion, said] of CONCLUSIONS)
    test(`after ${conclusion}`, () => {
      const text = comment({ run: { ...RUN, conclusion } });
      assert.match(text, said);
      assert.doesNotMatch(text, /Thank you/);
      // Only a check that found something finds fault.
      assert.equal(/mend/.test(text), conclusion === "failure");
    });

  /** Changed files → how many of them a merger has to read as code. */
  const FILES: [name: string, files: string[], others: number][] = [
    [
      "a note, a picture and a topic are covered by the check",
      [NOTE, "content/notes/images/curve.png", "content/topics/agents.md"],
      0,
    ],
    ["a program is not", [NOTE, "src/notes/parse.ts"], 1],
    ["a paper's file is not", ["content/papers/2025/10/a.mdx"], 1],
    [
      "hidden files, folders below and other endings are not",
      [
        "content/notes/.prettierrc",
        "content/notes/below/2510.12345.mdx",
        "content/notes/2510.12345.mdx.js",
        "content/notes/images/curve.svg",
      ],
      4,
    ],
    [
      "names of several lines are not",
      [
        "src/a\ncontent/notes/a.mdx",
        "content/notes/a.mdx\nb",
        "content/notes/a\nb.mdx",
        "content/notes/a.mdx\n",
      ],
      4,
    ],
  ];
  for (const [name, files, others] of FILES)
    test(`counts files for a merger to read: ${name}`, () => {
      const found = /are changed: (\d+)\. For the person who merges/.exec(comment({ files }));
      assert.equal(Number(found?.[1] ?? 0), others);
    });

  const CODE: [name: string, facts: Partial<PreviewFacts>][] = [
    ["files outside of notes and topics", { files: [NOTE, "src/notes/parse.ts"] }],
    ["more files than GitHub lists", { changed: 3001 }],
  ];
  for (const [name, facts] of CODE)
    test(`links no preview that was built by ${name}`, () => {
      const text = comment(facts);
      assert.doesNotMatch(text, /artifacts/);
      assert.match(text, /The preview is not linked, since code of this pull request built it/);
    });

  test("warns where there are more files than GitHub lists", () => {
    const text = comment({ changed: 3001 });
    assert.match(text, /3001 files are changed, more than GitHub lists/);
    assert.match(text, /read all of it as code/);
  });
});

describe("is written", () => {
  /** A pull request of one commit with these files. */
  const pullRequest = (more: Answers = {}): Answers => ({
    "/pulls": [
      { number: 6, head: { sha: "another" } },
      { number: 7, head: { sha: RUN.headSha } },
    ],
    "/pulls/7": { changed_files: 1 },
    "/pulls/7/files": [{ filename: NOTE }],
    "/actions/runs/5/artifacts": {
      artifacts: [
        { name: "preview", id: 98, expired: true },
        { name: "preview", id: 99, expired: false },
      ],
    },
    "/issues/7/comments": [],
    ...more,
  });

  test("into the pull request whose newest commit was checked", async () => {
    const { github, sent } = fakeGitHub(pullRequest());
    assert.equal(await writePreviewComment(github, RUN), 7);
    assert.deepEqual(
      sent.map(({ method, path }) => [method, path]),
      [["POST", "/issues/7/comments"]],
    );
    const { body } = JSON.parse(sent[0]?.body ?? "{}");
    assert.match(body, /artifacts\/99/);
    assert.doesNotMatch(body, /outside of notes/);
  });

  test("over the comment of before, and over no other", async () => {
    const robot = { login: "github-actions[bot]" };
    const comments = [
      { id: 1, user: { login: "mallory" }, body: "<!-- preview -->" },
      { id: 2, user: robot, body: "Other." },
      ...Array.from({ length: 120 }, () => ({ id: 9, user: { login: "bo" }, body: "Thanks" })),
      { id: 3, user: robot, body: "<!-- preview -->\nOld." },
    ];
    const { github, sent } = fakeGitHub(pullRequest({ "/issues/7/comments": comments }));
    await writePreviewComment(github, RUN);
    assert.deepEqual(
      sent.map(({ method, path }) => [method, path]),
      [["PATCH", "/issues/comments/3"]],
    );
  });

  test("with every changed file, and both names of a renamed one", async () => {
    const files = [
      ...Array.from({ length: 150 }, (_, at) => ({ filename: `src/${at}.ts` })),
      { filename: NOTE, previous_filename: "src/check/notes.ts" },
    ];
    const { github, sent } = fakeGitHub(pullRequest({ "/pulls/7/files": files }));
    await writePreviewComment(github, RUN);
    assert.match(sent[0]?.body ?? "", /are changed: 151\./);
  });

  test("nowhere, where no open pull request has the commit", async () => {
    const { github, sent } = fakeGitHub(pullRequest({ "/pulls": [] }));
    assert.equal(await writePreviewComment(github, RUN), undefined);
    assert.deepEqual(sent, []);
  });

  test("whatever the branch's name is: it is a name in the address, and in no text", async () => {
    const headBranch = '$(touch trace)&state=closed#"`<!--';
    const { github, sent, asked } = fakeGitHub(pullRequest());
    await writePreviewComment(github, { ...RUN, headBranch });
    const query = new URL(`https://e.org${asked[0]}`).searchParams;
    assert.deepEqual([query.get("head"), query.get("state")], [`anna:${headBranch}`, "open"]);
    assert.ok(!sent[0]?.body.includes("trace"));
  });

  test("with GitHub's error where it refuses", async () => {
    const { github } = fakeGitHub({});
    await assert.rejects(writePreviewComment(github, RUN), /\[GET\] .*\/pulls.*: 404$/);
  });
});

test("the run is read from the environment; a missing variable is named", () => {
  const env = {
    RUN: "5",
    RUN_URL: RUN.url,
    CONCLUSION: "success",
    HEAD_OWNER: "anna",
    HEAD_BRANCH: "note",
    HEAD_SHA: RUN.headSha,
  };
  assert.deepEqual(readRun(env), RUN);
  assert.throws(() => readRun({ ...env, HEAD_SHA: "" }), /HEAD_SHA is not set/);
});
