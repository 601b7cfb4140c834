import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { splitName } from "../../../src/publish/citations/names.ts";

describe("the parts of a name", () => {
  const ROWS: [name: string, parts: object][] = [
    ["Ada Example", { given: "Ada", family: "Example" }],
    ["Ada B. Example", { given: "Ada B.", family: "Example" }],
    ["Jan van der Berg", { given: "Jan", particle: "van der", family: "Berg" }],
    ["Maria dos Santos Silva", { given: "Maria", particle: "dos", family: "Santos Silva" }],
    ["José Ortega y Gasset", { given: "José", family: "Ortega y Gasset" }],
    ["van Dyck", { particle: "van", family: "Dyck" }],
    ["danah boyd", { given: "danah", family: "boyd" }],
    ["Aristotle", { family: "Aristotle" }],
    ["Sammy Davis, Jr.", { given: "Sammy", family: "Davis", suffix: "Jr." }],
    ["Sammy Davis Jr.", { given: "Sammy", family: "Davis", suffix: "Jr." }],
    ["John Smith III", { given: "John", family: "Smith", suffix: "III" }],
  ];
  for (const [name, parts] of ROWS)
    test(name, () => assert.deepEqual(present(splitName(name)), parts));

  const GROUPS = [
    "The ATLAS Collaboration",
    "Lamp Research and Development",
    "Ada & Bo",
    "Lamps, Ltd.",
    "Qwen Team",
    "张三",
  ];
  for (const name of GROUPS)
    test(`${name} stays whole`, () => assert.deepEqual(splitName(name), { literal: name }));
});

// --- internal ---

function present(parts: object): object {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}
