import assert from "node:assert/strict";
import { test } from "node:test";
import { listLinks } from "../../src/digest/paper-links.ts";

test("a paper's links are named, in one order, and those that it lacks are left out", () => {
  const links = {
    hf: "https://huggingface.co/papers/2510.12345",
    arxiv: "https://arxiv.org/abs/2510.12345",
    code: "https://github.com/example/harbour",
  };
  assert.deepEqual(listLinks(links), [
    { url: links.arxiv, label: "arXiv" },
    { url: links.code, label: "Code" },
    { url: links.hf, label: "Daily Papers" },
  ]);
});

test("a paper without links has none", () => assert.deepEqual(listLinks({}), []));
