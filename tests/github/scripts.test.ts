/**
 * The scripts inside of workflows, run as GitHub runs them, with an answer of ours for each question
 * that they ask it.
 */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { z } from "zod";
import { readYaml } from "../../src/paper/frontmatter.ts";
import { ROOT, temporaryFolder } from "../folders.ts";

const REPOSITORY = "lab/digest";
const SHA = "0123456789abcdef0123456789abcdef01234567";

/** What GitHub answers, by the path that is asked for. A list of lists is pages. */
type Answers = Record<string, unknown>;

/** A pull request of one commit with these files. */
function pullRequest(
  files: { filename: string; previous_filename?: string }[],
  more: Answers = {},
): Answers {
  return {
    [`repos/${REPOSITORY}/pulls`]: [
      { number: 6, head: { sha: "another" } },
      { number: 7, head: { sha: SHA } },
    ],
    [`repos/${REPOSITORY}/pulls/7`]: { changed_files: files.length },
    [`repos/${REPOSITORY}/pulls/7/files`]: [files],
    [`repos/${REPOSITORY}/actions/runs/5/artifacts`]: {
      artifacts: [{ name: "preview", id: 99, expired: false }],
    },
    [`repos/${REPOSITORY}/issues/7/comments`]: [[]],
    ...more,
  };
}

const NOTE = { filename: "content/notes/2510.12345.mdx" };

describe("the comment in a pull request", () => {
  test("thanks for a note, and says where its preview is", async (t) => {
    const asked = await preview(t, pullRequest([NOTE]));
    if (!asked) return;
    assert.equal(asked.method, "POST");
    assert.equal(asked.path, `repos/${REPOSITORY}/issues/7/comments`);
    assert.match(asked.body, /^<!-- preview -->\nThe check passed\. Thank you!/);
    assert.match(asked.body, /\(https:\/\/github\.example\/runs\/5\/artifacts\/99\)/);
    assert.doesNotMatch(asked.body, /outside of notes/);
  });

  test("says which commit it is about: a later one may have asked not to be checked", async (t) => {
    const asked = await preview(t, pullRequest([NOTE]));
    if (!asked) return;
    assert.match(asked.body, /^This is about commit 0123456\. /m);
  });

  /** Changed files → how many of them a merger has to read as code. */
  const FILES: [name: string, files: Parameters<typeof pullRequest>[0], others: number][] = [
    [
      "a note, a picture and a topic are none",
      [
        NOTE,
        { filename: "content/notes/images/curve.png" },
        { filename: "content/topics/agents.md" },
      ],
      0,
    ],
    ["a program is one", [NOTE, { filename: "src/notes/parse.ts" }], 1],
    ["a paper's file is one", [{ filename: "content/papers/2025/10/a.mdx" }], 1],
    [
      "a program that was made a note by renaming is one",
      [{ ...NOTE, previous_filename: "src/check/notes.ts" }],
      1,
    ],
    [
      "a hidden file, a folder below and another ending are",
      [
        { filename: "content/notes/.prettierrc" },
        { filename: "content/notes/below/2510.12345.mdx" },
        { filename: "content/notes/2510.12345.mdx.js" },
        { filename: "content/notes/images/curve.svg" },
      ],
      4,
    ],
    ["a name whose last line is a note's is one", [{ filename: "src/a\ncontent/notes/a.mdx" }], 1],
    ["a name of several lines is one", [{ filename: "content/notes/a.mdx\nb" }], 1],
  ];
  for (const [name, files, others] of FILES)
    test(`counts what isn't a note or a topic: ${name}`, async (t) => {
      const asked = await preview(t, pullRequest(files));
      if (!asked) return;
      const said = /are changed: (\d+)\. For whoever merges/.exec(asked.body);
      assert.equal(Number(said?.[1] ?? 0), others);
    });

  test("says that nobody has looked where there are more files than GitHub lists", async (t) => {
    const many = { [`repos/${REPOSITORY}/pulls/7`]: { changed_files: 3001 } };
    const asked = await preview(t, pullRequest([NOTE], many));
    if (!asked) return;
    assert.match(asked.body, /3001 files are changed, more than GitHub lists/);
    assert.match(asked.body, /read all of it as code/);
  });

  test("is brought up to date where there is one of ours, and of nobody else", async (t) => {
    const comments = {
      [`repos/${REPOSITORY}/issues/7/comments`]: [
        [
          { id: 1, user: { login: "mallory" }, body: "<!-- preview -->" },
          { id: 2, user: { login: "github-actions[bot]" }, body: "Other." },
        ],
        [
          {
            id: 3,
            user: { login: "github-actions[bot]" },
            body: "<!-- preview -->\nOld.",
          },
        ],
      ],
    };
    const asked = await preview(t, pullRequest([NOTE], comments));
    if (!asked) return;
    assert.equal(asked.method, "PATCH");
    assert.equal(asked.path, `repos/${REPOSITORY}/issues/comments/3`);
  });

  test("says where to read what has to be mended", async (t) => {
    const asked = await preview(t, pullRequest([NOTE]), {
      CONCLUSION: "failure",
    });
    if (!asked) return;
    assert.match(
      asked.body,
      /something to mend: \[the page of the run\]\(https:\/\/github\.example\/runs\/5\)/,
    );
  });

  for (const [conclusion, said] of [
    ["action_required", /^The check waits until somebody here lets it start/m],
    ["timed_out", /^The check did not come to its end \(timed_out\)/m],
    ["cancelled", /^The check was stopped/m],
  ] as const)
    test(`finds no fault with a note that nobody has checked: ${conclusion}`, async (t) => {
      const asked = await preview(t, pullRequest([NOTE]), {
        CONCLUSION: conclusion,
      });
      if (!asked) return;
      assert.match(asked.body, said);
      assert.doesNotMatch(asked.body, /mend/);
    });

  test("isn't written where no open pull request has the commit", async (t) => {
    const none = { [`repos/${REPOSITORY}/pulls`]: [] };
    const asked = await preview(t, pullRequest([NOTE], none));
    if (asked) assert.equal(asked.method, undefined);
  });

  test("takes a branch's name as a name, whatever it is", async (t) => {
    const asked = await preview(t, pullRequest([NOTE]), {
      HEAD_BRANCH: '$(touch trace)`touch trace`";touch trace;"',
    });
    if (!asked) return;
    assert.equal(asked.method, "POST");
    assert.ok(!asked.files.includes("trace"), asked.files.join());
  });
});

describe("the issue about a source that failed", () => {
  test("has the end of what was said, with nothing in it that GitHub would read", async (t) => {
    const log = `${"line\n".repeat(60)}\`\`\`\n@everyone ${"x".repeat(10)}\n`;
    const asked = await runScript(t, {
      workflow: "daily.yml",
      step: /^Say in an issue/,
      answers: { "issue list": "" },
      variables: { RUN: "https://github.example/runs/5" },
      files: { "ingest.log": log },
    });
    if (!asked) return;
    assert.equal(asked.method, "create");
    const shown = asked.body.split("\n").filter((line) => /everyone|```/.test(line));
    assert.equal(shown.length, 2);
    for (const line of shown) assert.match(line, /^ {4}/);
    assert.equal(asked.body.match(/^ {4}line$/gm)?.length, 38);
  });
});

// --- internal ---

const workflowSchema = z.looseObject({
  jobs: z.record(
    z.string(),
    z.looseObject({
      steps: z.array(
        z.looseObject({
          name: z.string().optional(),
          run: z.string().optional(),
        }),
      ),
    }),
  ),
});

interface Run {
  workflow: string;
  step: RegExp;
  answers: Answers;
  variables: Record<string, string>;
  /** Files of the runner's temporary folder. */
  files?: Record<string, string>;
}

/** What a script wrote to GitHub. Without a method, nothing. */
interface Asked {
  method?: string | undefined;
  path: string;
  body: string;
  /** What lies in the folder where it ran. */
  files: string[];
}

const askedSchema = z.object({
  method: z.string(),
  path: z.string(),
  body: z.string(),
});

function preview(
  t: TestContext,
  answers: Answers,
  variables: Record<string, string> = {},
): Promise<Asked | undefined> {
  return runScript(t, {
    workflow: "preview.yml",
    step: /^Comment/,
    answers,
    variables: {
      REPOSITORY,
      RUN: "5",
      RUN_URL: "https://github.example/runs/5",
      CONCLUSION: "success",
      HEAD_OWNER: "anna",
      HEAD_BRANCH: "note",
      HEAD_SHA: SHA,
      ...variables,
    },
  });
}

/** Runs a step's script as a runner does; undefined, with the test skipped, where it can't be run. */
async function runScript(
  t: TestContext,
  { workflow, step, answers, variables, files = {} }: Run,
): Promise<Asked | undefined> {
  const hasTools = ["bash", "jq"].every((tool) => spawnSync(tool, ["--version"]).status === 0);
  if (process.platform !== "linux" || !hasTools) {
    t.skip("needs bash and jq on Linux, as GitHub's machines have them");
    return undefined;
  }
  const folder = await temporaryFolder(t);
  const [bin, temp, work] = ["bin", "temp", "work"].map((name) => path.join(folder, name));
  assert.ok(bin && temp && work);
  for (const one of [bin, temp, work]) await fs.mkdir(one);
  for (const [name, text] of Object.entries(files)) await fs.writeFile(path.join(temp, name), text);
  const answersFile = path.join(folder, "answers.json");
  await fs.writeFile(answersFile, JSON.stringify(answers));
  await fs.writeFile(
    path.join(bin, "gh"),
    `#!/bin/sh\nexec "${process.execPath}" "${path.join(ROOT, "tests/github/fake-gh.ts")}" "$@"\n`,
    { mode: 0o755 },
  );
  const script = path.join(folder, "script.sh");
  await fs.writeFile(script, await scriptOf(workflow, step));
  const asked = path.join(folder, "asked.json");
  const { status, stdout, stderr } = spawnSync(
    "bash",
    // As a runner does where a step names no shell.
    ["-e", script],
    {
      cwd: work,
      encoding: "utf8",
      env: {
        PATH: `${bin}:${process.env["PATH"]}`,
        RUNNER_TEMP: temp,
        FAKE_ANSWERS: answersFile,
        FAKE_ASKED: asked,
        ...variables,
      },
    },
  );
  assert.equal(status, 0, stdout + stderr);
  const left = await fs.readdir(work);
  const written = await fs.readFile(asked, "utf8").catch(() => undefined);
  return written === undefined
    ? { path: "", body: "", files: left }
    : { ...askedSchema.parse(JSON.parse(written)), files: left };
}

async function scriptOf(workflow: string, step: RegExp): Promise<string> {
  const file = path.join(ROOT, ".github/workflows", workflow);
  const { jobs } = readYaml(await fs.readFile(file, "utf8"), workflow, workflowSchema);
  const found = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .find(({ name = "" }) => step.test(name));
  assert.ok(found?.run, `${workflow} has no such step`);
  return found.run;
}
