/** What all commands do alike with the words that are typed after them. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { didYouMean, readWords, UsageError } from "../../src/commands/run-command.ts";
import { run } from "../e2e/run.ts";

const OPTIONS = {
  date: { type: "string" },
  file: { type: "string", multiple: true, short: "f" },
  "dry-run": { type: "boolean" },
} as const;

describe("words that a command doesn't take are told in a sentence", () => {
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
    [["more"], '"more" is one word too many'],
    [["--", "--date"], '"--date" is one word too many'],
    [["it's"], '"it\'s" is one word too many'],
  ];
  for (const [args, sentence] of cases)
    test(args.join(" "), () => {
      assert.throws(
        () => readWords({ args, options: OPTIONS }),
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

describe("every command", { concurrency: 2 }, () => {
  for (const script of ["build", "check", "ingest", "note", "portable", "start"] as const)
    test(`${script} explains itself, and names a word that it doesn't know`, async () => {
      const name = script === "start" ? "npm start" : `npm run ${script}`;
      const help = await run(script, ["--nonsense", "--help"]);
      assert.deepEqual([help.code, help.stderr], [0, ""]);
      assert.ok(help.stdout.startsWith(`Usage: ${name}`), help.stdout);
      const wrong = await run(script, ["--helpp"]);
      assert.deepEqual([wrong.code, wrong.stdout], [2, ""]);
      assert.equal(
        wrong.stderr,
        `${name}: unknown option --helpp; did you mean --help?\nRun ${name} -- --help for all options.\n`,
      );
    });
});
