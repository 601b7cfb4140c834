#!/usr/bin/env node
import { openGitHub } from "../src/commands/github/api.ts";
import { readRun, writePreviewComment } from "../src/commands/github/preview-comment.ts";

const number = await writePreviewComment(openGitHub(process.env), readRun(process.env));
console.log(number ? `Pull request ${number}` : "No open pull request has this commit.");
