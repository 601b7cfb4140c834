/** The pictures of notes. What isn't a picture, whatever its name says, is not given out. */
import type { APIRoute } from "astro";
import fs from "node:fs/promises";
import path from "node:path";
import { getFront } from "../../../site/collections.ts";
import { currentSettings } from "../../../site/current.ts";

export async function getStaticPaths() {
  const { images } = await getFront();
  return images.map((image) => ({ params: { image } }));
}

export const GET: APIRoute = async ({ params }) => {
  const { content } = currentSettings();
  const file = path.join(content, "notes", "images", params["image"] ?? "");
  return new Response(await fs.readFile(file));
};
