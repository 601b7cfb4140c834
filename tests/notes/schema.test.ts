import assert from "node:assert/strict";
import { test } from "node:test";
import { noteSchema, parseNoteName } from "../../src/notes/schema.ts";

const NAMES: [name: string, paper: string | undefined, person?: string][] = [
  ["2510.12345", "2510.12345"],
  ["2510.12345.anna", "2510.12345", "anna"],
  ["0704.0001.b-2", "0704.0001", "b-2"],
  ["cs-0112017", "cs-0112017"],
  ["cs-0112017.anna", "cs-0112017", "anna"],
  ["one-epoch-cffed81d", "one-epoch-cffed81d"],
  ["one-epoch-cffed81d.anna", "one-epoch-cffed81d", "anna"],
  ["2510.12345.anna.b", undefined],
  ["2510.12345.", undefined],
  [".anna", undefined],
  ["A Note", undefined],
  ["../2510.12345", undefined],
  ["", undefined],
  // Windows can't hold files of these names.
  ["con", undefined],
  ["aux.anna", undefined],
  ["2510.12345.con", "2510.12345", "con"],
];
for (const [name, paper, person] of NAMES)
  test(`"${name}.mdx" is ${paper ? `a note on ${paper}${person ? ` by ${person}` : ""}` : "no note's name"}`, () => {
    assert.deepEqual(parseNoteName(name), paper === undefined ? undefined : { paper, person });
  });

test("a note has an author and a day", () => {
  const note = { author: "Anna", date: "2025-10-17" };
  const parsed = { ...note, topics: [] };
  assert.deepEqual(noteSchema.parse(note), parsed);
  assert.deepEqual(noteSchema.parse({ ...note, title: " On it " }), { ...parsed, title: "On it" });
});

test("a note may rate its paper, add topics and correct fields", () => {
  const note = {
    author: "Anna",
    date: "2025-10-17",
    rating: "must-read",
    topics: ["agents"],
    corrections: { title: "As it is", tldr: null, links: { code: null } },
  };
  assert.deepEqual(noteSchema.parse(note), note);
});

const SLIPS: [name: string, fields: Record<string, unknown>, message: RegExp][] = [
  ["no author", { date: "2025-10-17" }, /a note needs an author/],
  ["a blank author", { author: " ", date: "2025-10-17" }, /a note needs an author/],
  ["no date", { author: "Anna" }, /expected a day/],
  ["a date without quotes", { author: "Anna", date: new Date() }, /in quotes/],
  [
    "a rating of its own",
    { author: "Anna", date: "2025-10-17", rating: "great" },
    /expected must-read, worth-it or skim/,
  ],
  [
    "a correction of what is the source's",
    { author: "Anna", date: "2025-10-17", corrections: { upvotes: 9 } },
    /upvotes/,
  ],
  ["an unknown field", { author: "Anna", date: "2025-10-17", layout: "x" }, /layout/],
];
for (const [name, fields, message] of SLIPS)
  test(`a note is refused for ${name}`, () => {
    const { error } = noteSchema.safeParse(fields);
    assert.match(error?.message ?? "", message);
  });
