/** Long texts of what makes parsers slow, and how the time for them grows. */

/** What a parser may look at again and again when it is repeated. */
export const PIECES = [
  // Groups and commands.
  ..."{ } {} {a {a} {{a}, {1, }{ \\ \\\\ \\a \\a{ \\{ \\' \\'{ \\'\\i \\textbf{ \\footnote{ \\href{a}{ \\url{ \\begin{a} \\end{a} \\item \\left( \\frac{ \\sqrt[ \\ensuremath{".split(
    " ",
  ),
  // Math.
  ..."$ $$ $a $1 $a$ $a$$ \\$ \\( \\) \\[ \\] ^ _ ^{ _{ x^ & ~ a~ $\\".split(" "),
  // Markup.
  ...'< </ <a <a> </a> <i> <a=" <!-- --> <! <![CDATA[ ]]> <? & &a &a; &# &#x &lt; &amp; &amp;lt;'.split(
    " ",
  ),
  // Names, dates and lists.
  ..."and , ; . : et al. a, a; A. a- - -- --- ' \" ` '' `` 1 12 1/ 2019- 2019/ Jan # % %2F = | ( ) [ ] @ @a{ @a{k, @a(".split(
    " ",
  ),
  " and ",
  "A and ",
  "a ",
  ", ",
  " ",
  "  a",
  "\t",
  "\n",
  "\r",
  "\n\n",
  // Addresses and ids.
  ..."http:// https://a. https://a.org/ www. a.b a@ doi: 10.1/ 10.1000/ arxiv: arXiv:2401. 2401.12345 cs/ doi.org/".split(
    " ",
  ),
  // Characters.
  ...'\u0301 é 漢 ½ \u202E \u0000 😀 \uD800 {" \uFFFD'.split(" "),
] as const;

/** Texts of about so many characters, by what they are made of. */
export const WORST: Readonly<Record<string, (size: number) => string>> = {
  ...Object.fromEntries(
    PIECES.map((piece) => [piece, (size: number) => piece.repeat(Math.ceil(size / piece.length))]),
  ),
  ...Object.fromEntries(
    [
      ["{", "}"],
      ["\\textbf{", "}"],
      ["\\footnote{", "}"],
      ["{\\em ", "}"],
      ["$", "$"],
      ["\\(", "\\)"],
      ["<i>", "</i>"],
      ["\\begin{a}", "\\end{a}"],
      ["[", "]"],
      ["(", ")"],
      ['{"a":', "}"],
    ].map(([open = "", close = ""]) => [
      `${open}…${close}`,
      (size: number) => {
        const count = Math.ceil(size / (open.length + close.length));
        return open.repeat(count) + close.repeat(count);
      },
    ]),
  ),
  "a word and spaces": (size) => `A${" ".repeat(size)}B`,
  digits: (size) => "7".repeat(size),
  "a dollar and letters": (size) => `$${"a".repeat(size)}`,
  "a command of letters": (size) => `\\${"a".repeat(size)}{b}`,
  "full stops and a letter": (size) => `${".".repeat(size)}a`,
  "dollars and a letter": (size) => `<tex-math>a${"$".repeat(0.9 * size)}a</tex-math>`,
  "a link with addresses": (size) => `<a ${"href=".repeat(size / 5)}</a>`,
  "a note on a formula": (size) => `<math><annotation ${"tex".repeat(size / 4)}</math>`,
  "a key and a field": (size) => `@a{${"a".repeat(size)} b = {c}}`,
  "a key and spaces": (size) => `@a{a${" ".repeat(size)}b = {c}}`,
};

/** Between 4, for linear time, and 16, for quadratic time: more than `growth` may give. */
export const MOST_GROWTH = 9;

/** Less isn't told apart from nothing, in milliseconds of the processor. */
const MEASURABLE = 4;

/** What is fast enough to need no second look, in milliseconds of the processor. */
const FAST = 30;

/**
 * How many times longer a parser takes for a text that is four times as long: about 4 in linear
 * time, 16 in quadratic time. 0 where the long one takes no time to speak of. The processor's time
 * of the thread is measured, so other work on the machine doesn't count, and the least of some runs.
 */
export async function growth(
  read: (text: string) => unknown,
  worst: (size: number) => string,
  size: number,
): Promise<number> {
  const long = worst(size);
  const first = await timeOf(read, long);
  if (first < FAST) return 0;
  const short = worst(size / 4);
  const times = { long: first, short: Infinity };
  // Three runs; more where a run was disturbed, as by the collection of garbage.
  for (let run = 0; run < 3 || (run < 9 && times.long / times.short > MOST_GROWTH); run += 1) {
    times.long = Math.min(times.long, await timeOf(read, long));
    times.short = Math.max(MEASURABLE, Math.min(times.short, await timeOf(read, short)));
    if (times.long < FAST) return 0;
  }
  return times.long / times.short;
}

/** Milliseconds of the processor for a text, refused or not. */
export async function timeOf(read: (text: string) => unknown, text: string): Promise<number> {
  const before = process.threadCpuUsage();
  try {
    await read(text);
  } catch {
    // Whether the error is a sentence is a question of `fuzz.test.ts`.
  }
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}
