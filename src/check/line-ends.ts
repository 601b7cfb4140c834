/** Files are UTF-8 with one kind of line end. Others are read as they are meant. */
import type { Check, Found } from "./check.ts";

export const lineEnds: Check = {
  name: "line-ends",
  find: ({ notes, papers, topics }) =>
    [...notes, ...papers, ...topics].flatMap(({ file, text }): Found[] => [
      ...(text.startsWith("\uFEFF")
        ? [
            {
              file,
              line: 1,
              level: "warning" as const,
              message: "the file starts with a byte order mark",
              mend: 'It is read as it is meant; to mend it, save the file as "UTF-8" without BOM',
            },
          ]
        : []),
      ...(text.includes("\r")
        ? [
            {
              file,
              line: text.slice(0, text.indexOf("\r")).split("\n").length,
              level: "warning" as const,
              message: "the file has Windows line ends",
              mend: 'It is read as it is meant; to mend it, save the file with line ends "LF"',
            },
          ]
        : []),
    ]),
};
