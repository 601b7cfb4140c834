#!/usr/bin/env node
import { runMcp } from "../src/commands/mcp.ts";

process.exitCode = await runMcp(process.argv.slice(2));
