/** Pixels → a PNG of sixteen shades between two colours: a quarter of what all colours would take. */
import { crc32, deflateSync } from "node:zlib";

/** A picture in red, green, blue and opacity, a byte each. */
export interface Pixels {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** A colour in red, green and blue, 0 to 255. */
export type Colour = readonly [number, number, number];

/**
 * Writes a picture by its red: 255 becomes `light`, 0 becomes `dark`, what is between a shade.
 *
 * @see https://www.w3.org/TR/png-3/
 */
export function toPng({ width, height, pixels }: Pixels, light: Colour, dark: Colour): Buffer {
  const rowLength = 1 + Math.ceil(width / 2);
  const rows = Buffer.alloc(rowLength * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const shade = (pixels[(y * width + x) * 4] ?? 0) >> 4;
      const place = y * rowLength + 1 + (x >> 1);
      rows[place] = (rows[place] ?? 0) | (x % 2 === 0 ? shade << 4 : shade);
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Four bits a pixel, as numbers of colours in a palette.
  header.set([4, 3, 0, 0, 0], 8);
  const palette = Array.from({ length: SHADES }, (_, shade) =>
    light.map((value, at) =>
      Math.round((value * shade + (dark[at] ?? 0) * (SHADES - 1 - shade)) / (SHADES - 1)),
    ),
  );
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from(palette.flat())),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

// --- internal ---

const SHADES = 16;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}
