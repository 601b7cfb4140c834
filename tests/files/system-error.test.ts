import assert from "node:assert/strict";
import os from "node:os";
import path from "node:path";
import { test } from "node:test";
import { explainSystemError, isFull } from "../../src/files/system-error.ts";

const file = path.join(os.tmpdir(), "no-such-folder", "page.html");
const errorOf = (code: string) =>
  Object.assign(new Error(`${code}: said by the system, open '${file}'`), {
    code,
    syscall: "open",
    path: file,
  });

const CASES: [code: string, said: RegExp][] = [
  [
    "ENOSPC",
    /no room is left on the file system at \/\S* \([\d.,]+ [MG]B free of [\d.,]+ [MG]B\)\. Make/,
  ],
  ["EDQUOT", /the quota of this user is used up on the file system at \//],
  ["EROFS", /the file system at \/.* can only be read\. Choose another folder/],
  [
    "EACCES",
    /no permission\. .* belongs to user \d+ with the rights \d{3,4}, and this is user \d+/,
  ],
  ["EMFILE", /as many files open as the system lets it\. Raise the limit \(see ulimit -n\)/],
  ["EBUSY", /in use, or a volume is mounted on it\. .*BROADSHEET_OUT a folder below it/],
  ["EIO", /can't be read or written\. Check the disk/],
];
for (const [code, said] of CASES)
  test(`${code} is explained, with the file, what to do and what is safe`, () => {
    const text = explainSystemError(errorOf(code)) ?? "";
    assert.match(text, said);
    assert.ok(text.startsWith(`${file}: `), text);
    assert.match(text, /run the same command again\. What was there before is as it was/);
  });

test("an error within others is found, and one that is no error of the system is not explained", () => {
  const wrapped = new AggregateError([new Error("of Astro", { cause: errorOf("ENOSPC") })]);
  assert.match(explainSystemError(wrapped) ?? "", /no room is left/);
  assert.deepEqual([isFull(wrapped), isFull(errorOf("EROFS"))], [true, false]);
  assert.equal(explainSystemError(new TypeError("a defect")), undefined);
});

test("one that another process tells by its message is explained", () => {
  const full = new Error("ENOSPC: no space left on device, write");
  assert.match(explainSystemError(full) ?? "", /^no room is left on the file system at/);
  const refused = new Error(`EACCES: permission denied, open '${file}'`);
  assert.ok(explainSystemError(refused)?.startsWith(`${file}: no permission`));
});

test("what Vite's bundler gives as text is explained", () => {
  const error = new Error(
    `Build failed with 1 error:\n\nFailed to write file in ${file}\n\nCaused by:\n    No space left on device (os error 28)\n`,
  );
  assert.match(
    explainSystemError(error) ?? "",
    /page\.html: no room is left on the file system at/,
  );
  assert.ok(isFull(error));
});

test("one that is not known is told as the system says it", () => {
  assert.match(explainSystemError(errorOf("EXYZ")) ?? "", /^EXYZ: said by the system, open .*run/);
});

test("for one of the cache, the cache can be deleted", () => {
  const entry = path.resolve(".cache", "astro", "1", "kept", "words", "key");
  const error = Object.assign(errorOf("EISDIR"), { path: entry });
  assert.match(
    explainSystemError(error) ?? "",
    /^EISDIR: said by the system.*\. Delete the folder \.cache, which costs time alone, and run the same command again\.$/,
  );
});
