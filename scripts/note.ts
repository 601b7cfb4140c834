#!/usr/bin/env node
import { runNote } from "../src/commands/note.ts";

process.exitCode = await runNote(process.argv.slice(2));
