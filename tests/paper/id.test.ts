import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { idSchema, isArxivId, parseArxivId, slugId, urlId } from "../../src/paper/id.ts";
import { rawText } from "./sample.ts";

const IDS: [text: string, arxiv: boolean, valid: boolean][] = [
  ["2510.12345", true, true],
  ["0704.0001", true, true],
  ["cs/0112017", true, true],
  ["math.AG/0309136", false, false],
  ["hep-th/9901001", true, true],
  ["one-epoch-is-all-you-need-cffed81d", false, true],
  ["cs-0112017", false, true],
  ["2510.12345v2", false, false],
  ["2510.123456", false, false],
  ["2510.123", false, false],
  ["arXiv:2510.12345", false, false],
  ["cs/011201", false, false],
  ["CS/0112017", false, false],
  ["-slug", false, false],
  ["slug-", false, false],
  ["Slug", false, false],
  ["../../etc/passwd", false, false],
  ["a/b", false, false],
  ["a.b", false, false],
  ["a b", false, false],
  ["", false, false],
  ["x".repeat(101), false, false],
];
for (const [text, arxiv, valid] of IDS)
  test(`"${text.slice(0, 40)}" is ${valid ? (arxiv ? "an arXiv id" : "a slug") : "no id"}`, () => {
    assert.equal(isArxivId(text), arxiv);
    assert.equal(idSchema.safeParse(text).success, valid);
  });

test("an id in a URL: an old one's slash becomes a hyphen, a new one's dot stays", () => {
  assert.equal(urlId("cs/0112017"), "cs-0112017");
  assert.equal(urlId("2510.12345"), "2510.12345");
  assert.equal(urlId("a-slug-1234abcd"), "a-slug-1234abcd");
});

test("a title's id is its words and a hash", () => {
  assert.equal(slugId("One Epoch Is All You Need"), "one-epoch-is-all-you-need-cffed81d");
});

const SAME = [
  "One Epoch Is All You Need",
  "one epoch is all you need",
  "ONE EPOCH IS ALL YOU NEED",
  "  One  Epoch Is\tAll You\nNeed ",
  "One Epoch Is All You Need.",
  "“One Epoch Is All You Need”",
  "One Epoch is all you need",
];
for (const title of SAME)
  test(`the id doesn't change with space, case or punctuation: ${JSON.stringify(title)}`, () =>
    assert.equal(slugId(title), "one-epoch-is-all-you-need-cffed81d"));

const WORDS: [rule: string, title: string, words: string][] = [
  ["accents don't reach the id", "Naïve Fréchet", "naive-frechet"],
  ["math doesn't reach the id", "Met$^2$Net: A Model", "met2net-a-model"],
  [
    "a long title is cut at a word",
    "Multimodal Masked Autoencoder Pre-training for 3D MRI-Based Brain Tumor Analysis",
    "multimodal-masked-autoencoder-pre-training-for-3d-mri-based",
  ],
  ["a title without Latin letters has an id, too", "深度学习", "paper"],
];
for (const [rule, title, words] of WORDS)
  test(rule, () => assert.match(slugId(title), new RegExp(`^${words}-[0-9a-f]{8}$`)));

test("titles with the same beginning have ids of their own", () => {
  const start = "A very long title that goes on and on until its end is cut off";
  assert.notEqual(slugId(`${start} with one word`), slugId(`${start} or two`));
  assert.notEqual(slugId("深度学习"), slugId("机器学习"));
});

test("every title gives an id that the schema accepts", () => {
  fc.assert(
    fc.property(fc.oneof(rawText, fc.string({ minLength: 80 })), (title) =>
      assert.ok(idSchema.safeParse(slugId(title)).success),
    ),
  );
});

const ARXIV: [text: string, id: string | undefined][] = [
  ["arXiv:2510.12345v2 [cs.LG]", "2510.12345"],
  ["arXiv.2510.12345", "2510.12345"],
  ["abs/2510.12345", "2510.12345"],
  ["hep-th/1601.07616", "1601.07616"],
  ["cs.LG/1708.07747", "1708.07747"],
  ["report/1601.07616", undefined],
  ["cond-mat.str-el/0507123", "cond-mat/0507123"],
  ["MATH.GT/0309136", "math/0309136"],
  ["report/1234567", undefined],
  ["http://xxx.lanl.gov/abs/hep-th/9901001", "hep-th/9901001"],
  ["https://export.arxiv.org/pdf/2510.12345v3.pdf", "2510.12345"],
  ["https://www.alphaxiv.org/overview/2510.12345", "2510.12345"],
  ["https://huggingface.co/papers/2510.12345", "2510.12345"],
  ["https://huggingface.co/datasets/2510.12345", undefined],
  ["https://ar5iv.labs.arxiv.org/html/2510.12345", "2510.12345"],
  ["https://www.arxiv-vanity.com/papers/2510.12345/", "2510.12345"],
  ["https://api.semanticscholar.org/arXiv:2510.12345", "2510.12345"],
  ["https://example.org/arxiv.org/2510.12345", undefined],
  ["2104.12255v1", "2104.12255"],
  ["arXiv:2510.12345", "2510.12345"],
  ["https://arxiv.org/abs/2510.12345v3", "2510.12345"],
  ["http://www.arxiv.org/pdf/2510.12345.pdf", "2510.12345"],
  ["https://doi.org/10.48550/arXiv.2510.12345", "2510.12345"],
  ["oai:arXiv.org:2604.21935v1", "2604.21935"],
  ["astro-ph/0601001v2", "astro-ph/0601001"],
  ["math.AG/0309136", "math/0309136"],
  ["../../etc/passwd", undefined],
  ["10.1000/182", undefined],
  ["", undefined],
];
for (const [text, id] of ARXIV)
  test(`"${text}" names ${id ?? "no paper of arXiv"}`, () => assert.equal(parseArxivId(text), id));
