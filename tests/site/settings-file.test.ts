import assert from "node:assert/strict";
import fs from "node:fs/promises";
import path from "node:path";
import { describe, test, type TestContext } from "node:test";
import { check, resolveConfig } from "prettier";
import fc from "fast-check";
import { changeSettings, openSettings, replaceSettings } from "../../src/site/settings-file.ts";
import { cleanCharacters } from "../../src/text/characters.ts";
import { readTree, ROOT, temporaryFolder, writeTree } from "../folders.ts";

const NAME = "src/site.config.ts";
const OWN = await fs.readFile(path.join(ROOT, NAME), "utf8");

/** A project with this file. */
async function projectWith(t: TestContext, text: string): Promise<string> {
  const folder = await temporaryFolder(t);
  await writeTree(folder, { [NAME]: text });
  return folder;
}

const FIELDS = 'title: "A", tagline: "B", description: "C"';

describe("any text is taken as it is", () => {
  const TEXTS = [
    '"',
    "\\",
    "${1}",
    "`",
    "*/",
    "//",
    "'\"'",
    "a\nb",
    "a\u2028b",
    "研究 📰",
    "x".repeat(5000),
    "</script>",
    "a\u202Eb",
    "__proto__",
  ];
  for (const field of ["title", "tagline", "description", "contact"])
    test(field, async () => {
      const settings = await openSettings(ROOT);
      const options = await resolveConfig(path.join(ROOT, NAME));
      for (const text of TEXTS) {
        const edited = await changeSettings(settings, new Map([[field, text]]));
        assert.ok(await check(edited, { ...options, parser: "typescript" }), text);
      }
    });

  test("whatever it is", async () => {
    const settings = await openSettings(ROOT);
    const text = fc
      .string({ unit: "binary", minLength: 1 })
      .filter((one) => cleanCharacters(one).text !== "");
    await fc.assert(
      fc.asyncProperty(text, async (title) => {
        await changeSettings(settings, new Map([["title", title]]));
      }),
      { numRuns: 50 },
    );
  });
});

test("the file's imports and expressions count as they will", async (t) => {
  const folder = await projectWith(
    t,
    `import { cards } from "./own.ts";\nconst on: boolean = true;\nexport default { ${FIELDS}, cards, thumbnails: on };\n`,
  );
  await writeTree(folder, { "src/own.ts": 'export const cards: string = "abstract";\n' });
  const settings = await openSettings(folder);
  assert.equal(settings.fields["cards"], "abstract");
  assert.match(
    await changeSettings(settings, new Map([["title", "Z"]])),
    /title: "Z", tagline: "B"/,
  );
});

describe("a change that would say something else is refused", () => {
  const CASES: [name: string, text: string, field: string, value: string | undefined][] = [
    [
      "a spread behind the field wins",
      `const own = { title: "O" };\nexport default { ${FIELDS}, ...own };`,
      "title",
      "Z",
    ],
    [
      "a comment would take the rest of the line",
      `export default { contact: "x", ${FIELDS} };`,
      "contact",
      undefined,
    ],
    [
      "a field comes from a spread",
      `const own = { contact: "O" };\nexport default { ...own, ${FIELDS} };`,
      "contact",
      undefined,
    ],
  ];
  for (const [name, text, field, value] of CASES)
    test(name, async (t) => {
      const folder = await projectWith(t, text);
      const settings = await openSettings(folder);
      await assert.rejects(changeSettings(settings, new Map([[field, value]])), {
        name: "ExpectedError",
        message: /can't change safely.*Nothing was written/s,
      });
    });
});

describe("what is wrong with the file is said", () => {
  const CASES: [name: string, text: string, said: RegExp][] = [
    [
      "no TypeScript",
      'export default { title: "A',
      /site\.config\.ts:1 can't be loaded: SyntaxError.*git restore/,
    ],
    ["no object", "export default 1;", /can't be loaded: it exports no object/],
    ["nothing exported", "", /can't be loaded: it exports no object/],
    ["it throws", 'throw new Error("no");\nexport default {};', /can't be loaded: Error: no/],
  ];
  for (const [name, text, said] of CASES)
    test(name, async (t) =>
      assert.rejects(openSettings(await projectWith(t, text)), {
        name: "ExpectedError",
        message: said,
      }),
    );

  test("no file", async (t) =>
    assert.rejects(
      openSettings(await temporaryFolder(t)),
      /site\.config\.ts is missing\. Run this in/,
    ));

  test("another field is wrong", async (t) => {
    const settings = await openSettings(
      await projectWith(t, `export default { ${FIELDS}, cards: "x", titel: "y" };`),
    );
    await assert.rejects(changeSettings(settings, new Map([["title", "Z"]])), {
      name: "ExpectedError",
      message:
        /^src\/site\.config\.ts: cards: .*\nsrc\/site\.config\.ts: unknown field "titel"\nMend this first/,
    });
  });
});

describe("the file is replaced whole", () => {
  test("with its rights, through a link, and with nothing beside it", async (t) => {
    const folder = await temporaryFolder(t);
    await writeTree(folder, { "mine.ts": OWN, "src/own.ts": "" });
    await fs.chmod(path.join(folder, "mine.ts"), 0o664);
    await fs.symlink("../mine.ts", path.join(folder, NAME));
    replaceSettings(await openSettings(folder), "new");
    assert.deepEqual(
      [...(await readTree(folder))],
      [
        ["mine.ts", "new"],
        ["src/own.ts", ""],
      ],
    );
    assert.equal((await fs.stat(path.join(folder, "mine.ts"))).mode & 0o777, 0o664);
  });

  test("not where something else has changed it meanwhile", async (t) => {
    const folder = await projectWith(t, OWN);
    const settings = await openSettings(folder);
    await writeTree(folder, { [NAME]: "theirs" });
    assert.throws(() => replaceSettings(settings, "new"), /changed by something else meanwhile/);
    assert.deepEqual([...(await readTree(folder))], [[NAME, "theirs"]]);
  });
});
