/** What a reader says of papers and words: "more like this", "not this", and their undo. */
import { readHook } from "../../digest/page-hooks.ts";
import type { RankedPaper } from "../../for-you/newest.ts";
import { mark, unmark, type Marks } from "../../for-you/profile.ts";
import { changeMarks, forgetAll, keepLibrary, readLibrary, readMarks } from "./fields.ts";
import type { StatusLine } from "./status-line.ts";

export class Marking {
  readonly #status: StatusLine;

  /** @param status says what was done, and offers to undo it */
  constructor(status: StatusLine) {
    this.#status = status;
  }

  /** More papers, or fewer, like one. */
  mark({ text, sketch }: RankedPaper, way: "more" | "less"): void {
    const title = text.words.slice(0, text.ends[0]).join(" ");
    const sentence = way === "more" ? "More like" : "Less like";
    this.#change(`${sentence} “${title}”.`, (marks) =>
      mark(marks, way, { id: text.id, title, ...sketch }),
    );
  }

  /** Takes back what was said of the paper that a button names. */
  unmark(button: HTMLElement): void {
    const id = readHook(button, "at");
    this.#change("Forgotten.", (marks) => unmark(marks, id));
  }

  /** Takes the words out that a button names. */
  leaveOut(button: HTMLElement): void {
    const { text, terms }: { text: string; terms: string[] } = JSON.parse(
      readHook(button, "words") ?? "{}",
    );
    this.#change(`“${text}” no longer counts.`, (marks) => ({
      ...marks,
      without: [{ text, terms }, ...marks.without],
    }));
  }

  /** Lets the words count again whose place a button names. */
  countAgain(button: HTMLElement): void {
    const place = Number(readHook(button, "at"));
    this.#change("These words count again.", (marks) => ({
      ...marks,
      without: marks.without.filter((_, one) => one !== place),
    }));
  }

  /** Removes the library and all that was said. */
  forget(): void {
    const { library } = readLibrary();
    const marks = readMarks();
    forgetAll();
    this.#status.say("All of it is removed from this browser.", () => {
      if (library.entries.length > 0) keepLibrary(library);
      changeMarks(() => marks);
    });
  }

  // --- internal ---

  #change(sentence: string, change: (marks: Marks) => Marks): void {
    const before = readMarks();
    changeMarks(change);
    this.#status.say(sentence, () => changeMarks(() => before));
  }
}
