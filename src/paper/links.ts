/** Addresses: which ones are safe to link to, and where a text has some. */
import { linkifyit } from "linkify-it";

/** An address in a text, with its place. */
export interface TextAddress {
  start: number;
  end: number;
  url: string;
}

const linkify = linkifyit({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false })
  .add("ftp:", null)
  .add("mailto:", null)
  .add("//", null);

/** The bare `http(s)` addresses of a text, without the punctuation that ends a sentence. */
export function findAddresses(text: string): TextAddress[] {
  return (linkify.match(text) ?? []).flatMap(({ index, lastIndex, url }) => {
    const safe = httpUrl(url);
    return safe ? [{ start: index, end: lastIndex, url: safe }] : [];
  });
}

/**
 * An address that is safe to link to, in its normal form, or undefined: `http` and `https`
 * alone, with a host, without a password. White space around and inside is dropped, since
 * sources wrap long addresses.
 */
export function httpUrl(raw: string): string | undefined {
  const text = raw.replace(/\s+/g, "");
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username || url.password || !url.hostname) return undefined;
  return url.href;
}

/**
 * The first GitHub repository that a text names by its address: `https://github.com/owner/name`,
 * without `.git` or a path inside it. Undefined where there is none.
 */
export function findRepository(text: string): string | undefined {
  for (const { url } of findAddresses(text)) {
    const repository = repositoryOf(url);
    if (repository !== undefined) return repository;
  }
  return undefined;
}

/** The GitHub repository that an address leads into, or undefined. */
export function repositoryOf(url: string): string | undefined {
  const { hostname, pathname } = new URL(url);
  if (!/^(?:www\.)?github\.com$/.test(hostname)) return undefined;
  const [, owner, name] = /^\/([\w-]+)\/([\w.-]+)/.exec(pathname) ?? [];
  const repository = name?.replace(/\.git$/, "").replace(/(?<!\.)\.+$/, "");
  return owner && repository ? `https://github.com/${owner}/${repository}` : undefined;
}
