#!/usr/bin/env node
import fs from "node:fs";
import { openGitHub } from "../src/commands/github/api.ts";
import { writeIngestIssue } from "../src/commands/github/ingest-issue.ts";

const [file = ""] = process.argv.slice(2);
await writeIngestIssue(openGitHub(process.env), {
  log: fs.readFileSync(file, "utf8"),
  day: new Date().toISOString().slice(0, 10),
  runUrl: process.env["RUN_URL"] ?? "",
});
