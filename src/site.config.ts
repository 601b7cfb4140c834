/** The operator's one file: what makes this digest yours. Each field is checked at every build. */
import type { SettingsInput } from "./site/settings.ts";

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
   * absolute (canonical links, feeds). `BROADSHEET_SITE` wins over it.
   */
  // site: "https://papers.example.org",

  /** The path below the origin, `/` or such as `/digest/`. `BROADSHEET_BASE` wins over it. */
  base: "/",

  /**
   * Who runs the digest: an address of mail or of the web. It goes into the name under which an
   * ingest asks other people's servers, so that they can reach you before they block you.
   */
  // contact: "papers@example.org",

  /**
   * What to take from each source, by categories, keywords or words of title and abstract.
   * `include` names what is wanted (left out: everything), `exclude` what is not. See the effect
   * with `npm run ingest -- <source> --dry-run`.
   */
  // sources: { hf: { exclude: { words: ["survey"] } } },

  /**
   * What cards say of a paper: "summary" is the AI-generated summary of the source, labelled as
   * such, where there is one; "abstract" is always the abstract, from the sentence on that says
   * what the paper does.
   */
  cards: "summary",

  /**
   * Whether cards show the papers' pictures. They come from the source's servers, which then see
   * that a page is read (not which one); without them, a reader asks only your site.
   */
  thumbnails: false,

  /**
   * The pictures that link previews show: "months", one a month, which its days share; "days", one
   * a day, 9 kB each, which are drawn whenever their month is built anew; or "none".
   */
  previews: "months",

  /**
   * The repository that readers send notes and corrections to. On GitHub, each paper has links to
   * an editor with a note already begun. Left out: no such links.
   */
  // repository: "https://github.com/your-lab/digest",

  /** The branch that notes are sent to. */
  // branch: "main",

  /**
   * Mail to readers, by `npm run email`. Passwords are no part of it: they come from the environment.
   *
   * - `from`: who sends it. Its domain has to let your server send for it (SPF, DKIM).
   * - `replyTo`: who gets the answers.
   * - `unsubscribe`: where a reader unsubscribes with one click, at an engine of yours that takes
   *   a POST (RFC 8058). `{address}` stands for the reader's address, `{token}` for a proof that
   *   needs `BROADSHEET_MAIL_SECRET`. Left out: by a mail to `from`, which the large providers
   *   accept from who sends to few.
   * - `footer`: who you are and where, which many countries ask for; a line each.
   * - `subscribe`: the form for readers on the page of feeds. It posts the reader's address as
   *   `field`, and what `hidden` holds, to `action`. Left out: the page offers the feeds alone.
   * - `listmonk`: the numbers of the lists that get the mail, and of a template that adds nothing.
   */
  // mail: {
  //   from: "The digest <digest@example.org>",
  //   unsubscribe: "https://lists.example.org/unsubscribe?address={address}&token={token}",
  //   footer: "Example Lab, 1 Example Street, Exampleton",
  //   subscribe: {
  //     action: "https://lists.example.org/subscription/form",
  //     field: "email",
  //     hidden: { l: "the-id-of-the-list" },
  //   },
  //   listmonk: { lists: [1], template: 2 },
  // },

  /**
   * The table of words by which the search ranks papers by meaning, where fewer than ten have every
   * word. "shipped" comes with the project and knows the words of machine learning in English.
   * `{ table: "own.table" }` is one that you have learned from your own papers with
   * `npm run learn`; "none" ranks by words alone, and saves 1.3 MB and some 250 files.
   */
  meaning: "shipped",

  /**
   * Which papers have a page of their own: "all", or those of the newest months,
   * `{ months: 24 }`, counted from the newest day of the content. Older ones are shown whole on
   * their day's page, and all links lead there: a long archive then has far fewer files.
   */
  archive: { paperPages: "all" },

  /**
   * Where the site is published: "github-pages", "cloudflare-pages" or "netlify". The build then
   * warns before one of the host's limits is met.
   */
  // host: "cloudflare-pages",
} satisfies SettingsInput;
