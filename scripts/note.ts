#!/usr/bin/env node
import { runNote } from "../src/commands/note.ts";
import { runWithSettings } from "../src/site/settings.ts";

const today = new Date().toISOString().slice(0, 10);
process.exitCode = await runWithSettings((environment) =>
  runNote(process.argv.slice(2), environment, today),
);
