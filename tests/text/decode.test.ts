import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { decodeText } from "../../src/text/decode.ts";

type Case = [raw: string, expected: string];

function check(name: string, cases: Case[], options = {}) {
  describe(name, () => {
    for (const [raw, expected] of cases)
      test(`${JSON.stringify(raw)} → ${JSON.stringify(expected)}`, () => {
        const { text } = decodeText(raw, options);
        assert.equal(text, expected);
        assert.equal(decodeText(text, options).text, text, "a second time");
      });
  });
}

check("LaTeX as bibliographies have it", [
  ["Garc\\'\\i{}a Pardi\\~nas, Juli\\'an", "García Pardiñas, Julián"],
  ["Kvita, Ji\\v{r}\\'\\i{}", "Kvita, Jiří"],
  ["Nguy{\\~\\^e}n, Xu{\\^a}n Th{\\'\\u a}ng", "Nguyễn, Xuân Thắng"],
  ["H{\\`a}n, Th{\\'{\\^e}} Th{\\`a}nh", "Hàn, Thế Thành"],
  ["{\\DJ}oki{\\'c}, Ana", "Đokić, Ana"],
  ["Ha{\\textcommabelow{t}}ieg", "Hațieg"],
  ["{\\NG}o, A", "Ŋo, A"],
  ["GaN(11\\={2}0) at 800{\\textdegree}C", "GaN(112̄0) at 800°C"],
  ["7{\\texttimes}7, 5 {\\textmu}m, X{\\texttrademark}", "7×7, 5 µm, X™"],
  ["Vapor{\\textrightarrow}Liquid", "Vapor→Liquid"],
  ['Willumeit--R{\\"o}mer', "Willumeit–Römer"],
  ["Runge--Kutta---a Study~-- and More", "Runge–Kutta—a Study – and More"],
  ["\\mkbibquote{Intention} and \\enquote{Sinn}", "“Intention” and “Sinn”"],
  ["{\\noopsort{b}}A {\\relax Study}\\thanks{Funded}", "A Study"],
  [
    "We show: \\begin{itemize} \\item one \\item two \\end{itemize} of 5{,}000.",
    "We show: • one • two of 5,000.",
  ],
]);

check("groups that hold math", [
  ["On average \\textbf{4.75$\\times$} faster", "On average 4.75$\\times$ faster"],
  ["(\\texttt{T$^2$A}), \\textsc{Query $\\rightarrow$ HN}", "(T$^2$A), Query $\\rightarrow$ HN"],
  ["{\\bf $x$} of {$a$, $b$}", "$x$ of {$a$, $b$}"],
  ["$\\sqrt{s} = 13$~TeV, by~$x$", "$\\sqrt{s} = 13$ TeV, by $x$"],
  ["$6.8\\times$--$303\\times$ faster", "$6.8\\times$–$303\\times$ faster"],
]);

check("HTML, JATS and entities", [
  ["The <i>E. coli</i> pump in H<sub>2</sub>O &amp; CO", "The E. coli pump in H₂O & CO"],
  ["M&uuml;ller, J&ouml;rg", "Müller, Jörg"],
  [
    "The Cytochrome $\\less$i$\\greater$bd$\\less$/i$\\greater$ Oxidase",
    "The Cytochrome bd Oxidase",
  ],
  ["{\\textless}i{\\textgreater}GFP{\\textless}/i{\\textgreater} at {\\~{}}5 nm", "GFP at ~5 nm"],
  ["R{\\&}amp;D", "R&D"],
  [
    "X- and <tex>$\\gamma$</tex>-Rays of <ASTROBJ>CH Lamp</ASTROBJ>",
    "X- and $\\gamma$-Rays of CH Lamp",
  ],
  [
    "<jats:p>We count <jats:italic>in vitro</jats:italic> at &lt; 5 nm.</jats:p>",
    "We count in vitro at < 5 nm.",
  ],
]);

check(
  "an abstract keeps its paragraphs",
  [
    [
      "<jats:title>Abstract</jats:title><jats:p>We count at &lt; 5 nm.</jats:p><jats:p>Then stop.</jats:p>",
      "We count at < 5 nm.\n\nThen stop.",
    ],
  ],
  { paragraphs: true },
);

check("text that only looks like markup stays", [
  ["the <unk> token, a < b, List<String>, x<y>z", "the <unk> token, a < b, List<String>, x<y>z"],
  ["AT&T; Q&A; R&D, &c", "AT&T; Q&A; R&D, &c"],
  ["the <think> … </think> tags", "the <think> … </think> tags"],
  ["<b> alone", "<b> alone"],
  ["run --flag at https://example.org/~a--b", "run --flag at https://example.org/~a--b"],
]);

test("a second time changes nothing, whatever came in", () => {
  const piece = fc.constantFrom(
    ..."\\textbf{ \\'{ \\' \\~ \\{ \\} { } $ $x$ $5 \\( \\) \\[ \\] ~ - -- --- `` '' ` & &amp; &lt; lt; amp; <i> </i> <p> < > \\textless \\textgreater i /i \\& \\\\ \\ \\foo \\cite{ \\footnote{ \\enquote{ \\href{a}{ \\url{ \\item \\textbackslash \\textasciitilde a e 5 1 , .".split(
      " ",
    ),
    " ",
    "\\c ",
    "\n\n",
  );
  const texts = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(texts, fc.boolean(), (raw, paragraphs) => {
      const { text } = decodeText(raw, { paragraphs });
      assert.equal(decodeText(text, { paragraphs }).text, text);
      assert.ok(text.isWellFormed());
    }),
    { numRuns: 2000 },
  );
});
