/** The description with which a browser adds the digest's search to its own. */
import { QUERY_PARAMETER } from "../digest/urls.ts";
import { XMLBuilder } from "fast-xml-parser";

/** What the description says. Addresses are absolute: it is read away from the site. */
export interface SearchDescription {
  /** The digest's name; browsers show the first 16 characters. */
  title: string;
  description: string;
  /** The search page. */
  search: string;
  icon: string;
}

/**
 * The description as XML.
 *
 * @see https://github.com/dewitt/opensearch/blob/master/opensearch-1-1-draft-6.md#opensearch-description-document
 */
export function describeSearch({ title, description, search, icon }: SearchDescription): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    format: true,
    suppressEmptyNode: true,
  });
  return builder.build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    OpenSearchDescription: {
      "@xmlns": "http://a9.com/-/spec/opensearch/1.1/",
      ShortName: cut(title, 16),
      Description: cut(description, 1024),
      InputEncoding: "UTF-8",
      Image: { "@type": "image/svg+xml", "#text": icon },
      Url: { "@type": "text/html", "@template": `${search}?${QUERY_PARAMETER}={searchTerms}` },
    },
  });
}

// --- internal ---

/** By characters, as a reader counts them. */
function cut(text: string, most: number): string {
  return [...text].slice(0, most).join("").trim();
}
