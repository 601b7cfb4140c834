import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test } from "node:test";
import { decodeText } from "../../src/ingest/decode.ts";
import { temporaryFolder } from "../folders.ts";
import { runIngest } from "./run.ts";

const latin1 = (text: string) => Buffer.from(text, "latin1");

describe("the text of a file, whatever its encoding", () => {
  const files: [name: string, bytes: Buffer, text: string][] = [
    ["UTF-8", Buffer.from("é – 漢"), "é – 漢"],
    ["UTF-8 with its mark", Buffer.from("\uFEFFé"), "é"],
    ["UTF-16, little endian", Buffer.from("\uFEFFé 漢", "utf16le"), "é 漢"],
    ["UTF-16, big endian", Buffer.from("\uFEFFé 漢", "utf16le").swap16(), "é 漢"],
    ["JabRef's Windows-1252", latin1("% Encoding: Cp1252\n\x80 \xE9"), "% Encoding: Cp1252\n€ é"],
    ["JabRef's Latin-2", latin1("% Encoding: ISO8859_2\n\xB9"), "% Encoding: ISO8859_2\nš"],
    [
      "XML in Latin-1",
      latin1('<?xml encoding="ISO-8859-1"?>\xFC'),
      '<?xml encoding="ISO-8859-1"?>ü',
    ],
    [
      "UTF-8 that says something else",
      Buffer.from("% Encoding: Cp1252\né"),
      "% Encoding: Cp1252\né",
    ],
  ];
  for (const [name, bytes, text] of files)
    test(name, () => assert.deepEqual(decodeText(bytes), { text }));

  const guessed: [name: string, bytes: Buffer, text: string, lines: string][] = [
    ["Latin-1", latin1("a\nM\xFCller"), "a\nMüller", "line 2:"],
    ["Windows-1252", latin1("\x93a\x94 \x96\nb"), "“a” –\nb", "line 1:"],
    [
      "some lines of UTF-8",
      Buffer.concat([Buffer.from("é 漢\n"), latin1("\xE9")]),
      "é 漢\né",
      "line 2:",
    ],
    ["a character cut off", Buffer.from("漢").subarray(0, 2), "æ¼", "line 1:"],
    ["an encoding that nobody knows", latin1("% Encoding: x\n\xE9"), "% Encoding: x\né", "line 2:"],
    ["many lines", latin1("\xE9\n".repeat(5)), "é\n".repeat(5), "lines 1, 2, 3 and 2 more:"],
  ];
  for (const [name, bytes, text, lines] of guessed)
    test(`${name}, with a warning`, () => {
      const decoded = decodeText(bytes);
      assert.equal(decoded?.text, text);
      assert.ok(
        decoded?.warning?.startsWith(`not UTF-8 in ${lines} read there as`),
        decoded?.warning,
      );
    });

  test("what is no text has none", () =>
    assert.equal(decodeText(Buffer.from([0x50, 0x4b, 0, 0xff])), undefined));
});

test("a library in Latin-1 is read, and the report says so", async (t) => {
  const folder = await temporaryFolder(t);
  const file = path.join(folder, "old.bib");
  await fs.writeFile(file, latin1("@misc{k,\n title = {T}, author = {J\xF6rg M\xFCller}}"));
  const content = path.join(folder, "content");
  const { warnings, steps } = await runIngest(
    ["bibtex", "--file", file, "--date", "2025-10-16"],
    content,
  );
  assert.deepEqual(steps, [1, 0, 0, 0]);
  assert.match(warnings.join("\n"), /old\.bib: not UTF-8 in line 2: read there as Windows-1252/);
});
