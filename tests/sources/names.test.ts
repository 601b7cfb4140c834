import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readNameList, readNames } from "../../src/sources/names.ts";

/** Names, "…" where there are more; and the words of warnings. */
type Case = [list: string, names: string[], warning?: RegExp];

function check(cases: readonly Case[], read: typeof readNames): void {
  for (const [list, names, warning] of cases)
    test(`"${list.replaceAll("\n", "⏎")}"`, () => {
      const warnings: string[] = [];
      const { authors = [], moreAuthors } = read(list, warnings);
      assert.deepEqual(moreAuthors ? [...authors, "…"] : authors, names);
      if (warning === undefined) assert.deepEqual(warnings, []);
      else assert.match(warnings.join("\n"), warning);
    });
}

const PEOPLE: Record<string, Case[]> = {
  "BibTeX's own form": [
    ["", []],
    ["Ada Lamp", ["Ada Lamp"]],
    ["Lamp, Ada", ["Ada Lamp"]],
    ["Lamp,Ada", ["Ada Lamp"]],
    ["Lamp, Ada and Bo Mare", ["Ada Lamp", "Bo Mare"]],
    ["Lamp, Ada AND Mare, Bo And Nor, Cy", ["Ada Lamp", "Bo Mare", "Cy Nor"]],
    ["Lamp, Ada\n  and\n  Mare, Bo", ["Ada Lamp", "Bo Mare"]],
    ["Alexandra Sand and Brandon Land", ["Alexandra Sand", "Brandon Land"]],
    ["de la Mare, Bo and van der Lamp, Ada", ["Bo de la Mare", "Ada van der Lamp"]],
    ["van der Lamp, Jan Piet", ["Jan Piet van der Lamp"]],
    ["Ada van der Lamp", ["Ada van der Lamp"]],
    ["Beethoven, Ludwig van", ["Ludwig van Beethoven"]],
    ["Mare, Jr., Bo", ["Bo Mare Jr."]],
    ["von Mare, III, Bo and Nor, Cy", ["Bo von Mare III", "Cy Nor"]],
    ["Mare, Bo, Jr.", ["Bo Mare Jr."]],
    ["Bo Mare, Jr. and Cy Nor", ["Bo Mare Jr.", "Cy Nor"]],
    ["Lamp, J.-P. and Savari, S.A.", ["J.-P. Lamp", "S.A. Savari"]],
    ["Lamp Mare, Ada B.", ["Ada B. Lamp Mare"]],
    ["Van Lamp, Clinton DeW.", ["Clinton DeW. Van Lamp"]],
    ["De Ruyter Van Lamp, Rob R. and Nor, Cy", ["Rob R. De Ruyter Van Lamp", "Cy Nor"]],
    ["Press, William H.", ["William H. Press"]],
    ["Lamp, Ada and Lamp, Ada", ["Ada Lamp", "Ada Lamp"]],
    ["李明 and 王伟", ["李明", "王伟"]],
  ],
  "braces keep a name whole": [
    ["{A Collaboration}", ["A Collaboration"]],
    ["{The Lantern Team, Ltd. and Friends}", ["The Lantern Team, Ltd. and Friends"]],
    ["{Barnes and Noble} and Lamp, Ada", ["Barnes and Noble", "Ada Lamp"]],
    ["{{Lamp and Sons, Inc.}}", ["Lamp and Sons, Inc."]],
    ["{van der Berg}, Jo", ["Jo van der Berg"]],
    ["Lantern, Inc.", ["Lantern, Inc."]],
    ["{unclosed and Mare, Bo", ["unclosed", "Bo Mare"]],
  ],
  "more people than are named": [
    ["Lamp, Ada and others", ["Ada Lamp", "…"]],
    ["Lamp, Ada and Others", ["Ada Lamp", "…"]],
    ["Lamp, Ada and {others}", ["Ada Lamp", "…"]],
    ["Lamp, Ada and et al.", ["Ada Lamp", "…"]],
    ["Lamp, Ada and Mare, Bo et al.", ["Ada Lamp", "Bo Mare", "…"]],
    ["Lamp, Ada and Mare, Bo et. al", ["Ada Lamp", "Bo Mare", "…"]],
    ["Lamp, Ada and Mare, Bo, et al", ["Ada Lamp", "Bo Mare", "…"]],
    ["Ada Lamp et alii", ["Ada Lamp", "…"]],
    ["Ada Lamp \\emph{et al.}", ["Ada Lamp", "…"]],
    ["Ada Lamp {\\it et~al.}", ["Ada Lamp", "…"]],
    ["Lamp, Ada and \\textit{et al}", ["Ada Lamp", "…"]],
    ["Ada Lamp and coworkers", ["Ada Lamp", "…"]],
    ["Lamp, Ada and co-workers", ["Ada Lamp", "…"]],
    ["Ada Lamp, Bo Mare, Cy Nor, et al.", ["Ada Lamp", "Bo Mare", "Cy Nor", "…"]],
    ["Ada Lamp and 12 others", ["Ada Lamp", "…"]],
    ["Ada Lamp and ...", ["Ada Lamp", "…"]],
    ["Ada Lamp and [et al.]", ["Ada Lamp", "…"]],
    ["More, Thomas and Alda Petal", ["Thomas More", "Alda Petal"]],
  ],
  "commas and other marks between people": [
    [
      "Lin Lamp, Jie Mare, An Nor, Jing Ost, Che Wes and Kai Sud",
      ["Lin Lamp", "Jie Mare", "An Nor", "Jing Ost", "Che Wes", "Kai Sud"],
    ],
    ["Ada Lamp, Bo Mare", ["Ada Lamp", "Bo Mare"], /"Ada Lamp, Bo Mare" is read as two people/],
    ["Ada B. Lamp, Bo Mare", ["Ada B. Lamp", "Bo Mare"]],
    ["Ada Lamp, Bo Mare, and Cy Nor", ["Ada Lamp", "Bo Mare", "Cy Nor"]],
    ["A. Lamp, B. Mare and C. Nor", ["A. Lamp", "B. Mare", "C. Nor"]],
    ["Lantern-AI, Xia Lamp, Deli Mare", ["Lantern-AI", "Xia Lamp", "Deli Mare"]],
    ["Ada Lamp, Bo Mare, Jr., Cy Nor", ["Ada Lamp", "Bo Mare Jr.", "Cy Nor"]],
    ["Lamp, A., Mare, B. C., and Nor, D.", ["A. Lamp", "B. C. Mare", "D. Nor"]],
    ["Lamp, A., Mare, B., \\& Nor, C.", ["A. Lamp", "B. Mare", "C. Nor"]],
    ["Lamp AB, Mare C", ["Lamp AB", "Mare C"]],
    ["Zwo, H.; Rin, J.A.; Hu, C.", ["H. Zwo", "J.A. Rin", "C. Hu"]],
    ["Ada Lamp; Bo Mare; Cy Nor and Dee Ost", ["Ada Lamp", "Bo Mare", "Cy Nor", "Dee Ost"]],
    ["Ada Lamp & Bo Mare", ["Ada Lamp", "Bo Mare"]],
    ["Lamp \\& Sons", ["Lamp \\& Sons"]],
    ["Ada Lamp \\and Bo Mare", ["Ada Lamp", "Bo Mare"]],
    ["Ada Lamp\nBo Mare\nCy Nor", ["Ada Lamp", "Bo Mare", "Cy Nor"]],
    ["李明，王伟，张三", ["李明", "王伟", "张三"]],
    ["Lantern-AI and : and Xia Lamp and Deli Mare", ["Lantern-AI", "Xia Lamp", "Deli Mare"]],
    ["Ada Lamp and , and - and Bo Mare", ["Ada Lamp", "Bo Mare"]],
    ["and", []],
    [", ", []],
    [
      "The Light Collaboration: A. Lamp and B. Mare",
      ["The Light Collaboration", "A. Lamp", "B. Mare"],
    ],
    ["M&uuml;hle, Ada; Mare, Bo", ["Ada M&uuml;hle", "Bo Mare"]],
  ],
  "what can't be told apart is kept, and named": [
    ["Lamp, Mare, Nor", ["Lamp, Mare, Nor"], /authors: "Lamp, Mare, Nor" is kept as one name/],
    ["Lamp, Ada, Mare, Bo", ["Lamp, Ada, Mare, Bo"], /kept as one name; write "and"/],
    [
      "Office of Light, Department of Lamps",
      ["Office of Light, Department of Lamps"],
      /kept as one name/,
    ],
    ["Sol, Brown University", ["Sol, Brown University"], /kept as one name/],
  ],
  "what is no part of a name": [
    ["Ada Lamp (University of Light, Town) and Bo Mare", ["Ada Lamp", "Bo Mare"]],
    ["Lamp, Ada (ada@example.org) and Mare, Bo", ["Ada Lamp", "Bo Mare"]],
    ["Ada Lamp <ada@example.org>", ["Ada Lamp"]],
    ["Ada Lamp$^{1,2}$ and Bo Mare$^\\dagger$", ["Ada Lamp", "Bo Mare"]],
    ["Ada Lamp\\thanks{Town} and Bo Mare\\textsuperscript{*}", ["Ada Lamp", "Bo Mare"]],
    ["Ada Lamp¹ and Bo Mare*", ["Ada Lamp", "Bo Mare"]],
    ["Ada Lamp1, Bo Mare2, Cy Nor1", ["Ada Lamp", "Bo Mare", "Cy Nor"]],
    ["Ada Lamp and Team Sol3", ["Ada Lamp", "Team Sol3"]],
    ["Li, Yi (Alex)", ["Yi (Alex) Li"]],
    ["W3C", ["W3C"]],
  ],
  "LaTeX within names": [
    [
      "Garc{\\'\\i}a, Jos\\'e and \\L ukasz Wz\\'or",
      ["Jos\\'e Garc{\\'\\i}a", "\\L ukasz Wz\\'or"],
    ],
    ["Nor, {\\AA}. and Lamp, J.\\,A.", ["{\\AA}. Nor", "J.\\,A. Lamp"]],
    ['{\\"O}st, Bo', ['Bo {\\"O}st']],
  ],
  "biblatex's extended form": [
    ["given=Hans, family=Lamp, prefix=von", ["Hans von Lamp"]],
    [
      "given=Hans, family=Lamp, prefix=von and given={Jean Pierre}, family=Mare",
      ["Hans von Lamp", "Jean Pierre Mare"],
    ],
    ['family="Nor, the Elder", given="Cy", useprefix=true, id=nor', ["Cy Nor, the Elder"]],
    [
      '"family={Lamp and Sons, Inc.}" and family = Mare, given = Bo, suffix = Jr',
      ["Lamp and Sons, Inc.", "Bo Mare Jr"],
    ],
    ["given-i={H}, given=Hans, family={A Team}", ["Hans A Team"]],
  ],
};
for (const [what, cases] of Object.entries(PEOPLE)) describe(what, () => check(cases, readNames));

describe("in arXiv's lines every comma is between people", () => {
  const LINES: Case[] = [
    ["", []],
    ["A. Ada", ["A. Ada"]],
    ["A. Ada, B. Bo", ["A. Ada", "B. Bo"]],
    ["Ada, Bo", ["Ada", "Bo"]],
    ["A. Ada, B. Bo, and C. Cy", ["A. Ada", "B. Bo", "C. Cy"]],
    ["A. Ada\n  and\n B. Bo", ["A. Ada", "B. Bo"]],
    ["A. Ada (1), B. Bo (1 and 2) ((1) Lab, (2) Town)", ["A. Ada", "B. Bo"]],
    ["Yi (Alex) Li, Bo Sand", ["Yi (Alex) Li", "Bo Sand"]],
    ["Sam Dee, Jr., Ann Lee, III", ["Sam Dee Jr.", "Ann Lee III"]],
    ["Alexandra Andersen, Brand and Sons", ["Alexandra Andersen", "Brand", "Sons"]],
    ["A. Ada (an open one, B. Bo", ["A. Ada (an open one", "B. Bo"]],
    ["Light Collaboration: A. Ada, B. Bo et al.", ["Light Collaboration", "A. Ada", "B. Bo", "…"]],
    [", ,", []],
  ];
  check(LINES, (line, warnings) => readNames(line, warnings, "people"));
});

describe("a list of names has one in each text", () => {
  const LISTS: Case[] = [
    ["Ada Lamp|Mare, Bo|et al.", ["Ada Lamp", "Bo Mare", "…"]],
    ["Lantern-AI|:|Xia Lamp", ["Lantern-AI", "Xia Lamp"]],
    ["The Sol and Mond Teams|Ada Lamp", ["The Sol and Mond Teams", "Ada Lamp"]],
    ["The Sol and Mond Collaboration", ["The Sol and Mond Collaboration"]],
    ["Lamp, A.; Mare, B.", ["A. Lamp", "B. Mare"]],
  ];
  check(LISTS, (names, warnings) => readNameList(names.split("|"), warnings));
});

test("533 names, one of them twice, are all kept", () => {
  const list = Array.from({ length: 533 }, (_, n) => `Last${"a".repeat(n % 532)}, First`);
  assert.equal(readNames(list.join(" and "), []).authors?.length, 533);
});

test("of a list that is longer than any paper's, the first whole names are taken, with a warning", () => {
  const warnings: string[] = [];
  const { authors, moreAuthors } = readNames("Ada Lamp; ".repeat(60_000), warnings);
  assert.ok(authors?.length === 50_000 && authors.every((name) => name === "Ada Lamp"));
  assert.equal(moreAuthors, true);
  assert.match(warnings.join(), /only those in the first 500000 characters/);
});
