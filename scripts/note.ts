#!/usr/bin/env node
import { runNote } from "../src/build/note-command.ts";
import { runWithSettings } from "../src/build/settings.ts";

const today = new Date().toISOString().slice(0, 10);
process.exitCode = await runWithSettings((environment) =>
  runNote(process.argv.slice(2), environment, today),
);
