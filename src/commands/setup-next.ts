/** What an operator does after `npm run setup`. */
import fs from "node:fs";
import path from "node:path";
import { SETTINGS_FILE } from "../site/settings-file.ts";
import type { Field } from "./setup-answers.ts";

/** The next steps with their commands, by what the file holds now. */
export function nextSteps(now: Readonly<Record<Field, string>>, project: string): string {
  const isDaily = fs.existsSync(path.join(project, WORKFLOW));
  return [
    "What comes next:",
    "  npm start              builds the digest, and serves it on this machine",
    "  npm run ingest -- hf   brings papers in; with --help it lists the other sources",
    "  npm run build          builds the site into dist, for any host",
    ...(now.host === "github-pages" && isDaily ? PUBLISHING : []),
  ].join("\n");
}

// --- internal ---

const WORKFLOW = ".github/workflows/daily.yml";

const PUBLISHING = [
  "",
  `On GitHub, ${WORKFLOW} brings papers in and publishes the site on weekdays:`,
  `  git commit -m "Settings of our digest" ${SETTINGS_FILE} && git push`,
  "  Settings → Pages → Source: GitHub Actions",
  "  Actions → Daily → Run workflow, for the first time",
];
