/** Vectors in four bits a number, for those that a browser loads by need: words' and groups'. */

/** How many bytes a vector of so many numbers takes. */
export function nibblesLength(size: number): number {
  return SCALE + size / 2;
}

/** A vector as bytes: its largest number, as a little-endian float, and each number as a part of it. */
export function toNibbles(vector: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(nibblesLength(vector.length));
  const scale = Math.fround(
    Math.max(
      1e-9,
      vector.reduce((most, one) => Math.max(most, Math.abs(one)), 0),
    ),
  );
  new DataView(bytes.buffer).setFloat32(0, scale, true);
  for (const [at, one] of vector.entries()) {
    const level = Math.round((one / scale) * STEPS) + MIDDLE;
    const place = SCALE + (at >> 1);
    bytes[place] = (bytes[place] ?? 0) | (level << (4 * (at & 1)));
  }
  return bytes;
}

/** Reads what `toNibbles` wrote. @throws {RangeError} when the scale is no number */
export function fromNibbles(bytes: Uint8Array): Float32Array {
  const scale = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
  if (!Number.isFinite(scale)) throw new RangeError("A vector's scale is no number.");
  return Float32Array.from({ length: 2 * (bytes.length - SCALE) }, (_, at) => {
    const level = ((bytes[SCALE + (at >> 1)] ?? 0) >> (4 * (at & 1))) & 15;
    return ((level - MIDDLE) / STEPS) * scale;
  });
}

// --- internal ---

/** How many bytes the scale takes. */
const SCALE = 4;
/** How many steps there are on each side of zero. */
const STEPS = 7;
const MIDDLE = 8;
