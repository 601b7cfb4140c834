/** The operator's one file: what makes this digest yours. Each field is checked at every build. */
import type { SiteInput } from "./build/site-schema.ts";

export default {
  /** The name in the masthead, the browser's tab and the search results of the web. */
  title: "Broadsheet",

  /** A few words under the name, on the front page. */
  tagline: "The day’s papers, plainly set",

  /** One or two sentences for search engines and link previews. */
  description:
    "A daily digest of research papers that you host yourself: read it, search it, take it offline, correct it.",

  /**
   * Where the digest is published: an origin without a path. Needed for addresses that must be
   * absolute (canonical links). `BROADSHEET_SITE` wins over it.
   */
  // site: "https://papers.example.org",

  /** The path below the origin, `/` or such as `/digest/`. `BROADSHEET_BASE` wins over it. */
  base: "/",

  /** The repository that readers send notes and corrections to. Left out: no such links. */
  // repository: "https://github.com/your-lab/digest",
} satisfies SiteInput;
