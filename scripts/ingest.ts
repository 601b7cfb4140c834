#!/usr/bin/env node
import { runWithSettings } from "../src/build/settings.ts";
import { runIngest } from "../src/ingest/command.ts";

process.exitCode = await runWithSettings(({ site: { contact, sources } }) =>
  runIngest(process.argv.slice(2), { contact, filters: sources }),
);
