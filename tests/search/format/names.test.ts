import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CATALOGUE,
  ENGINE,
  fragmentName,
  fragmentPath,
  hashIn,
  isPacked,
  isUnused,
  keepsItsName,
  nameOf,
  packPath,
} from "../../../src/search/format/names.ts";

test("each file of the index: whether it is packed, whether its name stays, whether it is left out", () => {
  const FILES: [path: string, is: string][] = [
    [CATALOGUE, "stays"],
    [ENGINE, "stays"],
    ["pagefind-entry.json", "stays"],
    ["wasm.en.pagefind", "packed, stays"],
    ["wasm.unknown.pagefind", "packed, stays, unused"],
    ["pagefind.en_f11437de97.pf_meta", "packed"],
    ["index/en_2b1fe90.pf_index", "packed"],
    [fragmentPath("en_d899894"), "packed"],
    [packPath("terms", "0123456789"), "packed"],
    ["pagefind-ui.js", "unused"],
    ["pagefind-component-ui.css", "unused"],
    ["pagefind-worker.js", "unused"],
    ["pagefind-highlight.js", "unused"],
  ];
  for (const [path, is] of FILES)
    assert.equal(
      [isPacked(path) && "packed", keepsItsName(path) && "stays", isUnused(path) && "unused"]
        .filter(Boolean)
        .join(", "),
      is,
      path,
    );
});

test("a fragment's name, from its path and from its hash", () => {
  assert.equal(fragmentName("pagefind/fragment/en_aa98d3c.pf_fragment"), "en_aa98d3c");
  assert.equal(fragmentName("index/en_2b1fe90.pf_index"), undefined);
  assert.equal(hashIn("en_aa98d3c"), "aa98d3c");
  assert.equal(fragmentName(fragmentPath(nameOf("aa98d3c"))), "en_aa98d3c");
});
