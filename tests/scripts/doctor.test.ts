/** The doctor in projects in which something is broken: each is a copy of this one. */
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { ROOT, temporaryFolder } from "../folders.ts";

const SETTINGS = "src/site.config.ts";
const FIELDS = 'title: "A", tagline: "B", description: "C"';

/** The project without what builds make, and with links to its packages. */
async function copyProject(t: TestContext): Promise<string> {
  const project = await fs.realpath(await temporaryFolder(t));
  for (const name of ["src", "scripts/doctor.mjs", "package.json", "package-lock.json"])
    await fs.cp(path.join(ROOT, name), path.join(project, name), { recursive: true });
  await fs.mkdir(path.join(project, "content/topics"), { recursive: true });
  await linkPackages(project, "node_modules");
  return project;
}

/** A folder of links, each of which a test may replace. */
async function linkPackages(project: string, folder: string): Promise<void> {
  await fs.mkdir(path.join(project, folder));
  for (const name of await fs.readdir(path.join(ROOT, folder)))
    if (name.startsWith("@pagefind") || name === "@astrojs")
      await linkPackages(project, `${folder}/${name}`);
    else await fs.symlink(path.join(ROOT, folder, name), path.join(project, folder, name));
}

function run(project: string, args: readonly string[] = []) {
  const env = { PATH: process.env["PATH"] };
  return new Promise<{ code: number; output: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      [...args],
      { cwd: project, env },
      (_, stdout, stderr) => resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
    );
  });
}

type Break = (project: string) => Promise<unknown>;

const write =
  (file: string, text: string): Break =>
  (project) =>
    fs.writeFile(path.join(project, file), text);
const remove =
  (...files: string[]): Break =>
  (project) =>
    Promise.all(files.map((file) => fs.rm(path.join(project, file), { recursive: true })));

/** Several things at once, where they don't hide each other: a run takes seconds. */
const BROKEN: [name: string, change: Break, code: number, said: RegExp[]][] = [
  [
    "settings with a missing comma, no content, and packages of another version",
    async (project) => {
      const folder = path.join(project, "node_modules/astro");
      await write(SETTINGS, `export default {\n  title: "A"\n  tagline: "B",\n};\n`)(project);
      await remove(
        "content",
        "node_modules/astro",
        "node_modules/@pagefind",
        "package-lock.json",
      )(project);
      await fs.mkdir(folder);
      await fs.writeFile(path.join(folder, "package.json"), '{"version": "7.0.0"}');
      await fs.writeFile(path.join(project, ".cache"), "");
    },
    1,
    [
      /error +src\/site\.config\.ts:3 can't be loaded: SyntaxError.*, or get the last version back with/,
      /error +\S*content: there is no such folder\. .* run an ingest first/,
      /error +astro 7\.0\.0 is installed, and package\.json names 7\.3\.3\n +→ Run npm ci/,
      /ok +pagefind 1\.5\.2\n +error +the programs of pagefind for \S+ are missing/,
      /error +package-lock\.json can't be read\n +→ Take it back from git/,
      /error +\.cache is a file; builds need a folder there\n +→ Move it away/,
    ],
  ],
  [
    "settings with an unknown field and a wrong one, and no manifest",
    async (project) => {
      await write(SETTINGS, `export default { ${FIELDS}, titel: "x", base: "a b" };`)(project);
      await remove("package.json")(project);
    },
    1,
    [
      /error +src\/site\.config\.ts: unknown field "titel"\n +→ Correct it; src\/site\.config\.ts as git has it explains/,
      /error +src\/site\.config\.ts: base: expected a path/,
      /error +package\.json can't be read\n +→ Run this in the project's folder/,
    ],
  ],
  [
    "no packages",
    remove("node_modules"),
    1,
    [
      /error +astro isn't installed\n +→ Run npm ci/,
      /error +the programs of pagefind, .* for \S+ are missing\n +→ Delete node_modules and run npm ci/,
      /error +settings can't be looked at: the package \S+ is missing\n +→ Run npm ci/,
    ],
  ],
  [
    "a file of its own missing",
    remove("src/site/hosts.ts"),
    1,
    [
      /error +settings can't be looked at: src\/site\/hosts\.ts is missing\n +→ Take it back from git/,
    ],
  ],
  [
    "nothing built yet",
    () => Promise.resolve(),
    0,
    [
      /warning +there is no site in dist\n +→ npm run build/,
      /ok +\.cache: empty; the next build fills it/,
      /warning +content has no papers/,
    ],
  ],
];

describe("in a project with", () => {
  for (const [name, change, code, said] of BROKEN)
    test(name, async (t) => {
      const project = await copyProject(t);
      await change(project);
      const before = await fs.readdir(project);
      const ended = await run(project, ["scripts/doctor.mjs"]);
      for (const one of said) assert.match(ended.output, one);
      assert.doesNotMatch(ended.output, /^\s+at /m, "a stack trace");
      for (const section of ["Versions", "Settings", "Content", "Built site", "Cache and disk"])
        assert.match(ended.output, new RegExp(`^${section}$`, "m"));
      assert.equal(ended.code, code, ended.output);
      assert.deepEqual(await fs.readdir(project), before, "it changes nothing");
    });
});

for (const [name, change] of [
  ["a manifest that is cut off", write("package.json", "{")],
  ["the doctor's own file missing", remove("src/text/counts.ts")],
] as const)
  test(`${name} keeps it from starting, and it says what to do, as text and as JSON`, async (t) => {
    const project = await copyProject(t);
    await change(project);
    const { code, output } = await run(project, ["scripts/doctor.mjs"]);
    assert.equal(code, 1);
    assert.match(
      output,
      /^Versions\n +error +the doctor can't start: .*(?:package\.json|counts\.ts).*\n +→ Take the project's files back from git/,
    );
    assert.doesNotMatch(output, /^\s+at /m, "a stack trace");
    const json = await run(project, ["scripts/doctor.mjs", "--json"]);
    assert.equal(JSON.parse(json.output).errors, 1);
  });

test("a Node that can't run TypeScript says what to do, as text and as JSON", async (t) => {
  const project = await copyProject(t);
  const old = ["--no-experimental-strip-types", "scripts/doctor.mjs"];
  const { code, output } = await run(project, old);
  assert.equal(code, 1);
  assert.match(
    output,
    /^Versions\n +error +Node \S+ runs this, and can't run TypeScript\n +→ Run npm ci/,
  );
  const json = await run(project, [...old, "--json"]);
  assert.equal(json.code, 1);
  assert.deepEqual(Object.keys(JSON.parse(json.output)), ["errors", "warnings", "findings"]);
});
