/** What all commands have in common. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { runBuild } from "../../src/commands/build.ts";
import { runCheck } from "../../src/commands/check.ts";
import { runIngest } from "../../src/commands/ingest.ts";
import { runNote } from "../../src/commands/note.ts";
import { runPortable } from "../../src/commands/portable.ts";
import {
  didYouMean,
  parseArguments,
  runCommand,
  UsageError,
} from "../../src/commands/run-command.ts";
import { runSetup } from "../../src/commands/setup.ts";
import { runStart } from "../../src/commands/start.ts";
import { ExpectedError } from "../../src/files/errors.ts";
import { ProblemError } from "../../src/paper/problem.ts";
import { run } from "../e2e/run.ts";
import { ROOT } from "../folders.ts";
import { runHere, type Run } from "./run-here.ts";

const OPTIONS = {
  date: { type: "string" },
  file: { type: "string", multiple: true, short: "f" },
  "dry-run": { type: "boolean" },
} as const;

describe("arguments that a command doesn't take are named in a sentence", () => {
  const cases: [argv: string[], sentence: string][] = [
    [["--dates", "x"], "unknown option --dates; did you mean --date?"],
    [["--zzzzzzzz"], "unknown option --zzzzzzzz"],
    [["-x"], "unknown option -x"],
    [["--date"], "--date needs a value; one that starts with a dash is given as --date=-…"],
    [["-f"], "--file needs a value; one that starts with a dash is given as --file=-…"],
    [
      ["--date", "--dry-run"],
      "--date needs a value; one that starts with a dash is given as --date=-…",
    ],
    [["--dry-run=yes"], "--dry-run takes no value"],
    [["more"], 'unexpected argument "more"'],
    [["--", "--date"], 'unexpected argument "--date"'],
    [["it's"], 'unexpected argument "it\'s"'],
  ];
  for (const [args, sentence] of cases)
    test(args.join(" "), () => {
      assert.throws(
        () => parseArguments({ args, options: OPTIONS }),
        (error) => {
          assert.ok(error instanceof UsageError);
          assert.equal(error.message, sentence);
          return true;
        },
      );
    });
});

test("what is near enough is proposed, and nothing else", () => {
  assert.equal(didYouMean("pgae", ["hf", "page"]), "; did you mean page?");
  assert.equal(didYouMean("nonsense", ["hf", "page"]), "");
});

describe("every command", () => {
  const COMMANDS: [name: string, run: Run][] = [
    ["npm run build", runBuild],
    ["npm run check", runCheck],
    ["npm run ingest", runIngest],
    ["npm run note", runNote],
    ["npm run portable", runPortable],
    ["npm run setup", runSetup],
    ["npm start", runStart],
  ];
  for (const [name, command] of COMMANDS)
    test(`${name} explains itself, and names an option that it doesn't know`, async () => {
      const help = await runHere(command, ["--nonsense", "--help"]);
      assert.deepEqual([help.code, help.stderr], [0, ""]);
      assert.ok(help.stdout.startsWith(`Usage: ${name}`), help.stdout);
      const wrong = await runHere(command, ["--helpp"]);
      assert.deepEqual([wrong.code, wrong.stdout], [2, ""]);
      assert.equal(
        wrong.stderr,
        `${name}: unknown option --helpp; did you mean --help?\nRun ${name} -- --help for all options.\n`,
      );
    });

  test("that builds names the environment's variables in its help", async () => {
    for (const command of [runBuild, runStart]) {
      const { stdout } = await runHere(command, ["--help"]);
      for (const name of ["CONTENT", "OUT", "SITE", "BASE", "SETTINGS"])
        assert.match(stdout, new RegExp(`BROADSHEET_${name}\\b`));
    }
  });

  test("passes its arguments on, and ends with the exit code: one as a process", async () => {
    const { code, stdout, stderr } = await run("note", ["--helpp"]);
    assert.deepEqual([code, stdout], [2, ""]);
    assert.match(stderr, /unknown option --helpp/);
  });

  const ALIKE = "build check email ingest learn mcp note portable start".split(" ");
  for (const script of ALIKE)
    test(`scripts/${script}.ts does the same`, async () => {
      const text = await fs.readFile(path.join(ROOT, "scripts", `${script}.ts`), "utf8");
      const name = `run${script[0]?.toUpperCase()}${script.slice(1)}`;
      assert.equal(
        text,
        `#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { ${name} } = await import("../src/commands/${script}.ts");
process.exitCode = await ${name}(process.argv.slice(2));
`,
      );
    });
});

describe("an error", () => {
  const ends = async (error: unknown) =>
    runHere(
      (args, terminal) =>
        runCommand({ name: "npm run x", usage: "" }, args, terminal, () => Promise.reject(error)),
      [],
    );

  test("that a person can mend is a sentence and exit code 1", async () => {
    const missing = Object.assign(new Error("ENOENT: no such file"), { syscall: "open" });
    for (const error of [
      new ExpectedError("none: there is no such folder"),
      new ProblemError([{ file: "a.mdx", line: 2, message: "expected a title" }]),
      missing,
    ]) {
      const { code, stdout, stderr } = await ends(error);
      assert.deepEqual([code, stdout], [1, ""]);
      assert.ok(stderr.startsWith(error.message), stderr);
    }
    assert.match((await ends(missing)).stderr, /run the same command again/);
  });

  test("that is a defect is thrown on, for its stack", async () => {
    await assert.rejects(ends(new TypeError("x is undefined")), TypeError);
  });
});

describe("npm start refuses the port", () => {
  for (const port of ["-1", "65536", "http", "1.5", ""])
    test(JSON.stringify(port), async () => {
      const { code, stderr } = await runHere(runStart, [`--port=${port}`]);
      assert.equal(code, 2);
      assert.match(stderr, /^npm start: --port .*expected a number from 0 to 65535/);
    });
});
