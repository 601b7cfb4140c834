import assert from "node:assert/strict";
import { describe, test } from "node:test";
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
    { url: links.hf, label: "Hugging Face" },
  ]);
});

describe("a page goes by what it is", () => {
  const pages: [address: string, label: string][] = [
    ["https://example.org/harbour", "Project"],
    ["https://lamps.example.org/", "Project"],
    ["https://example.github.io/lamps-2025/", "Project"],
    ["https://sites.google.com/view/lamps123", "Project"],
    ["https://www.publisher.example/science/article/pii/S089360801", "publisher.example"],
    ["https://dl.publisher.example/doi/10.9999/abc", "dl.publisher.example"],
    ["https://openreview.net/forum?id=abc", "openreview.net"],
    ["https://aclanthology.org/2020.acl-main.1", "aclanthology.org"],
    ["https://hal.science/hal-01234567", "hal.science"],
    ["https://www.youtube.com/watch?v=abc", "youtube.com"],
    ["https://youtu.be/abc", "youtu.be"],
    ["https://www.example.edu/~lamp/lamps.html", "example.edu"],
  ];
  for (const [project, label] of pages)
    test(project, () => assert.deepEqual(listLinks({ project }), [{ url: project, label }]));
});

test("a paper without links has none", () => assert.deepEqual(listLinks({}), []));
