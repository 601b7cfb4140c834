/** GitHub's API in tests: it answers from a table, and keeps what it is told to change. */
import { openGitHub, type GitHubApi } from "../../../src/commands/github/api.ts";

/** What was sent. */
export interface Sent {
  method: string;
  path: string;
  body: string;
}

/** What GitHub answers, by path below the repository. A list comes in pages of a hundred. */
export type Answers = Record<string, unknown>;

/** The API over these answers, and what it was sent. A path without an answer is a 404. */
export function fakeGitHub(answers: Answers): { github: GitHubApi; sent: Sent[]; asked: string[] } {
  const sent: Sent[] = [];
  const asked: string[] = [];
  const root = "https://api.example/repos/lab/digest";
  const answer: typeof fetch = async (input, init) => {
    const url = new URL(String(input));
    const path = url.href.split("?")[0]?.slice(root.length) ?? "";
    if (init?.method !== "GET") {
      sent.push({ method: init?.method ?? "", path, body: String(init?.body) });
      return new Response("{}");
    }
    asked.push(url.href.slice(root.length));
    const found = answers[path];
    if (found === undefined) return new Response("", { status: 404 });
    const from = (Number(url.searchParams.get("page") ?? 1) - 1) * 100;
    return Response.json(Array.isArray(found) ? found.slice(from, from + 100) : found);
  };
  const env = {
    GITHUB_API_URL: "https://api.example",
    GITHUB_REPOSITORY: "lab/digest",
    GH_TOKEN: "secret",
  };
  return { github: openGitHub(env, answer), sent, asked };
}
