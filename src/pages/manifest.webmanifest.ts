/** The web app manifest, by which browsers install the digest. @see https://www.w3.org/TR/appmanifest/ */
import { READING_LIST, SEARCH } from "../digest/urls.ts";
import { currentSettings } from "../site/current.ts";
import { href } from "../components/href.ts";

export function GET(): Response {
  const { title, description } = currentSettings();
  const icon = (name: string, size: number, purpose: string) => ({
    src: href(`/icons/${name}.png`),
    sizes: `${size}x${size}`,
    type: "image/png",
    purpose,
  });
  const manifest = {
    name: title,
    short_name: title,
    description,
    id: href("/"),
    start_url: href("/"),
    scope: href("/"),
    display: "standalone",
    background_color: "#fbf8f1",
    theme_color: "#fbf8f1",
    icons: [
      icon("icon-192", 192, "any"),
      icon("icon-512", 512, "any"),
      icon("maskable-512", 512, "maskable"),
    ],
    shortcuts: [
      { name: "Search", url: href(SEARCH) },
      { name: "Reading list", url: href(READING_LIST) },
    ],
  };
  return new Response(JSON.stringify(manifest));
}
