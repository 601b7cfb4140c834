import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cleanCharacters, findHidden, showHidden } from "../../src/text/characters.ts";
import { rawText } from "../paper/sample.ts";

test("leaves a clean text as it is", () => {
  const text = "Łukasz’s naïve 模型: 10 % – “quoted” 🙂";
  assert.deepEqual(cleanCharacters(text), { text, dropped: [] });
});

test("folds white space of every kind to single spaces on one line", () => {
  const raw = "  a\tb\r\nc\u00A0d\u2003e\u2028f\n\n g ";
  assert.equal(cleanCharacters(raw).text, "a b c d e f g");
});

test("keeps paragraphs apart where it is asked to", () => {
  const raw = "one\nline\n \t\n\n\ntwo\r\n\r\nthree\n\n";
  assert.equal(cleanCharacters(raw, { paragraphs: true }).text, "one line\n\ntwo\n\nthree");
});

const DROPS: [name: string, raw: string, text: string, dropped: string[]][] = [
  ["a control character", "a\u0000b", "ab", ["1 control character"]],
  ["several", "\u0007a\u001Bb\u009F", "ab", ["3 control characters"]],
  ["a lone surrogate", "a\uD800b", "ab", ["1 control character"]],
  ["a non-character", "a\uFFFFb", "ab", ["1 control character"]],
  ["an override", "a\u202Eb", "ab", ["1 bidirectional control"]],
  ["isolates", "\u2066a\u2069", "a", ["2 bidirectional controls"]],
  ["a mark", "\u200Fa\u061C", "a", ["2 bidirectional controls"]],
];
for (const [name, raw, text, dropped] of DROPS)
  test(`drops and reports ${name}`, () => {
    assert.deepEqual(cleanCharacters(raw), { text, dropped });
  });

test("drops soft hyphens, zero-width spaces and byte order marks without a word", () => {
  const raw = "\uFEFFmulti\u00ADmodal\u200B model\u2060s";
  assert.deepEqual(cleanCharacters(raw), { text: "multimodal models", dropped: [] });
});

test("keeps joiners, which scripts and emoji need", () => {
  const text = "می\u200Cخواهم 👩\u200D🔬";
  assert.equal(cleanCharacters(text).text, text);
});

test("composes accents, so that one name has one spelling", () => {
  assert.equal(cleanCharacters("Fre\u0301chet").text, "Fréchet");
});

test("a cleaned text is clean", () => {
  fc.assert(
    fc.property(rawText, fc.boolean(), (raw, paragraphs) => {
      const once = cleanCharacters(raw, { paragraphs });
      const twice = cleanCharacters(once.text, { paragraphs });
      assert.deepEqual(twice, { text: once.text, dropped: [] });
      assert.ok(once.text.isWellFormed());
    }),
  );
});

const SEEN = ["plain", "שלום", "👩‍👩‍👧", "❤️", "می‌خواهم", "क्‍ष", "a\tb\nc"];
for (const text of SEEN)
  test(`${JSON.stringify(text)} hides nothing`, () => {
    assert.deepEqual(findHidden(text), []);
    assert.equal(showHidden(text), text.replace(/\s+/g, " "));
  });

const UNSEEN: [text: string, names: string[]][] = [
  ["a\u202Eb", ["U+202E"]],
  ["\u2066a\u2069", ["U+2066", "U+2069"]],
  ["a\u200Bb", ["U+200B"]],
  ["a\u200Db", ["U+200D"]],
  ["a\u{E0041}", ["U+E0041"]],
  ["a\u0000", ["U+0000"]],
  ["a\u001B[31m", ["U+001B"]],
  ["\uD800", ["U+D800"]],
];
for (const [text, names] of UNSEEN)
  test(`${JSON.stringify(text)} hides ${names.join(" and ")}, which shows by name`, () => {
    const found = findHidden(text).map(({ name }) => name);
    assert.deepEqual(found, names);
    for (const name of names) assert.ok(showHidden(text).includes(`⟨${name}⟩`));
    assert.deepEqual(findHidden(showHidden(text)), []);
  });
