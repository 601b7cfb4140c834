/**
 * GitHub's API, for what workflows write. The files of this folder import no package: the workflow
 * that may write into a pull request installs nothing.
 *
 * @see https://docs.github.com/en/rest
 */

/** A repository's API. Paths start below the repository: `/pulls/7`. Types are as GitHub documents them. */
export interface GitHubApi {
  get: <Answer>(path: string) => Promise<Answer>;
  /** All pages of a list. */
  list: <Item>(path: string) => Promise<Item[]>;
  send: (method: "POST" | "PATCH", path: string, body: Record<string, string>) => Promise<void>;
}

/** Most items that GitHub gives a page. */
const PAGE = 100;

/**
 * The API of the repository that a workflow runs for.
 *
 * @param env `GH_TOKEN`, and what GitHub sets itself: `GITHUB_API_URL`, `GITHUB_REPOSITORY`
 */
export function openGitHub(env: NodeJS.ProcessEnv, fetch = globalThis.fetch): GitHubApi {
  const root = `${env["GITHUB_API_URL"]}/repos/${env["GITHUB_REPOSITORY"]}`;
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${env["GH_TOKEN"]}`,
  };

  async function request(method: string, path: string, body?: Record<string, string>) {
    const response = await fetch(root + path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`[${method}] ${root}${path}: ${response.status}`);
    return response;
  }

  async function get<Answer>(path: string): Promise<Answer> {
    return JSON.parse(await (await request("GET", path)).text());
  }

  async function list<Item>(path: string): Promise<Item[]> {
    const items: Item[] = [];
    for (let page = 1; ; page += 1) {
      const sign = path.includes("?") ? "&" : "?";
      const more = await get<Item[]>(`${path}${sign}per_page=${PAGE}&page=${page}`);
      items.push(...more);
      if (more.length < PAGE) return items;
    }
  }

  return {
    get,
    list,
    send: async (method, path, body) => void (await request(method, path, body)),
  };
}
