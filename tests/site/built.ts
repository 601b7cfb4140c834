/** Builds of small content, and what came of them. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { run, type Ended, type Variables } from "../e2e/run.ts";

/** A build that has to succeed. */
export async function build(variables: Variables, args: string[] = []): Promise<Ended> {
  const ended = await run("build", args, variables);
  assert.equal(ended.code, 0, ended.stderr);
  return ended;
}

/** A folder's files, sorted: path and SHA-256 a line. */
export async function hashes(folder: string): Promise<string[]> {
  const entries = await fs.readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const lines = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    const hash = createHash("sha256").update(await fs.readFile(file));
    return `${path.relative(folder, file)} ${hash.digest("hex")}`;
  });
  return (await Promise.all(lines)).sort();
}
