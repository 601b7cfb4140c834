/** The pictures of notes. What isn't a picture, whatever its name says, is not given out. */
import type { APIRoute } from "astro";
import fs from "node:fs/promises";
import path from "node:path";
import { currentContent, currentSettings } from "../../../site/current.ts";

export function getStaticPaths() {
  return [...currentContent().images]
    .filter(([, { size }]) => size !== undefined)
    .map(([image]) => ({ params: { image: path.posix.basename(image) } }));
}

export const GET: APIRoute = async ({ params }) => {
  const { content } = currentSettings();
  const file = path.join(content, "notes", "images", params["image"] ?? "");
  return new Response(await fs.readFile(file));
};
