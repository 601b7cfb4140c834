import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { parseFragment, type DefaultTreeAdapterTypes } from "parse5";
import {
  renderAbstract,
  renderExcerpt,
  renderForFeed,
  renderInline,
} from "../../src/site/render.ts";
import { cleanAbstract } from "../../src/paper/clean.ts";
import { plainText } from "../../src/text/math.ts";
import { cleanText, HOSTILE } from "../paper/sample.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Every node of some HTML, as a browser reads it. */
function nodesOf(html: string): Node[] {
  const flat = (nodes: Node[]): Node[] =>
    nodes.flatMap((node) => [node, ...("childNodes" in node ? flat(node.childNodes) : [])]);
  return flat(parseFragment(html).childNodes);
}

/** The text that a browser would show. */
function textOf(html: string): string {
  return nodesOf(html)
    .map((node) => ("value" in node ? node.value : ""))
    .join("");
}

/** What could run, load or lead elsewhere than to a web page. Empty for inert HTML. */
function activeParts(html: string): string[] {
  return nodesOf(html).flatMap((node) => {
    if (node.nodeName === "#text") return [];
    if (!("attrs" in node)) return [node.nodeName];
    const { nodeName, namespaceURI, attrs } = node;
    const plain =
      ["p", "a", "code"].includes(nodeName) && attrs.every(({ name }) => name === "href");
    const math = namespaceURI === "http://www.w3.org/1998/Math/MathML";
    return [
      ...(plain || math ? [] : [nodeName]),
      ...attrs
        .filter(({ name, value }) =>
          name === "href" || name === "src"
            ? !/^https?:/.test(value) || math
            : name.startsWith("on"),
        )
        .map(({ name, value }) => `${name}=${value}`),
    ];
  });
}

test("math in a title becomes MathML", () => {
  const html = renderInline("Met$^2$Net");
  assert.match(html, /^Met<math>.*<mn[^>]*>2<\/mn>.*<\/math>Net$/);
});

test("math that can't be read is shown in plain characters", () => {
  assert.equal(renderInline("for $a^b^2$, $\\left( x$"), "for a^b², ( x");
});

/** As sources write them, and as a reader gets them. */
const MATH_OF_SOURCES: [source: string, plain: string][] = [
  ["A $\\sim$5x Speedup", "A ∼5x Speedup"],
  ["BD+45$^{\\circ}$598 at 2.2$\\mu$m", "BD+45°598 at 2.2μm"],
  ["$\\sim$5$\\sigma$, $>$90%, 256$\\times$256.", "∼5σ, >90%, 256×256."],
  ["Biofouling$\\unicode{x2013}$communities", "Biofouling–communities"],
  ["by $\\textbf{16.3%}$ in FID", "by 16.3% in FID"],
  ["$\\href{https://a.org/}{https://a.org/}$", "https://a.org/"],
  ["4$\\times$, \\textbf{4.75$\\times$} faster, \\texttt{T$^2$A}", "4×, 4.75× faster, T²A"],
  ["$\\sqrt{s} = 13$~TeV", "√s = 13 TeV"],
  ["the \\$\\textbackslash{}ell\\_p\\$ norm of \\$X\\$", "the ℓ_p norm of X"],
  ["$n=5$, a budget of $100 and $k$ shots", "n=5, a budget of $100 and k shots"],
];
for (const [source, plain] of MATH_OF_SOURCES)
  test(`a source's math reaches the reader: ${source}`, () => {
    const stored = cleanAbstract(source, () => {});
    assert.equal(plainText(stored), plain);
    const shown = textOf(renderAbstract(stored)).normalize("NFKD").replaceAll("∘", "°");
    const letters = (text: string) => text.normalize("NFKD").replace(/[\s\u2061-\u2064√_]/g, "");
    assert.equal(letters(shown), letters(plain));
  });

test("an address in math is a link of an abstract", () => {
  assert.equal(
    renderAbstract("at $\\href{https://example.org/a_b}{\\text{this page}}$."),
    '<p>at this page (<a href="https://example.org/a_b">https://example.org/a_b</a>).</p>',
  );
});

test("an unclosed dollar sign and money are words", () => {
  assert.equal(renderInline("$5 and $10, \\$x"), "$5 and $10, $x");
});

test("an abstract's paragraphs are paragraphs, its addresses links", () => {
  assert.equal(
    renderAbstract("One $5.\n\nCode: https://github.com/a/b."),
    '<p>One $5.</p><p>Code: <a href="https://github.com/a/b">https://github.com/a/b</a>.</p>',
  );
});

test("an abstract without words is no paragraph", () => {
  assert.equal(renderAbstract(""), "");
  assert.equal(renderAbstract(" \n\n "), "");
});

test("Markdown in a text is not read", () => {
  assert.equal(
    renderAbstract("*a* _b_ `c` [d](https://e.org) # f"),
    '<p>*a* _b_ `c` [d](<a href="https://e.org/">https://e.org</a>) # f</p>',
  );
});

describe("hostile text becomes words", () => {
  const math = [
    "\\href{javascript:alert(1)}{x}",
    "\\includegraphics{https://example.org/x.png}",
    "\\url{javascript:alert(1)}",
    "\\text{<script>alert(1)</script>}",
    "</math><script>alert(1)</script>",
    '\\color{"><script>}x',
    '\\class{x" onclick="alert(1)}{y}',
    "\\def\\a{\\a\\a}\\a",
  ].map((source) => `$${source}$`);
  for (const text of [...HOSTILE, ...math])
    test(JSON.stringify(text), () => {
      for (const render of [renderInline, renderAbstract, renderExcerpt])
        assert.deepEqual(activeParts(render(text)), []);
    });

  test("the check for what is active would see it", () => {
    assert.deepEqual(
      activeParts('<p onclick="x"><b>y</b><a href="javascript:z">z</a></p><!-- c -->'),
      ["p", "onclick=x", "b", "href=javascript:z", "#comment"],
    );
  });

  test("whatever the text", () => {
    fc.assert(
      fc.property(cleanText, (text) => {
        for (const render of [renderInline, renderAbstract, renderExcerpt])
          assert.deepEqual(activeParts(render(text)), []);
      }),
    );
  });
});

describe("an excerpt", () => {
  const cases: [name: string, text: string, length: number, expected: string][] = [
    ["short texts are whole", "A short text.", 20, "A short text."],
    ["a text of just that length is whole", "12345", 5, "12345"],
    ["long texts end at a word", "A rather long text.", 10, "A rather…"],
    ["no word is cut at its last letter", "A rather long", 8, "A rather…"],
    ["punctuation before the cut goes", "A rather, long text", 10, "A rather…"],
    ["paragraphs run on", "One.\n\nTwo.", 20, "One. Two."],
    ["a word longer than the excerpt is cut", "abcdefghij", 5, "abcde…"],
    ["math counts as it is read", "$\\alpha$ b c", 4, "α b…"],
    ["math is never cut", "so $a + b + c$ is", 6, "so …"],
    ["money is written out", "\\$5 and more", 6, "$5 and…"],
    [
      "ends after a whole sentence without a fourth dot",
      "It is said. And more is said.",
      12,
      "It is said…",
    ],
  ];
  for (const [name, text, length, expected] of cases)
    test(name, () => assert.equal(textOf(renderExcerpt(text, length)), expected));

  test("is never much longer than it was asked to be", () => {
    fc.assert(
      fc.property(fc.lorem({ maxCount: 60 }), fc.integer({ min: 1, max: 200 }), (text, length) => {
        const shown = textOf(renderExcerpt(text, length));
        assert.ok(shown.length <= length + 1);
        assert.ok(text.startsWith(shown.replace(/…$/, "")));
      }),
    );
  });
});

describe("a paper for feed readers", () => {
  test("has its byline, its abstract and the ways on", () =>
    assert.equal(
      renderForFeed("Ann, Bo", "One.\n\nTwo.", [
        { url: "https://arxiv.org/abs/1", label: "arXiv" },
        { url: "https://example.org/?a=1&b=2", label: "Code" },
      ]),
      '<p><em>Ann, Bo</em></p><p>One.</p><p>Two.</p><p><a href="https://arxiv.org/abs/1">arXiv</a> · <a href="https://example.org/?a=1&#x26;b=2">Code</a></p>',
    ));

  test("says below its byline what curators corrected", () =>
    assert.equal(
      renderForFeed("Ann", "One.", [], ["Title corrected by a curator, Bo."]),
      "<p><em>Ann</em></p><p>Title corrected by a curator, Bo.</p><p>One.</p>",
    ));

  test("has math in plain characters, since many readers know no MathML", () =>
    assert.equal(renderForFeed("", "It is $x^2$ for \\$5.", []), "<p>It is x² for $5.</p>"));

  test("without an abstract says so", () =>
    assert.equal(renderForFeed("", "", []), "<p>The source sent no abstract.</p>"));

  for (const text of HOSTILE)
    test(`shows as words what looks like markup: ${JSON.stringify(text)}`, () => {
      const tags = nodesOf(renderForFeed(text, text, []))
        .filter((node) => "tagName" in node)
        .map((node) => node.nodeName);
      assert.deepEqual(
        tags.filter((tag) => !["p", "em", "a"].includes(tag)),
        [],
      );
    });
});
