/** The notes of papers as the feeds show them. */
import { NOTE_LABEL } from "../notes/label.ts";
import type { Element } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { noteImagePath, paperPath } from "../digest/urls.ts";
import { describeCorrected } from "../notes/corrections.ts";
import { noteForFeed } from "../notes/feed.ts";
import { element } from "../notes/markdown.ts";
import { RATING_WORDS, type NoteFields } from "../notes/schema.ts";
import { cleanCharacters } from "../text/characters.ts";
import { dateInWords } from "../paper/date.ts";
import { byUrlId, urlId } from "../paper/id.ts";
import type { Paper } from "../paper/schema.ts";
import { plainText } from "../text/math.ts";
import type { Note } from "../content/notes.ts";

/** The notes on a paper. */
export interface NotedPaper {
  /** When the notes were written, the earliest first. */
  days: string[];
  /** What they corrected, a sentence each: `Title corrected by a curator, Dora Exact.` */
  corrected: string[];
  /** Each of them. */
  notes: NoteForFeed[];
  /** All of them as HTML. Made when it is asked for: most papers are in no feed. */
  html: () => string;
}

/** A note. */
export interface NoteForFeed extends Pick<NoteFields, "author" | "date" | "title"> {
  /** The file's name without its ending. */
  id: string;
  /** The note as HTML, with who wrote it. */
  html: () => string;
}

/**
 * The notes of each paper by its id as in URLs.
 *
 * @param address a path below the base → an address; that of a paper's page may lead elsewhere
 */
export function notesForFeed(
  papers: readonly Pick<Paper, "id" | "aliases" | "title">[],
  notes: readonly Note[],
  address: (path: string) => string,
): Map<string, NotedPaper> {
  const titles = byUrlId(papers, (one) => one);
  const paper = (id: string) => {
    const known = titles.get(urlId(id));
    return (
      known && {
        title: cleanCharacters(plainText(known.title)).text,
        address: address(paperPath(urlId(known.id))),
      }
    );
  };
  const image = (path: string) => address(noteImagePath(path));
  const html = (note: Note) => headOf(note) + noteForFeed(note.tree, { address, image, paper });
  return new Map(
    [...Map.groupBy(notes, (note) => note.paper)].map(([slug, own]) => [
      slug,
      {
        days: own.map(({ fields }) => fields.date),
        corrected: own.flatMap(({ fields, corrected }) =>
          describeCorrected(corrected).map(({ what }) => `${what} by a curator, ${fields.author}.`),
        ),
        notes: own.map((note) => ({ ...note.fields, id: note.id, html: () => html(note) })),
        html: () => own.map(html).join(""),
      },
    ]),
  );
}

// --- internal ---

const writer = unified().use(rehypeStringify).freeze();

/** A heading, and below it the rating, who wrote the note and when. */
function headOf({ fields }: Note): string {
  const { author, date, title, rating } = fields;
  const said = [...(rating ? [RATING_WORDS[rating]] : []), author, dateInWords(date)].join(" · ");
  const heading = [NOTE_LABEL, ...(title ? [title] : [])].join(": ");
  const line = (tagName: string, words: string): Element =>
    element(tagName, {}, [{ type: "text", value: words }]);
  return writer.stringify({
    type: "root",
    children: [line("h3", heading), element("p", {}, [line("em", said)])],
  });
}
