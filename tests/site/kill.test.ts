/**
 * Builds and portable copies that are killed. What a kill leaves is what is on the disk at that
 * moment, so one run is recorded at many moments, each just before it changes the disk.
 */
import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { before, describe, test } from "node:test";
import { settleFolder } from "../../src/files/folder.ts";
import type { Variables } from "../e2e/run.ts";
import { hashOf, runIn, smallProject } from "../faults/project.ts";
import { sharedFolder, writeTree } from "../folders.ts";

/** At how many moments at least, half of them of a build; `npm run test:system` takes 200, and kills for real as well. */
const KILLS = Number(process.env["BROADSHEET_KILLS"] ?? 8);
const IS_SHORT = KILLS <= 8;
/** A run of this content has some hundred changes. */
const EVERY = IS_SHORT ? 100 : 1;
/** The table of words takes seconds to prepare, and its files are written as all others are. */
const variables: Variables = IS_SHORT ? { BROADSHEET_SETTINGS: '{"meaning": "none"}' } : {};
const OUTPUTS = ["dist", "dist-portable", "broadsheet-portable.zip"] as const;
type Hashes = Record<(typeof OUTPUTS)[number], string | undefined>;

const folder = sharedFolder();
const project = path.join(folder, "project");
const OLD = {
  "dist/index.html": "the old site",
  "dist/days/page.html": "an old page",
  "dist-portable/index.html": "the old copy",
  "broadsheet-portable.zip": "the old zip",
};
/** What lies in the project when nothing is left of a run that was killed. */
let names: string[];
let cached: string[];
let old: Hashes;
let built: Hashes;
let copied: Hashes;

before(async () => {
  await smallProject(project);
  await writeTree(project, OLD);
  old = await hashes(project);
  await record("build");
  built = await hashes(project);
  await record("portable");
  copied = await hashes(project);
  names = await fs.readdir(project);
  cached = await fs.readdir(path.join(project, ".cache"));
});

describe("killed at any moment", () => {
  test("a build leaves the old site or the new one, and never touches a copy", async () => {
    const states = await statesOf("build");
    for (const [state, { dist, ...copies }] of states) {
      assert.ok(dist === old.dist || dist === built.dist, `dist after ${state} changes`);
      assert.deepEqual(copies, copiesOf(old), state);
    }
    assert.ok(states.some(([, { dist }]) => dist === built.dist));
  });

  test("a copy in the making leaves the site, and the old copy or the new one", async () => {
    const states = await statesOf("portable");
    for (const [state, hash] of states)
      for (const name of OUTPUTS)
        assert.ok([built[name], copied[name]].includes(hash[name]), `${name} after ${state}`);
  });

  test("what is left asks for no hand: the next runs make the same, and nothing is left over", async () => {
    for (const script of ["build", "portable"] as const) {
      const states = await statesOf(script);
      const [state = ""] = states[Math.floor(states.length / 2)] ?? [];
      await resume(path.join(folder, script, state));
      await succeed(script);
      const expected = script === "build" ? { ...copiesOf(old), dist: built.dist } : copied;
      assert.deepEqual(await hashes(project), expected);
    }
    assert.deepEqual(await fs.readdir(project), names);
    assert.deepEqual(await fs.readdir(path.join(project, ".cache")), cached);
  });

  if (!IS_SHORT)
    test("real kills, one after the other, do the same", async () => {
      const total = (await fs.stat(path.join(folder, "build.count"))).size;
      for (let kill = 1; kill <= 10; kill += 1) {
        const counter = path.join(folder, `kill-${kill}`);
        const killAt = Math.ceil((kill * total) / 10.5);
        // What a killed build has kept would make the next one shorter.
        const faults = { root: project, counter, killAt };
        const { code } = await runIn(project, "build", ["--fresh"], { faults, variables });
        assert.equal(code, null, `killed before change ${killAt}`);
        await settleFolder(path.join(project, "dist"));
        assert.equal((await hashes(project)).dist, built.dist);
      }
      await succeed("build");
      assert.deepEqual(await fs.readdir(project), names);
    });
});

// --- internal ---

/** Runs a script to its end, and copies what a kill would leave at many moments. */
async function record(script: "build" | "portable"): Promise<void> {
  const faults = {
    root: project,
    counter: path.join(folder, `${script}.count`),
    snapshots: { every: EVERY, into: path.join(folder, script) },
  };
  const { code, stderr } = await runIn(project, script, [], { faults, variables });
  assert.equal(code, 0, stderr);
}

async function succeed(script: "build" | "portable"): Promise<void> {
  const { code, stderr } = await runIn(project, script, [], { variables });
  assert.equal(code, 0, stderr);
}

/** The hashes of each recorded moment, after what a command does before anything else. */
async function statesOf(script: string): Promise<[state: string, hashes: Hashes][]> {
  const all = await fs.readdir(path.join(folder, script));
  all.sort((a, b) => Number(a) - Number(b));
  const states = all.filter((_, at) => !IS_SHORT || at % 3 === 0);
  assert.ok(states.length >= KILLS / 2, `${states.length} moments`);
  return Promise.all(
    states.map(async (state): Promise<[string, Hashes]> => {
      const place = path.join(folder, script, state);
      for (const name of ["dist", "dist-portable"]) await settleFolder(path.join(place, name));
      return [state, await hashes(place)];
    }),
  );
}

async function hashes(place: string): Promise<Hashes> {
  const [dist, copy, zip] = await Promise.all(
    OUTPUTS.map((name) => hashOf(path.join(place, name))),
  );
  return { dist, "dist-portable": copy, "broadsheet-portable.zip": zip };
}

function copiesOf(of: Hashes): Omit<Hashes, "dist"> {
  const { "dist-portable": folder, "broadsheet-portable.zip": zip } = of;
  return { "dist-portable": folder, "broadsheet-portable.zip": zip };
}

/** Puts the project into the state of a kill. */
async function resume(state: string): Promise<void> {
  for (const name of [".cache", ".astro", ...(await fs.readdir(project))])
    if (name === ".cache" || name === ".astro" || name.startsWith("dist") || name.endsWith(".zip"))
      await fs.rm(path.join(project, name), { recursive: true, force: true });
  await fs.cp(state, project, { recursive: true });
}
