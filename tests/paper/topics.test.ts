import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  compileTopics,
  MOST_TOPICS,
  topicFileSchema,
  topicSchema,
  type Topic,
} from "../../src/paper/topics.ts";
import type { PaperInput } from "../../src/paper/schema.ts";
import { aPaper } from "./sample.ts";

function aTopic(slug: string, match: string[], rules: Partial<Topic> = {}): Topic {
  return topicSchema.parse({ slug, title: slug, blurb: "-", match, ...rules });
}

/** Whether a paper of that title, and of no further words, is of a topic with that phrase. */
function matches(phrase: string, title: string): boolean {
  const match = compileTopics([aTopic("topic", [phrase])]);
  return match(aPaper({ title, abstract: "-" })).length > 0;
}

const PHRASES: [phrase: string, title: string, expected: boolean][] = [
  ["language model", "A Language Model", true],
  ["language model", "Large language models", true],
  ["language model", "Language-Model Merging", true],
  ["language model", "Vision–language model", true],
  ["multi-task", "Multi task learning", true],
  ["multi-task", "Multi-Task Learning", true],
  ["bias", "Biases of models", true],
  ["agent", "Reagents in chemistry", false],
  ["agent", "Agentic work", false],
  ["language model", "A language for models", false],
  ["GAN", "Search for GANs", true],
  ["GAN", "A gan is no network", false],
  ["ViT", "ViTs for all", true],
  ["ViT", "A VIT and a vit", false],
  ["AI agent", "AI Agents", true],
  ["AI agent", "Ai agents", false],
  ["agent", "AN AGENT", true],
  ["3D", "Editing in 3D", true],
  ["C++", "Code in C++ and more", true],
  ["a.b", "an axb", false],
  ["naïve", "Naïve Bayes", true],
  ["bay", "Baÿ", false],
];
for (const [phrase, title, expected] of PHRASES)
  test(`"${phrase}" ${expected ? "matches" : "doesn't match"} "${title}"`, () =>
    assert.equal(matches(phrase, title), expected));

describe("a paper's topics", () => {
  const topics = [
    aTopic("agents", ["agent"], { exclude: ["travel agent"] }),
    aTopic("video", ["video"]),
    aTopic("audio", ["audio"]),
    aTopic("images", ["image"]),
    aTopic("text", ["text"]),
    aTopic("tables", ["table"]),
  ];
  const match = compileTopics(topics);

  const POINTS: [abstract: string, fields: Partial<PaperInput>, fits: boolean][] = [
    ["agent ".repeat(4), {}, false],
    ["agent ".repeat(5), {}, true],
    ["agent ".repeat(4), { keywords: ["agents"] }, true],
    ["", { title: "An Agent" }, true],
    ["", { title: "A Travel Agent" }, false],
    ["", { title: "An Agent for Travel Agents" }, true],
    ["travel agent ".repeat(9), {}, false],
    ["agent ".repeat(3), { categories: ["cs.MA"] }, true],
    ["agent ".repeat(2), { categories: ["cs.MA"] }, false],
    ["agent ".repeat(2), { categories: ["cs.MA", "cs.AI"] }, false],
    ["", { categories: ["cs.MA"] }, false],
    ["agent ".repeat(3), { categories: ["cs.CV"] }, false],
  ];
  for (const [abstract, fields, fits] of POINTS)
    test(`${JSON.stringify({ abstract: abstract.slice(0, 60), ...fields })} ${fits ? "has" : "doesn't have"} the topic`, () => {
      const agents = aTopic("agents", ["agent"], {
        exclude: ["travel agent"],
        categories: ["cs.MA", "cs.AI"],
      });
      const paper = aPaper({ abstract, ...fields });
      assert.deepEqual(compileTopics([agents])(paper), fits ? ["agents"] : []);
    });

  test("a phrase for titles doesn't count in the abstract", () => {
    const rules = { matchTitle: ["dataset"] };
    const data = compileTopics([aTopic("data", ["benchmark"], rules)]);
    assert.deepEqual(data(aPaper({ title: "A Dataset" })), ["data"]);
    assert.deepEqual(data(aPaper({ abstract: "dataset ".repeat(9) })), []);
  });

  const GENERAL: [title: string, expected: string[]][] = [
    ["A Model", ["models"]],
    ["A Model with Text", ["models", "text"]],
    ["A Model with Text and Video", ["text", "video"]],
  ];
  for (const [title, expected] of GENERAL)
    test(`"${title}" is of ${expected.join(" and ")}, where models are general`, () => {
      const models = aTopic("models", ["model"], { general: true });
      const paper = aPaper({ title });
      assert.deepEqual(compileTopics([...topics, models])(paper), expected);
    });

  test("a keyword doesn't run into the next", () => {
    const joined = compileTopics([aTopic("ab", ["deep agent"])]);
    const keywords = Array.from({ length: 12 }, (_, at) => (at % 2 ? "agent" : "deep"));
    const paper = aPaper({ keywords });
    assert.deepEqual(joined(paper), []);
  });

  test("the best match comes first, then the order of the alphabet", () => {
    const paper = aPaper({
      title: "Video and Audio",
      abstract: `Video, and ${"text ".repeat(5)}.`,
    });
    assert.deepEqual(match(paper), ["video", "audio", "text"]);
  });

  test("there are four at most", () => {
    const title = "Agents, video, audio, images, text and tables";
    assert.deepEqual(match(aPaper({ title })), ["agents", "audio", "images", "tables"]);
    assert.equal(MOST_TOPICS, 4);
  });

  test("topics set by hand come first", () => {
    const paper = aPaper({ title: "An Agent", topics: ["text", "video"] });
    assert.deepEqual(match(paper), ["text", "video", "agents"]);
  });

  test("more than four set by hand all stay", () => {
    const byHand = ["tables", "text", "images", "audio", "video"];
    const paper = aPaper({ title: "An Agent", topics: byHand });
    assert.deepEqual(match(paper), byHand);
  });

  test("a topic set by hand that has no file is left out", () => {
    assert.deepEqual(match(aPaper({ topics: ["unknown", "text"] })), ["text"]);
  });

  test("math and markup don't hide a word", () => {
    const paper = aPaper({ title: "An $n$-agent game" });
    assert.deepEqual(match(paper), ["agents"]);
  });

  test("a paper's topics don't depend on the order of the files", () => {
    const paper = aPaper({ title: "Agents, video, audio, images and text" });
    const reversed = compileTopics(topics.toReversed());
    assert.deepEqual(reversed(paper), match(paper));
  });

  test("without topic files no paper has a topic", () => {
    assert.deepEqual(compileTopics([])(aPaper({ topics: ["agents"] })), []);
  });
});

test("each missing field of a topic file is named", () => {
  const result = topicFileSchema.safeParse({ match: [] });
  const messages = result.error?.issues.map(({ message }) => message);
  assert.deepEqual(messages, [
    "a topic needs a title",
    "a topic needs a blurb of one sentence",
    "a topic needs at least one phrase to match",
  ]);
});

const CATEGORIES: [category: string, expected: boolean][] = [
  ["cs.CV", true],
  ["cond-mat.mtrl-sci", true],
  ["quant-ph", true],
  ["CS.CV", false],
  ["computer vision", false],
];
for (const [category, expected] of CATEGORIES)
  test(`"${category}" ${expected ? "is" : "is no"} arXiv category`, () => {
    const file = { title: "A", blurb: "B", match: ["word"] };
    const read = topicFileSchema.safeParse({ ...file, categories: [category] });
    assert.equal(read.success, expected);
  });
