/** What GitHub's names tell of a digest: its repository, and where GitHub Pages would publish it. */
import { repositoryOf } from "../paper/links.ts";

/** Where a site is published. */
export interface SiteAddress {
  site: string;
  base: string;
}

/**
 * The repository's page by an address that git knows it under, over https or ssh; undefined where
 * it isn't on GitHub.
 *
 * @example repositoryOfRemote("git@github.com:lab/digest.git") // "https://github.com/lab/digest"
 */
export function repositoryOfRemote(remote: string): string | undefined {
  const url = remote.replace(/^(?:ssh:\/\/)?git@([^/:]+)[:/]/, "https://$1/");
  return URL.canParse(url) ? repositoryOf(url) : undefined;
}

/**
 * Where GitHub Pages publishes a repository that has no domain of its own; undefined where the
 * repository isn't on GitHub.
 *
 * @see https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages
 */
export function pagesAddress(repository: string): SiteAddress | undefined {
  const home = URL.canParse(repository) ? repositoryOf(repository) : undefined;
  if (home === undefined) return undefined;
  const [owner = "", name = ""] = new URL(home).pathname.slice(1).split("/");
  const host = `${owner.toLowerCase()}.github.io`;
  return { site: `https://${host}`, base: name.toLowerCase() === host ? "/" : `/${name}/` };
}
