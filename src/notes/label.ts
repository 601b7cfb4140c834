/** What readers see above a note, and beside a paper that has one. Also for the browser. */
export const NOTE_LABEL = "Curator’s note";
