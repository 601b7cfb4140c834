/** The pictures of notes. What isn't a picture, whatever its name says, is not given out. */
import type { APIRoute } from "astro";
import fs from "node:fs/promises";
import path from "node:path";
import { contentOf } from "../../../content/read.ts";
import { readEnvironment } from "../../../site/environment.ts";

export function getStaticPaths() {
  const { content } = readEnvironment();
  const { images } = contentOf(content);
  return [...images]
    .filter(([, { size }]) => size !== undefined)
    .map(([image]) => ({
      params: { image: path.posix.basename(image) },
    }));
}

export const GET: APIRoute = async ({ params }) => {
  const { content } = readEnvironment();
  const file = path.join(content, "notes", "images", params["image"] ?? "");
  return new Response(await fs.readFile(file));
};
