/**
 * The picture that link previews show: drawn from type and numbers, with the fonts of the site. The
 * renderer is WebAssembly, so that the same card has the same bytes on every machine.
 */
import fs from "node:fs";
import { createRequire } from "node:module";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { escapeUTF8 } from "entities";
import { toPng } from "./png.ts";
import { unpackWoff } from "./woff.ts";

/** What a card says. */
export interface Card {
  /** The digest's name. */
  name: string;
  /** A day, a month, or what the digest is. */
  headline: string;
  /** Numbers, such as `91 papers`; a line each. */
  lines: readonly string[];
}

/** In pixels: the shape that previews have, and at least what they ask for. */
export const CARD_SIZE = { width: 800, height: 420 };

/** Draws a card as PNG. Letters that the site's font lacks are left out. */
export async function drawCard(card: Card): Promise<Buffer> {
  ready ??= initWasm(fs.readFileSync(files.resolve("@resvg/resvg-wasm/index_bg.wasm")));
  await ready;
  fonts ??= FONTS.map((font) => unpackWoff(fs.readFileSync(files.resolve(font))));
  const drawing = new Resvg(toSvg(card), {
    fitTo: { mode: "width", value: CARD_SIZE.width },
    font: { fontBuffers: fonts, defaultFontFamily: FAMILY, loadSystemFonts: false },
  });
  const image = drawing.render();
  try {
    return toPng(image, PAPER, INK);
  } finally {
    image.free();
    drawing.free();
  }
}

/** The drawing, in black on white. */
export function toSvg({ name, headline, lines }: Card): string {
  const text = (words: string, y: number, most: number) => {
    const size = Math.min(most, (2.05 * WIDTH) / Math.max(1, words.length));
    return `<text x="${EDGE}" y="${y}" font-size="${Math.round(size)}">${escapeUTF8(words)}</text>`;
  };
  const rule = (y: number, height: number) =>
    `<rect x="${EDGE}" y="${y}" width="${WIDTH}" height="${height}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630" font-family="${FAMILY}">
<rect width="1200" height="630" fill="#fff"/>
${rule(64, 8)}${text(cleaned(name), 190, 110)}${rule(228, 2)}
${text(cleaned(headline), 340, 76)}
<g fill="#555">${lines.map((line, at) => text(cleaned(line), 430 + 64 * at, 44)).join("")}</g>
${rule(566, 2)}
</svg>`;
}

// --- internal ---

const EDGE = 72;
const WIDTH = 1200 - 2 * EDGE;
const FAMILY = "Newsreader";
const FONTS = ["latin", "latin-ext"].map(
  (letters) => `@fontsource/newsreader/files/newsreader-${letters}-400-normal.woff`,
);
/** The site's colours, in light. */
const PAPER = [0xfb, 0xf8, 0xf1] as const;
const INK = [0x1d, 0x1b, 0x16] as const;

const files = createRequire(import.meta.url);
let ready: Promise<unknown> | undefined;
let fonts: Buffer[] | undefined;

/** What the fonts have; a longer text is cut. */
function cleaned(text: string): string {
  const known = text.replace(/[^\u0020-\u024f\u1e00-\u1eff\u2013-\u201e\u2026]/gu, "").trim();
  return known.length > 80 ? `${known.slice(0, 79).trimEnd()}…` : known;
}
