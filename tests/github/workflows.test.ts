/** Workflows: valid for GitHub, and without a way for a stranger's code to gain rights. */
import assert from "node:assert/strict";
import fs from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { describe, test } from "node:test";
import { z } from "zod";
import { readYaml } from "../../src/paper/frontmatter.ts";
import { ROOT } from "../folders.ts";

const FOLDER = path.join(ROOT, ".github");

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const values = z.record(z.string(), scalar);
const permissions = z.partialRecord(
  z.enum(["actions", "contents", "id-token", "issues", "pages", "pull-requests"]),
  z.enum(["read", "write"]),
);
const concurrency = z.strictObject({
  group: z.string(),
  "cancel-in-progress": z.boolean().optional(),
});

const step = z
  .strictObject({
    id: z.string().optional(),
    name: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().optional(),
    run: z.string().optional(),
    with: values.optional(),
    env: values.optional(),
    "continue-on-error": z.boolean().optional(),
  })
  .refine(({ uses, run }) => (uses === undefined) !== (run === undefined), {
    error: "a step uses an action or runs a script",
  });

const job = z.strictObject({
  name: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  "runs-on": z.literal("ubuntu-latest"),
  "timeout-minutes": z.number(),
  permissions: permissions.optional(),
  environment: z.strictObject({ name: z.string(), url: z.string().optional() }).optional(),
  outputs: z.record(z.string(), z.string()).optional(),
  env: values.optional(),
  strategy: z.looseObject({}).optional(),
  steps: z.array(step).min(1),
});

/**
 * The part of GitHub's format that we use.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
 */
const workflowSchema = z.strictObject({
  name: z.string(),
  on: z.strictObject({
    push: z.strictObject({ branches: z.array(z.string()) }).nullish(),
    pull_request: z.strictObject({}).nullish(),
    schedule: z.array(z.strictObject({ cron: z.string() })).optional(),
    workflow_dispatch: z
      .strictObject({ inputs: z.record(z.string(), z.looseObject({})) })
      .nullish(),
    workflow_run: z
      .strictObject({
        workflows: z.array(z.string()),
        types: z.array(z.enum(["completed", "requested", "in_progress"])),
      })
      .optional(),
  }),
  permissions,
  concurrency: concurrency.optional(),
  jobs: z.record(z.string().regex(/^[a-z][\w-]*$/), job),
});

type Workflow = z.output<typeof workflowSchema>;

const FILES = fs.readdirSync(path.join(FOLDER, "workflows")).sort();

function textOf(file: string): string {
  return fs.readFileSync(path.join(FOLDER, "workflows", file), "utf8");
}

function read(file: string): Workflow {
  return readYaml(textOf(file), file, workflowSchema);
}

/** Every step of a workflow, with the name of its job. */
function stepsOf({ jobs }: Workflow) {
  return Object.entries(jobs).flatMap(([name, { steps }]) =>
    steps.map((one) => ({ job: name, ...one })),
  );
}

/** The errors that GitHub's own parser finds in a workflow and in its expressions. */
async function errorsOf(name: string, content: string): Promise<string[]> {
  // It imports its schema as bundlers do, without saying that it is JSON.
  const hooks = registerHooks({
    load: (url, context, next) =>
      next(
        url,
        url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context,
      ),
  });
  const { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } =
    await import("@actions/workflow-parser");
  hooks.deregister();
  const { context, value } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(({ message }) => message);
}

test("a typo in a workflow is found", async () => {
  const TYPOS: [typo: (text: string) => string, said: RegExp][] = [
    [
      (text) => text.replace("timeout-minutes", "timeout-minute"),
      /Unexpected value 'timeout-minute'/,
    ],
    [(text) => text.replace("contents: write", "contents: wirte"), /Unexpected value 'wirte'/],
    [(text) => text.replace("needs: ingest", "needs: ingset"), /unknown job 'ingset'/],
    [
      (text) => text.replace("steps.ingest.outcome }}", "step.ingest.outcome }}"),
      /Unrecognized named-value: 'step'/,
    ],
    [(text) => text.replace('"17 10 * * 1-5"', '"17 10 * * 1-8"'), /cron/i],
  ];
  for (const [typo, said] of TYPOS) {
    const errors = await errorsOf("daily.yml", typo(textOf("daily.yml")));
    assert.match(errors.join("\n"), said);
  }
});

test("there are workflows to look at", () => {
  for (const file of ["pull-request.yml", "preview.yml", "daily.yml"])
    assert.ok(FILES.includes(file), file);
});

for (const file of FILES)
  describe(`.github/workflows/${file}`, () => {
    test("is valid for GitHub", async () => {
      assert.ok(read(file).jobs);
      assert.deepEqual(await errorsOf(file, textOf(file)), []);
    });

    test("pins every action by the hash of its commit, and says which version it is", () => {
      for (const { uses } of stepsOf(read(file)))
        if (uses !== undefined) assert.match(uses, /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
      const lines = textOf(file).split("\n");
      for (const line of lines.filter((one) => /^\s*-? ?uses:/.test(one)))
        assert.match(line, /@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    });

    test("sets its own rights, and takes none from the repository's settings", () => {
      // The default of a repository may be to write.
      assert.ok(read(file).permissions);
    });

    test("puts no expression into a script, where a stranger could choose its value", () => {
      for (const { run = "" } of stepsOf(read(file))) assert.doesNotMatch(run, /\$\{\{/);
    });

    test("takes from another run's cache, where it may write, what the daily build left alone", () => {
      const { jobs, permissions: own } = read(file);
      for (const [name, { permissions: rights = own, steps }] of Object.entries(jobs)) {
        const isTrusted =
          Object.values(rights).includes("write") ||
          // What it builds is published.
          Object.values(jobs).some(
            (one) => one.needs === name && one.permissions?.pages === "write",
          );
        if (!isTrusted) continue;
        for (const { uses = "", with: given } of steps) {
          if (uses.startsWith("actions/cache")) {
            // Both are started by a clock or by who may write; a branch has a cache of its own.
            assert.ok(["daily.yml", "build-in-parts.yml"].includes(file), file);
            assert.equal(given?.["path"], ".cache", name);
          }
          if (!uses.startsWith("actions/setup-node@")) continue;
          assert.equal(given?.["cache"], undefined, name);
          assert.equal(given?.["package-manager-cache"], false, name);
        }
      }
    });

    test("keeps a token in a clone only where it commits", () => {
      for (const { uses, with: given, job } of stepsOf(read(file)))
        if (uses?.startsWith("actions/checkout@") && job !== "commit")
          assert.equal(given?.["persist-credentials"], false, job);
    });

    test("runs packages and what they bring only without a right to write", () => {
      const { jobs, permissions: own } = read(file);
      for (const [name, { permissions: rights = own, steps }] of Object.entries(jobs))
        if (steps.some(({ run = "" }) => /\b(?:npm|npx|\.ci\/run)\b/.test(run)))
          assert.ok(!Object.values(rights).includes("write"), name);
    });

    test("never runs a pull request's code with the repository's rights", () => {
      const text = textOf(file);
      assert.doesNotMatch(text, /pull_request_target/);
      const { on } = read(file);
      if (!("pull_request" in on)) return;
      assert.doesNotMatch(text, /secrets\./);
      const { permissions: rights, jobs } = read(file);
      for (const given of [rights, ...Object.values(jobs).map((one) => one.permissions ?? {})])
        assert.deepEqual(
          Object.entries(given).filter(([, right]) => right !== "read"),
          [],
        );
    });

    test("runs, checks out and opens nothing of a pull request where it may write to one", () => {
      const workflow = read(file);
      if (workflow.on.workflow_run === undefined) return;
      for (const { uses = "", with: given = {}, run = "" } of stepsOf(workflow)) {
        assert.match(uses, /^(?:actions\/(?:checkout|setup-node)@.*)?$/, "it may unpack");
        // Without them it checks out the default branch.
        for (const name of ["ref", "repository"]) assert.equal(given[name], undefined);
        assert.match(run, /^(?:node scripts\/[\w-]+\.ts)?$/);
      }
    });
  });

test("what runs with a right to write imports no package", () => {
  const checked = new Set<string>();
  const check = (file: string) => {
    if (checked.has(file)) return;
    checked.add(file);
    for (const [, from = ""] of fs.readFileSync(file, "utf8").matchAll(/from "([^"]+)"/g))
      if (from.startsWith(".")) check(path.resolve(path.dirname(file), from));
      else assert.ok(from.startsWith("node:"), `${file} imports ${from}`);
  };
  for (const name of ["preview-comment", "ingest-issue"])
    check(path.join(ROOT, `scripts/${name}.ts`));
  assert.ok(checked.size >= 3);
  for (const file of checked)
    assert.match(path.relative(ROOT, file), /^(?:scripts|src\/commands\/github)\//);
});

test("what is published or mailed has the address that one script finds", () => {
  const publishing = FILES.filter((file) => textOf(file).includes("actions/deploy-pages@"));
  const users = publishing
    .flatMap((file) => Object.values(read(file).jobs))
    .flatMap(({ steps }) => steps)
    .filter(({ run = "" }) => /npm run (?:--silent )?(?:build|email)/.test(run));
  assert.ok(users.length >= 4);
  for (const { name, env = {} } of users)
    for (const [variable, output] of [
      ["BROADSHEET_SITE", "site"],
      ["BROADSHEET_BASE", "base"],
    ] as const)
      assert.match(String(env[variable]), new RegExp(`outputs\\.${output} }}$`), name);
});

test("secrets of mail reach the step that sends it, and nothing else", () => {
  for (const file of FILES) {
    const { jobs } = read(file);
    for (const [job, { env = {}, steps }] of Object.entries(jobs)) {
      assert.doesNotMatch(JSON.stringify(env), /secrets\./);
      for (const one of steps.filter((each) => JSON.stringify(each).includes("secrets."))) {
        assert.equal(`${file} ${job} ${one.id}`, "daily.yml mail send");
        assert.doesNotMatch(JSON.stringify(one.with ?? {}), /secrets\./);
      }
    }
  }
});

test("the preview follows the workflow that makes it", () => {
  const { name } = read("pull-request.yml");
  assert.deepEqual(read("preview.yml").on.workflow_run?.workflows, [name]);
});
