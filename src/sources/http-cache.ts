/** Answers that are kept between runs, so that a server need not send them again. */
import { createHash } from "node:crypto";
import fs from "node:fs/promises";
import path from "node:path";
import { z } from "zod";

/** An answer worth keeping. */
const cachedSchema = z.object({
  url: z.string(),
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  text: z.string(),
});
export type Cached = z.output<typeof cachedSchema>;

/** The answer that is kept for an address, with its validators; undefined where there is none. */
export async function recall(folder: string | undefined, url: URL): Promise<Cached | undefined> {
  if (folder === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(await fs.readFile(fileOf(folder, url), "utf8"));
    const held = cachedSchema.safeParse(value);
    return held.success && held.data.url === url.href ? held.data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Keeps an answer that has an `ETag` or a `Last-Modified`, which a server needs to compare. Where
 * the disk takes no file, the answer is asked for again next time.
 */
export async function remember(
  folder: string | undefined,
  url: URL,
  headers: Headers,
  text: string,
): Promise<void> {
  const etag = headers.get("etag") ?? undefined;
  const lastModified = headers.get("last-modified") ?? undefined;
  if (folder === undefined || (!etag && !lastModified)) return;
  const cached: Cached = { url: url.href, etag, lastModified, text };
  const file = fileOf(folder, url);
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(temporary, JSON.stringify(cached));
    await fs.rename(temporary, file);
  } catch {
    await fs.rm(temporary, { force: true }).catch(() => {});
  }
}

// --- internal ---

function fileOf(folder: string, url: URL): string {
  const name = createHash("sha256").update(url.href).digest("hex").slice(0, 32);
  return path.join(folder, `${name}.json`);
}
