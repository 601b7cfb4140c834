import assert from "node:assert/strict";
import { PassThrough } from "node:stream";
import { test } from "node:test";
import { openDialog } from "../../src/commands/dialog.ts";

/** A dialog, what types into it, and what it has shown. */
function atTerminal() {
  const [input, output] = [new PassThrough(), new PassThrough({ encoding: "utf8" })];
  // `terminal` would be the streams' own sign; keys such as Ctrl-C count only then.
  const dialog = openDialog(input, Object.assign(output, { isTTY: true, columns: 80 }));
  const shown = () => String(output.read() ?? "");
  return { ...dialog, type: (keys: string) => input.write(keys), end: () => input.end(), shown };
}

test("a line that is typed is the answer to the prompt", async () => {
  const { ask, type, shown, close } = atTerminal();
  const answer = ask("title: ");
  assert.match(shown(), /title: /);
  type("Lab papers\r");
  assert.equal(await answer, "Lab papers");
  close();
});

test("lines that are pasted at once answer the questions that follow", async () => {
  const { ask, type, close } = atTerminal();
  type("one\rtwo\r");
  assert.deepEqual([await ask("a: "), await ask("b: ")], ["one", "two"]);
  close();
});

for (const [name, keys] of [
  ["Ctrl-C", "\u0003"],
  ["Ctrl-D", "\u0004"],
] as const)
  test(`${name} ends the dialog, with what is half typed`, async () => {
    const { ask, type } = atTerminal();
    const answer = ask("title: ");
    type(name === "Ctrl-C" ? `Lab${keys}` : keys);
    assert.equal(await answer, undefined);
    assert.equal(await ask("tagline: "), undefined);
  });

test("the end of the input ends the dialog", async () => {
  const { ask, end } = atTerminal();
  const answer = ask("title: ");
  end();
  assert.equal(await answer, undefined);
});
