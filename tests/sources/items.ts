/** Items of sources, sorted for tests. */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import type { TestContext } from "node:test";
import { finishDraft } from "../../src/paper/finish-draft.ts";
import { fromMdx, toMdx } from "../../src/paper/mdx.ts";
import type { Paper } from "../../src/paper/schema.ts";
import { OptionError, SourceError, type DraftItem, type Item } from "../../src/sources/source.ts";
import { ROOT } from "../folders.ts";
import { present } from "../paper/sample.ts";

/** What a source's items come to: papers, and what was said about the others. */
export interface Read {
  papers: Paper[];
  warnings: string[];
  skipped: string[];
  drafts: DraftItem[];
}

/** Finishes the items as ingest does. */
export function finish(items: Iterable<Item>): Read {
  const read: Read = { papers: [], warnings: [], skipped: [], drafts: [] };
  for (const item of items) {
    if ("skipped" in item) {
      read.skipped.push(`${item.place}: ${item.skipped}`);
      continue;
    }
    read.drafts.push(item);
    const finished = finishDraft(item.draft);
    if (!finished.paper) {
      read.skipped.push(`${item.place}: ${finished.reason}`);
      continue;
    }
    read.papers.push(finished.paper);
    for (const warning of [...(item.warnings ?? []), ...finished.warnings])
      read.warnings.push(`${item.place}: ${warning}`);
  }
  return read;
}

/**
 * What must hold whatever a source is given: each item is a paper whose file gives it back, or has
 * a reason; nothing else is thrown than what users are told.
 */
export function checkItems(read: () => Iterable<Item>): void {
  try {
    const { papers } = finish(read());
    for (const paper of papers)
      assert.deepEqual(present(fromMdx(toMdx(paper), "x.mdx")), present(paper));
  } catch (error) {
    if (error instanceof SourceError || error instanceof OptionError) return;
    throw error;
  }
}

/** The words of the error with which a text is refused. */
export function refusal(read: () => Iterable<Item>): string {
  try {
    finish(read());
  } catch (error) {
    assert.ok(error instanceof SourceError, String(error));
    return error.message;
  }
  assert.fail("the text was taken");
}

/** A fixture's text, by its path below `tests/fixtures`. */
export function fixture(name: string): Promise<string> {
  return fs.readFile(path.join(ROOT, "tests/fixtures", name), "utf8");
}

/**
 * The files of a folder of `../shared/data` whose names fit; none, with the test skipped, where
 * the folder isn't there.
 */
export async function sharedFiles(t: TestContext, folder: string, fits: RegExp): Promise<string[]> {
  const shared = path.resolve(ROOT, "../shared/data", folder);
  try {
    const names = await fs.readdir(shared);
    const files = names.filter((name) => fits.test(name)).sort();
    return files.map((name) => path.join(shared, name));
  } catch {
    t.skip(`needs real data at ${shared}, which is not part of the project`);
    return [];
  }
}

/** A text as a flow of bytes, so many at a time. */
export async function* flowOf(text: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
