/** `/search/opensearch.xml`: only where the site's address is known, since it has to be absolute. */
import type { APIRoute } from "astro";
import { currentSettings } from "../../site/current.ts";
import { href } from "../../components/href.ts";
import { describeSearch } from "../../publish/opensearch.ts";
import { SEARCH } from "../../digest/urls.ts";

export function getStaticPaths() {
  const { site } = currentSettings();
  return site ? [{ params: { description: "opensearch" } }] : [];
}

export const GET: APIRoute = ({ site }) => {
  const { title, description } = currentSettings();
  const absolute = (path: string) => new URL(href(path), site).href;
  return new Response(
    describeSearch({
      title,
      description,
      search: absolute(SEARCH),
      icon: absolute("/favicon.svg"),
    }),
  );
};
