import assert from "node:assert/strict";
import { describe, test } from "node:test";
import {
  compileTopics,
  MOST_TOPICS,
  topicFileSchema,
  topicSchema,
  type Topic,
} from "../../src/paper/topics.ts";
import { aPaper } from "./sample.ts";

function aTopic(slug: string, match: string[], exclude: string[] = []): Topic {
  return topicSchema.parse({ slug, title: slug, blurb: "-", match, exclude });
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
    aTopic("agents", ["agent"], ["reagent"]),
    aTopic("video", ["video"]),
    aTopic("audio", ["audio"]),
    aTopic("images", ["image"]),
    aTopic("text", ["text"]),
    aTopic("tables", ["table"]),
  ];
  const match = compileTopics(topics);

  test("a word in the title is enough", () => {
    assert.deepEqual(match(aPaper({ title: "An Agent" })), ["agents"]);
  });

  test("a word once in the abstract is not, twice is", () => {
    assert.deepEqual(match(aPaper({ abstract: "an agent" })), []);
    assert.deepEqual(match(aPaper({ abstract: "an agent or two agents" })), [
      "agents",
    ]);
  });

  test("keywords count as the abstract does", () => {
    const paper = aPaper({ abstract: "an agent", keywords: ["agents"] });
    assert.deepEqual(match(paper), ["agents"]);
  });

  test("a keyword doesn't run into the next", () => {
    const joined = compileTopics([aTopic("ab", ["deep agent"])]);
    const paper = aPaper({ keywords: ["deep", "agent", "deep", "agent"] });
    assert.deepEqual(joined(paper), []);
  });

  test("an excluded word in the title keeps the topic off", () => {
    const paper = aPaper({ title: "Reagents: An Agent for Chemistry" });
    assert.deepEqual(match(paper), []);
  });

  test("the best match comes first, then the order of the alphabet", () => {
    const paper = aPaper({
      title: "Video and Audio",
      abstract: "Video, and text, with text.",
    });
    assert.deepEqual(match(paper), ["video", "audio", "text"]);
  });

  test("there are four at most", () => {
    const title = "Agents, video, audio, images, text and tables";
    assert.deepEqual(match(aPaper({ title })), [
      "agents",
      "audio",
      "images",
      "tables",
    ]);
    assert.equal(MOST_TOPICS, 4);
  });

  test("topics set by hand come first, whatever the text says", () => {
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

  test("without topic files no paper has a topic", () => {
    assert.deepEqual(compileTopics([])(aPaper({ topics: ["agents"] })), []);
  });
});

test("a topic file says what is missing in it", () => {
  const result = topicFileSchema.safeParse({ match: [] });
  const messages = result.error?.issues.map(({ message }) => message);
  assert.deepEqual(messages, [
    "a topic needs a title",
    "a topic needs a blurb of one sentence",
    "a topic needs at least one phrase to match",
  ]);
});
