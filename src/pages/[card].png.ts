/** The site's picture for link previews. */
import type { APIRoute } from "astro";
import { hasCards, siteCard } from "../site/cards.ts";

export const getStaticPaths = () => (hasCards("site") ? [{ params: { card: "card" } }] : []);

export const GET: APIRoute = () => siteCard();
