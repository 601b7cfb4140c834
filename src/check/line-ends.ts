/** Files are UTF-8 without a byte order mark, with one kind of line end. Others work as well. */
import type { FolderCheck } from "./check.ts";

export const lineEnds: FolderCheck = {
  name: "line-ends",
  *find({ notes, papers, topics, searches }) {
    for (const { file, text } of [...notes, ...papers, ...topics, ...searches]) {
      const problems = [
        text.startsWith("\uFEFF") && {
          line: 1,
          message: "the file starts with a byte order mark",
          mend: 'It works as it is; to correct it, save the file as "UTF-8" without BOM',
        },
        text.includes("\r") && {
          line: text.slice(0, text.indexOf("\r")).split("\n").length,
          message: "the file has Windows line ends",
          mend: 'It works as it is; to correct it, save the file with line ends "LF"',
        },
      ];
      for (const problem of problems) if (problem) yield { file, level: "warning", ...problem };
    }
  },
};
