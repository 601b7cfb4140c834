#!/usr/bin/env node
import { readFolder } from "../src/content/read.ts";
import { runWithSettings } from "../src/site/settings.ts";
import { runCheck } from "../src/commands/check.ts";

process.exitCode = await runWithSettings(async ({ content }) =>
  runCheck(process.argv.slice(2), {
    folder: content,
    read: readFolder,
    today: new Date().toISOString().slice(0, 10),
    onGitHub: process.env["GITHUB_ACTIONS"] === "true",
  }),
);
