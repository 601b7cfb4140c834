/** The issue about a daily ingest that failed. */
import type { GitHubApi } from "./api.ts";

const TITLE = "The daily ingest failed";

/** How many of the last lines of the log the issue shows. */
const LINES = 40;

/** What the issue is made of. */
export interface IngestFailure {
  /** What the ingest printed. */
  log: string;
  /** `'YYYY-MM-DD'` */
  day: string;
  /** The page of the run. */
  runUrl: string;
}

/** The issue's text as Markdown. The log is indented, so that GitHub reads nothing in it. */
export function ingestIssue({ log, day, runUrl }: IngestFailure): string {
  const lines = log.trimEnd().split("\n").slice(-LINES);
  return `The ingest of ${day} ended with an error. What came in before it is committed, and the site is published as it is.

What to do: read the last lines below. If a server was down or asked to wait, do nothing: tomorrow's run reads the last seven days again. If an item or a file is named, mend what is named there, then start the run again under *Actions → Daily → Run workflow*. Close this issue when a run is green.

${lines.map((line) => `    ${line}`).join("\n")}

[The run](${runUrl})
`;
}

/** Opens the issue, or adds a comment to it when it is open already. */
export async function writeIngestIssue(github: GitHubApi, failure: IngestFailure): Promise<void> {
  const body = ingestIssue(failure);
  const issues = await github.list<{ number: number; title: string; pull_request?: object }>(
    "/issues?state=open",
  );
  const open = issues.find(({ title, pull_request }) => title === TITLE && !pull_request);
  await (open
    ? github.send("POST", `/issues/${open.number}/comments`, { body })
    : github.send("POST", "/issues", { title: TITLE, body }));
}
