import assert from "node:assert/strict";
import { test } from "node:test";
import { editLinks } from "../../src/notes/edit-links.ts";
import { readNote } from "../../src/notes/read.ts";

const SETTINGS = { repository: "https://github.com/your-lab/digest", branch: "main" };
const PAPER = { slug: "2510.12345", title: 'Met$^2$Net: "quotes" & <signs> 100%', taken: false };

/** What GitHub's editor is given. */
function given(address: string) {
  const url = new URL(address);
  const { filename = "", value = "" } = Object.fromEntries(url.searchParams);
  return { page: url.origin + url.pathname, filename, value };
}

test("the editor opens on a new file, already filled in", () => {
  const links = editLinks(SETTINGS, PAPER);
  assert.ok(links);
  const { page, filename, value } = given(links.note);
  assert.equal(page, "https://github.com/your-lab/digest/new/main");
  assert.equal(filename, "content/notes/2510.12345.mdx");
  assert.match(value, /^---\nauthor: Your name\ndate: YYYY-MM-DD\nrating: /);
  assert.ok(!links.note.includes("+"), "a plus is no space to every server");
});

test("the file has nothing left to mend but what a person has to fill in", () => {
  const links = editLinks(SETTINGS, PAPER);
  for (const address of [links?.note, links?.correction]) {
    const { filename, value } = given(address ?? "");
    const filled = value.replace("YYYY-MM-DD", '"2025-10-17"');
    assert.deepEqual(readNote(filled, filename).problems, []);
  }
});

test("a correction begins with the title as it is", () => {
  const links = editLinks(SETTINGS, PAPER);
  const { filename, value } = given(links?.correction ?? "");
  const filled = value.replace("YYYY-MM-DD", '"2025-10-17"');
  const { fields } = readNote(filled, filename);
  assert.equal(fields?.corrections?.title, PAPER.title);
});

test("where somebody has a note, the file asks for the second person's name", () => {
  const links = editLinks(SETTINGS, { ...PAPER, taken: true });
  const { filename } = given(links?.note ?? "");
  assert.equal(filename, "content/notes/2510.12345.your-name.mdx");
});

test("the form knows the paper", () => {
  assert.equal(
    editLinks(SETTINGS, PAPER)?.form,
    "https://github.com/your-lab/digest/issues/new?template=note.yml&paper=2510.12345",
  );
});

test("the branch is the operator's", () => {
  const links = editLinks({ ...SETTINGS, branch: "release/1.x" }, PAPER);
  assert.ok(links?.note.startsWith(`${SETTINGS.repository}/new/release/1.x?`));
});

for (const repository of [undefined, "https://gitlab.example/lab/digest"])
  test(`there are no links with ${repository ?? "no repository"}`, () => {
    assert.equal(editLinks({ ...SETTINGS, repository }, PAPER), undefined);
  });
