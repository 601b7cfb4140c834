/** What reaches the MDX compiler is of one form, whatever a note says. */
import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, test } from "node:test";
import { mdxToMdast } from "satteri";
import { compileNote } from "../../src/notes/compile.ts";
import { closeTag, isInert, markup, openTag, wrap } from "../../src/notes/inert.ts";
import { readNote } from "../../src/notes/read.ts";
import { HOSTILE, rawText } from "../paper/sample.ts";
import { noteOf, PAIRS } from "./fixtures.ts";

test("any values in any component are inert", () => {
  fc.assert(
    fc.property(rawText, rawText, (title, html) => {
      const tags = openTag("Callout", { title }) + markup(html);
      const text = wrap(tags + closeTag("Callout"));
      assert.ok(isInert(text), text);
      // Astro's own parser sees one expression, and no word of the value.
      const tree = mdxToMdast(text);
      const children = "children" in tree ? tree.children : [];
      assert.deepEqual(
        children.map(({ type }) => type),
        ["mdxFlowExpression"],
      );
    }),
  );
});

test("whatever note is accepted, what is compiled of it is inert", () => {
  let accepted = 0;
  const words = fc.oneof(rawText, fc.constantFrom(...HOSTILE));
  fc.assert(
    fc.property(fc.array(words, { maxLength: 4 }), (parts) => {
      const text = `---\nauthor: A\ndate: "2025-10-17"\n---\n\n${parts.join("\n\n")}\n`;
      const { tree, problems } = readNote(text, "notes/2510.12345.mdx");
      assert.equal(tree === undefined, problems.length > 0);
      if (tree === undefined) return;
      accepted += 1;
      const compiled = compileNote(tree, { name: "2510.12345", base: "/" });
      assert.ok(isInert(compiled), compiled);
    }),
    { numRuns: 300 },
  );
  assert.ok(accepted > 10, `${accepted} were accepted`);
});

test("the accepted notes of the fixtures are inert, and hold no script", async () => {
  for (const name of PAIRS) {
    const { tree } = readNote(await noteOf("accepted", name), "notes/a.mdx");
    assert.ok(tree, name);
    const compiled = compileNote(tree, { name: "a", base: "/" });
    assert.ok(isInert(compiled), name);
    const raw = compiled.match(/set:html=\{"[^"]*"\}/g)?.join("\n") ?? "";
    const html = raw.replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    assert.doesNotMatch(html, /<script|<iframe|<style|\son\w+=|"javascript:/i);
  }
});

describe("isn't inert:", () => {
  const WRONG: [name: string, text: string][] = [
    ["nothing", ""],
    ["words", "Words.\n"],
    ["words beside tags", "{<>words</>}\n"],
    ["an import", 'import "x"\n{<></>}\n'],
    ["a second line", '{<></>}\nimport "x"\n'],
    ["an expression", "{process.exit()}\n"],
    ["an expression as a value", "{<><Callout title={x}></Callout></>}\n"],
    ["a spread", "{<><Callout {...x}></Callout></>}\n"],
    ["a quote that ends the string", '{<><Callout title={""+x+""}></Callout></>}\n'],
    ["a backslash", '{<><Callout title={"\\x"}></Callout></>}\n'],
    ["a template", "{<><Callout title={`${x}`}></Callout></>}\n"],
    ["an element of HTML", "{<><script></script></>}\n"],
    ["another component", "{<><Evil></Evil></>}\n"],
    ["frontmatter", "---\nlayout: x\n---\n{<></>}\n"],
  ];
  for (const [name, text] of WRONG) test(name, () => assert.equal(isInert(text), false));
});
