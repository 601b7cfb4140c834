/**
 * Stands for GitHub's command in tests: it answers from the file FAKE_ANSWERS, and writes what it is
 * told to change into FAKE_ASKED.
 */
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { parseArgs } from "node:util";

const { values, positionals } = parseArgs({
  args: process.argv.slice(2),
  allowPositionals: true,
  options: {
    method: { type: "string" },
    paginate: { type: "boolean" },
    silent: { type: "boolean" },
    jq: { type: "string" },
    json: { type: "string" },
    state: { type: "string" },
    search: { type: "string" },
    title: { type: "string" },
    "body-file": { type: "string" },
    field: { type: "string", short: "F", multiple: true },
    "raw-field": { type: "string", short: "f", multiple: true },
  },
});
const [command = "", name = ""] = positionals;
const path = command === "api" ? name : `${command} ${name}`;
const body =
  values["body-file"] ??
  values.field?.find((one) => one.startsWith("body=@"))?.slice("body=@".length);

if (body !== undefined) {
  const method = values.method ?? name;
  const asked = { method, path, body: fs.readFileSync(body, "utf8") };
  fs.writeFileSync(process.env["FAKE_ASKED"] ?? "", JSON.stringify(asked));
} else {
  const answers: Record<string, unknown> = JSON.parse(
    fs.readFileSync(process.env["FAKE_ANSWERS"] ?? "", "utf8"),
  );
  const answer = answers[path];
  if (answer === undefined) {
    process.stderr.write(`gh: no answer for ${path}\n`);
    process.exitCode = 1;
  } else
    for (const page of values.paginate && Array.isArray(answer) ? answer : [answer])
      process.stdout.write(typeof page === "string" ? page : select(page, values.jq ?? "."));
}

function select(page: unknown, filter: string): string {
  const { stdout, stderr, status } = spawnSync("jq", ["--raw-output", filter], {
    input: JSON.stringify(page),
    encoding: "utf8",
  });
  if (status !== 0) {
    process.stderr.write(stderr);
    process.exitCode = 1;
  }
  return stdout;
}
