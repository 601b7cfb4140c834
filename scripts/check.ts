#!/usr/bin/env node
import { readFolder } from "../src/build/content.ts";
import { runWithSettings } from "../src/build/settings.ts";
import { runCheck } from "../src/check/command.ts";

process.exitCode = await runWithSettings(async ({ content }) =>
  runCheck(process.argv.slice(2), {
    folder: content,
    read: readFolder,
    today: new Date().toISOString().slice(0, 10),
    onGitHub: process.env["GITHUB_ACTIONS"] === "true",
  }),
);
