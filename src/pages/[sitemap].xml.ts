/** `/sitemap-index.xml` and its parts: only where the site's address is known, since theirs have to be absolute. */
import type { APIRoute, InferGetStaticPropsType } from "astro";
import { sitemapFiles } from "../site/sitemap.ts";

export async function getStaticPaths() {
  const files = Object.entries(await sitemapFiles());
  return files.map(([name, xml]) => ({ params: { sitemap: name }, props: { xml } }));
}

type Props = InferGetStaticPropsType<typeof getStaticPaths>;

export const GET: APIRoute<Props> = ({ props }) => new Response(props.xml);
