/** The comment in a pull request: whether its check passed, and where its preview is. */
import type { GitHubApi } from "./api.ts";

/** What the comment is made of. */
export interface PreviewFacts {
  /** The check's run. */
  run: CompletedRun;
  /** How many files the pull request changes. */
  changed: number;
  /** The names of the changed files, old names of renamed ones too; GitHub lists 3,000 at most. */
  files: string[];
  /** The preview's artifact, where there is one. */
  artifact: number | undefined;
}

/** The first line of the comment, by which it is found again. */
const MARK = "<!-- preview -->";

/** GitHub lists so many files of a pull request, and no more. */
const MOST_LISTED = 3000;

/** Notes, their pictures, and topics: what the check covers. */
const CHECKED =
  /^content\/(?:notes\/[^/.\n][^/\n]*\.mdx|notes\/images\/[^/.\n][^/\n]*\.(?:png|jpe?g|webp|avif|gif)|topics\/[^/.\n][^/\n]*\.md)$/;

/** The comment as Markdown. Of what a stranger can choose, nothing stands in it. */
export function previewComment(facts: PreviewFacts): string {
  const { run, artifact } = facts;
  const others = describeFiles(facts);
  return [
    `${MARK}\n${describeResult(run)}`,
    // A commit can ask not to be checked, and the comment would still seem to be about it.
    `This is about commit ${run.headSha.slice(0, 7)}. For the person who merges: a later commit is not checked until this comment names it.`,
    others,
    // A preview that a stranger's code built can run any script in the browser that opens it.
    others &&
      "The preview is not linked, since code of this pull request built it. For the person who merges: open it only after you have read the change.",
    artifact &&
      !others &&
      `**[Download the site with this change](${run.url}/artifacts/${artifact})**, unpack it and open \`index.html\`, or serve the folder: \`npx sirv-cli preview\`. It is kept for a week.`,
  ]
    .filter(Boolean)
    .join("\n\n");
}

/** The run that was completed, by GitHub's own records. */
export type CompletedRun = ReturnType<typeof readRun>;

/** The run that a workflow's step names in its environment. */
export function readRun(env: NodeJS.ProcessEnv) {
  const value = (name: string) => {
    const text = env[name];
    if (!text) throw new Error(`${name} is not set: .github/workflows/preview.yml sets it`);
    return text;
  };
  return {
    id: value("RUN"),
    /** Its page. */
    url: value("RUN_URL"),
    /** How the check ended, in GitHub's words. */
    conclusion: value("CONCLUSION"),
    headOwner: value("HEAD_OWNER"),
    /** A stranger chooses the name. */
    headBranch: value("HEAD_BRANCH"),
    /** The commit that was checked. */
    headSha: value("HEAD_SHA"),
  };
}

/**
 * Writes the comment into the open pull request whose newest commit was checked, or brings the
 * comment there up to date.
 *
 * @returns the pull request's number; undefined where no open pull request has the commit
 */
export async function writePreviewComment(
  github: GitHubApi,
  run: CompletedRun,
): Promise<number | undefined> {
  // A fork's run doesn't name its pull request.
  const head = encodeURIComponent(`${run.headOwner}:${run.headBranch}`);
  const open = await github.list<{ number: number; head: { sha: string } }>(
    `/pulls?state=open&head=${head}`,
  );
  const number = open.find((one) => one.head.sha === run.headSha)?.number;
  if (number === undefined) return undefined;
  const body = previewComment(await readFacts(github, run, number));
  const comments = await github.list<{ id: number; body: string; user: { login: string } }>(
    `/issues/${number}/comments`,
  );
  const ours = comments.find(
    (one) => one.user.login === "github-actions[bot]" && one.body.startsWith(MARK),
  );
  await (ours
    ? github.send("PATCH", `/issues/comments/${ours.id}`, { body })
    : github.send("POST", `/issues/${number}/comments`, { body }));
  return number;
}

// --- internal ---

async function readFacts(
  github: GitHubApi,
  run: CompletedRun,
  number: number,
): Promise<PreviewFacts> {
  const { changed_files: changed } = await github.get<{ changed_files: number }>(
    `/pulls/${number}`,
  );
  const files = await github.list<{ filename: string; previous_filename?: string }>(
    `/pulls/${number}/files`,
  );
  const { artifacts } = await github.get<{
    artifacts: { name: string; id: number; expired: boolean }[];
  }>(`/actions/runs/${run.id}/artifacts`);
  return {
    run,
    changed,
    files: files.flatMap(({ filename, previous_filename }) => [
      filename,
      ...(previous_filename === undefined ? [] : [previous_filename]),
    ]),
    artifact: artifacts.find(({ name, expired }) => name === "preview" && !expired)?.id,
  };
}

function describeResult({ conclusion, url }: CompletedRun): string {
  const run = `[the page of the run](${url})`;
  switch (conclusion) {
    case "success":
      return "The check passed. Thank you!";
    case "cancelled":
      return "The check was stopped.";
    // GitHub holds the first pull request of a person back.
    case "action_required":
      return "The check waits for an approval, as with each person's first pull request. There is nothing that you have to do.";
    case "timed_out":
    case "startup_failure":
    case "stale":
    case "skipped":
    case "neutral":
      return `The check did not finish (${conclusion}), which is not the fault of your change. For the person who merges: start it again on ${run}.`;
    default:
      return `The check found something to mend: ${run} names the file and the line, and what to do. Change the file in this pull request, and it is checked again.`;
  }
}

/** The check is the pull request's own: it vouches for a note, and not for a change of itself. */
function describeFiles({ changed, files }: PreviewFacts): string | undefined {
  if (changed > MOST_LISTED)
    return `${changed} files are changed, more than GitHub lists. For the person who merges: read all of it as code; it is not known whether it changes notes and topics alone.`;
  const others = files.filter((file) => !CHECKED.test(file)).length;
  if (others === 0) return undefined;
  return `Files outside of notes and topics are changed: ${others}. For the person who merges: read them as code; the check does not cover them.`;
}
