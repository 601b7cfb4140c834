#!/usr/bin/env node
import { keepCompiled } from "./keep-compiled.ts";

keepCompiled();
const { runNote } = await import("../src/commands/note.ts");
process.exitCode = await runNote(process.argv.slice(2));
