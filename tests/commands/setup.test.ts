import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { check, resolveConfig } from "prettier";
import { runSetup } from "../../src/commands/setup.ts";
import { openSettings } from "../../src/site/settings-file.ts";
import { settingsSchema } from "../../src/site/settings-schema.ts";
import { readTree, ROOT, temporaryFolder, writeTree } from "../folders.ts";
import { runHere } from "./run-here.ts";

const NAME = "src/site.config.ts";
const OWN = await fs.readFile(path.join(ROOT, NAME), "utf8");
const WORKFLOW = ".github/workflows/daily.yml";

/** A project with the file that comes along, and the command in it. */
async function inProject(t: TestContext, files: Record<string, string> = {}) {
  const folder = await temporaryFolder(t);
  await writeTree(folder, { [NAME]: OWN, ...files });
  /** Nobody is there to answer. */
  const setup = (...args: string[]) => setupWith({}, ...args);
  const setupWith = (env: Record<string, string>, ...args: string[]) =>
    runHere((argv, terminal) => runSetup(argv, terminal, folder), args, env);
  /** A person gives these answers, then ends the input. */
  const answering = async (answers: readonly string[], ...args: string[]) => {
    const left = [...answers];
    const asked: string[] = [];
    const ask = async (prompt: string) => {
      asked.push(prompt.replace(/: $/, ""));
      return left.shift();
    };
    const ended = await runHere(
      (argv, terminal) => runSetup(argv, terminal, folder),
      args,
      {},
      () => ({ ask, close: () => {} }),
    );
    return { ...ended, asked };
  };
  const git = (...args: string[]) => {
    const { status, stderr } = spawnSync("git", args, { cwd: folder, encoding: "utf8" });
    assert.equal(status, 0, stderr);
  };
  return {
    folder,
    setup,
    setupWith,
    answering,
    git,
    fields: async () => (await openSettings(folder)).fields,
  };
}

/** Enter, as often as there are questions. */
const ENTER = ["", "", "", "", "", "", ""];

describe("options and --yes", () => {
  test("set fields and ask nothing; all else stays", async (t) => {
    const { folder, setup, fields } = await inProject(t);
    const before = await fields();
    const { code, stdout, stderr } = await setup(
      "--yes",
      "--title",
      "Lab papers",
      "--tagline",
      "Weekly",
      "--description",
      "Ours.",
      "--site",
      "https://lab.example.org",
      "--base",
      "/digest",
      "--repository",
      "https://github.com/lab/digest",
      "--host",
      "netlify",
      "--contact",
      "ann@example.org",
    );
    assert.equal(code, 0, stderr);
    const set = {
      title: "Lab papers",
      tagline: "Weekly",
      description: "Ours.",
      site: "https://lab.example.org",
      base: "/digest/",
      repository: "https://github.com/lab/digest",
      host: "netlify",
      contact: "ann@example.org",
    };
    const after = await fields();
    assert.deepEqual(after, { ...before, ...set });
    assert.equal(settingsSchema.safeParse(after).success, true);
    assert.match(
      stdout,
      /^src\/site\.config\.ts\n- title: "Broadsheet",\n\+ title: "Lab papers",\n/,
    );
    const text = await fs.readFile(path.join(folder, NAME), "utf8");
    const options = await resolveConfig(path.join(ROOT, NAME));
    assert.ok(await check(text, { ...options, parser: "typescript" }));
    assert.deepEqual(await fs.readdir(path.join(folder, "src")), ["site.config.ts"]);
  });

  test("the same again changes no byte", async (t) => {
    const { folder, setup } = await inProject(t);
    const args = ["--yes", "--title", 'The "A"', "--site", "https://a.org/", "--base", "/x"];
    await setup(...args);
    const before = await readTree(folder);
    const { code, stdout, stderr } = await setup(...args);
    assert.deepEqual([code, stdout], [0, ""]);
    assert.match(stderr, /says all of this already, and stays as it is/);
    assert.deepEqual(await readTree(folder), before);
  });

  test("without options nothing changes, whatever git knows", async (t) => {
    const { folder, setup, git } = await inProject(t);
    git("init", "--quiet");
    git("remote", "add", "origin", "git@github.com:lab/digest.git");
    assert.equal((await setup("--yes")).code, 0);
    assert.equal(await fs.readFile(path.join(folder, NAME), "utf8"), OWN);
  });

  test("an empty text leaves a field out", async (t) => {
    const { setup, fields } = await inProject(t);
    await setup("--yes", "--contact", "ann@example.org", "--base", "/x/");
    const { code, stdout } = await setup("--yes", "--contact", "", "--base=");
    assert.equal(code, 0);
    assert.equal(stdout, `${NAME}\n- base: "/x/",\n- contact: "ann@example.org",\n`);
    const { contact, base } = await fields();
    assert.deepEqual([contact, base], [undefined, undefined]);
  });

  test("a wrong field of the file can be left out, too", async (t) => {
    const text = OWN.replace('// site: "https://papers', 'site: "papers');
    const { setup, fields } = await inProject(t, { [NAME]: text });
    const wrong = await setup("--yes", "--title", "Lab");
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /^src\/site\.config\.ts: site: expected an origin.*\nMend this/);
    assert.equal((await setup("--yes", "--site", "")).code, 0);
    assert.equal((await fields())["site"], undefined);
  });

  test("what is the default anyway isn't written", async (t) => {
    const { folder, setup } = await inProject(t);
    await setup("--yes", "--host", "other", "--base", "/", "--contact", "");
    assert.equal(await fs.readFile(path.join(folder, NAME), "utf8"), OWN);
  });

  test("--dry-run prints what would change, and writes nothing", async (t) => {
    const { folder, setup } = await inProject(t);
    const { code, stdout, stderr } = await setup("--yes", "--dry-run", "--title", "Lab");
    assert.equal(code, 0);
    assert.equal(stdout, `${NAME}\n- title: "Broadsheet",\n+ title: "Lab",\n`);
    assert.match(stderr, /dry run: nothing was written/);
    assert.deepEqual([...(await readTree(folder))], [[NAME, OWN]]);
  });
});

describe("what is given wrongly is named, and nothing is written", () => {
  const CASES: [args: string[], said: RegExp][] = [
    [[], /there is no terminal to ask questions in; with --yes it asks nothing/],
    [["--title", "Lab"], /with --yes/],
    [["--yes", "--title", " "], /--title: expected a word or more/],
    [["--yes", "--site", "https://a.org/x"], /--site: expected an origin.*`base`/],
    [["--yes", "--base", "x"], /--base: expected a path that starts with a slash/],
    [["--yes", "--host", "github"], /--host: expected one of github-pages,/],
    [["--yes", "--repository", "lab/digest"], /--repository: expected an http\(s\) address/],
    [["--yes", "--base", "x", "--host", "y"], /--host: .*\n--base: /],
    [["--yes", "--titel", "x"], /unknown option --titel; did you mean --title/],
    [["--yes", "x"], /unexpected argument "x"/],
  ];
  for (const [args, said] of CASES)
    test(args.join(" ") || "no terminal", async (t) => {
      const { folder, setup } = await inProject(t);
      const { code, stdout, stderr } = await setup(...args);
      assert.equal(code, 2);
      assert.equal(stdout, "");
      assert.match(stderr, said);
      assert.deepEqual([...(await readTree(folder))], [[NAME, OWN]]);
    });
});

test("a file that can't be changed safely is left alone, with the lines to write", async (t) => {
  const text = OWN.replace('"Broadsheet"', '"Broad" + "sheet"');
  const { folder, setup } = await inProject(t, { [NAME]: text });
  const { code, stderr } = await setup("--yes", "--title", "Lab");
  assert.equal(code, 1);
  assert.match(stderr, /can't change safely.*\n {2}title: "Lab",\n$/s);
  assert.equal(await fs.readFile(path.join(folder, NAME), "utf8"), text);
  assert.equal((await setup("--yes", "--tagline", "Weekly")).code, 0, "other fields can be set");
});

describe("the questions", () => {
  test("Enter takes what the file holds", async (t) => {
    const { folder, answering } = await inProject(t);
    const { code, asked, stderr } = await answering(ENTER);
    assert.equal(code, 0);
    assert.deepEqual(asked, [
      "title",
      "tagline",
      "description",
      "repository",
      "host",
      "address",
      "contact",
    ]);
    assert.match(stderr, /Enter takes: Broadsheet/);
    assert.equal(await fs.readFile(path.join(folder, NAME), "utf8"), OWN);
  });

  test("answers are written; an address has a path or none", async (t) => {
    const { answering, fields } = await inProject(t);
    const answers = ["Lab", "", "Ours.", "", "", "https://lab.example.org/digest", "ann@a.org"];
    assert.equal((await answering(answers)).code, 0);
    const { title, description, site, base, contact, repository } = await fields();
    assert.deepEqual(
      [title, description, site, base, contact, repository],
      ["Lab", "Ours.", "https://lab.example.org", "/digest/", "ann@a.org", undefined],
    );
    await answering(["", "", "", "", "", "https://papers.example.org", "-"]);
    const again = await fields();
    assert.deepEqual(
      [again["site"], again["base"], again["contact"]],
      ["https://papers.example.org", "/", undefined],
    );
  });

  test("a repository on GitHub offers GitHub Pages and its address", async (t) => {
    const { answering, fields, git } = await inProject(t);
    git("init", "--quiet");
    git("remote", "add", "origin", "git@github.com:Lab/Digest.git");
    const { stderr } = await answering(ENTER);
    assert.match(stderr, /Enter takes: https:\/\/lab\.github\.io\/Digest\/\n/);
    const { repository, host, site, base } = await fields();
    assert.deepEqual(
      [repository, host, site, base],
      ["https://github.com/Lab/Digest", "github-pages", "https://lab.github.io", "/Digest/"],
    );
  });

  test("what is offered can be left out", async (t) => {
    const { folder, answering, git } = await inProject(t);
    git("init", "--quiet");
    git("remote", "add", "origin", "git@github.com:lab/digest.git");
    await answering(["", "", "", "-", "-", "-", "-"]);
    assert.equal(await fs.readFile(path.join(folder, NAME), "utf8"), OWN);
  });

  test("a wrong answer says what is expected, and is asked again", async (t) => {
    const { answering, fields } = await inProject(t);
    const { code, asked, stderr } = await answering([
      "",
      "",
      "",
      "lab/digest",
      "",
      "mars",
      "netlify",
      "lab.example.org",
      "https://lab.example.org/a b",
      "https://lab.example.org/?a=b",
      "https://lab.example.org/x/",
      "",
    ]);
    assert.equal(code, 0);
    assert.deepEqual(asked.slice(3), [
      "repository",
      "repository",
      "host",
      "host",
      "address",
      "address",
      "address",
      "address",
      "contact",
    ]);
    assert.match(
      stderr,
      /expected an http\(s\) address, such as https:\/\/github\.com\/\S+\. Please answer again/,
    );
    assert.match(stderr, /expected one of github-pages, .* Please answer again/);
    assert.match(stderr, /such as https:\/\/lab\.example\.org\/digest\/\. Please answer again/);
    assert.equal((await fields())["base"], "/x/");
  });

  test("what an option says isn't asked", async (t) => {
    const { answering, fields } = await inProject(t);
    const options = ["--title", "Lab", "--base", "/x/", "--contact", ""];
    const { asked } = await answering(["Weekly"].concat(ENTER), ...options);
    assert.deepEqual(asked, ["tagline", "description", "repository", "host"]);
    assert.equal((await fields())["title"], "Lab");
    assert.equal((await fields())["tagline"], "Weekly");
  });

  for (const count of [0, 1, 6])
    test(`an end after ${count} answers writes nothing, and says so`, async (t) => {
      const { folder, answering } = await inProject(t);
      const { code, stdout, stderr } = await answering(Array(count).fill("netlify"));
      assert.deepEqual([code, stdout], [1, ""]);
      assert.match(stderr, /The questions were ended\. Nothing was written\.\n$/);
      assert.deepEqual([...(await readTree(folder))], [[NAME, OWN]]);
    });

  test("a wrong field of the file is no answer", async (t) => {
    const text = OWN.replace('// host: "cloudflare-pages"', 'host: "mars"')
      .replace('base: "/"', 'base: "digest"')
      .replace('// site: "', 'site: "');
    const { answering, fields } = await inProject(t, { [NAME]: text });
    const { asked, stderr } = await answering(["", "", "", "", "", "netlify", "", ""]);
    assert.deepEqual(asked.slice(4), ["host", "host", "address", "contact"]);
    assert.match(stderr, /Enter takes: https:\/\/papers\.example\.org\/\n/);
    const { host, base } = await fields();
    assert.deepEqual([host, base], ["netlify", "/"]);
  });
});

describe("at the end it says", () => {
  const OVER = {
    BROADSHEET_SITE: "https://b.org",
    BROADSHEET_SETTINGS: '{"title": "B"}',
    BROADSHEET_OUT: "/srv",
  };
  for (const [what, args] of [
    ["what was written", ["--title", "Lab"]],
    ["what would be", ["--title", "Lab", "--dry-run"]],
    ["what the file says already", []],
  ] as const)
    test(`that the environment wins over ${what}`, async (t) => {
      const { setup, setupWith } = await inProject(t);
      const { code, stderr } = await setupWith(OVER, "--yes", ...args);
      assert.equal(code, 0);
      assert.match(
        stderr,
        /^The environment wins over the file: BROADSHEET_SITE=https:\/\/b\.org, BROADSHEET_SETTINGS \(title\)\.$/m,
      );
      assert.doesNotMatch((await setup("--yes", ...args)).stderr, /environment/);
    });

  test("how to undo it, where git has the file", async (t) => {
    const { folder, setup, git } = await inProject(t);
    git("init", "--quiet");
    git("add", ".");
    git("-c", "user.name=A", "-c", "user.email=a@b.org", "commit", "--quiet", "--message", "A");
    const first = await setup("--yes", "--title", "Lab");
    assert.match(first.stderr, /To undo it: git restore src\/site\.config\.ts/);
    const second = await setup("--yes", "--title", "Other");
    assert.match(second.stderr, /What was there is above, behind a minus/);
    git("restore", NAME);
    assert.equal(await fs.readFile(path.join(folder, NAME), "utf8"), OWN);
  });

  test("what comes next", async (t) => {
    const { setup } = await inProject(t);
    const { stderr } = await setup("--yes", "--title", "Lab");
    for (const command of ["npm start", "npm run ingest -- hf", "npm run build"])
      assert.ok(stderr.includes(`\n  ${command}  `), command);
    assert.doesNotMatch(stderr, /GitHub/);
  });

  test("how GitHub Pages publishes it, where the workflow is there", async (t) => {
    const { setup } = await inProject(t, { [WORKFLOW]: "" });
    const pages = ["--host", "github-pages", "--repository", "https://github.com/lab/digest"];
    const { stderr } = await setup("--yes", ...pages);
    assert.match(stderr, /Settings → Pages → Source: GitHub Actions/);
  });
});

test("--help names each option", async (t) => {
  const { code, stdout } = await (await inProject(t)).setup("--help");
  assert.equal(code, 0);
  for (const name of ["title", "base", "contact", "yes", "dry-run"])
    assert.match(stdout, new RegExp(`\n  --${name} `));
});
