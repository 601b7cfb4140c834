/** Which way a text runs. */

/**
 * The value of a `dir` for a text: its first letter decides, as with `dir="auto"`, which pages in
 * English would repeat with each text. Undefined where it runs as the page does.
 *
 * @see https://html.spec.whatwg.org/multipage/dom.html#auto-directionality
 */
export function directionOf(text: string): "rtl" | undefined {
  return RIGHT_TO_LEFT.test(text) ? "rtl" : undefined;
}

// --- internal ---

/** The first letter is of a script that runs from right to left. */
const RIGHT_TO_LEFT =
  /^\P{L}*(?=\p{L})[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Hanifi_Rohingya}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}]/u;
