/** Sixty searches as people make them: words, pairs, sentences, slips, filters and orders. */

/** The parameters of the search page. */
export type Parameters = Record<string, string>;

const WORDS =
  "diffusion language video training reasoning benchmark agents robot graph attention transformer reward retrieval image quantization speech segmentation unlearning merging zebrafish";
const PAIRS =
  "language models,video generation,machine unlearning,model merging,reinforcement learning,time series,medical images,vision transformer,code generation,knowledge distillation,open source,large scale,human feedback,point clouds,networks published:2023";
const SENTENCES = [
  "a method that makes large language models forget what they learned",
  "how to train a model for one epoch only",
  "video remake with control of motion and content",
  "which model predicts the weather in space and time",
  "learning representations without labels by reducing redundancy",
  "agents that use tools to answer questions on the web",
  "a benchmark of code written by language models",
  "matching images densely with a diffusion model",
];
const SLIPS = ["difusion", "langauge model", "transfromer", "reinforcment learning", "segmentaton"];
const ODD = ["naïve", "GPT-4", "C++", "α", '"language models"', '"neural network" training', "x"];

/** Sixty, each of them different. */
export const QUERIES: readonly Parameters[] = [
  ...WORDS.split(" ").map((q) => ({ q })),
  ...PAIRS.split(",").map((q) => ({ q })),
  ...SENTENCES.map((q) => ({ q })),
  ...SLIPS.map((q) => ({ q })),
  ...ODD.map((q) => ({ q })),
  { q: "models", topic: "language-models" },
  { q: "training", sort: "newest" },
  { q: "video", year: "2025" },
  { q: "learning", topic: "robotics", sort: "newest" },
  { q: "qwertzuiopasdf" },
];
