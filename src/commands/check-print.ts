/** Findings for people, for programs, and for GitHub. */
import { showHidden } from "../text/characters.ts";
import { joinSentences } from "../paper/problem.ts";
import type { CheckedContent, Finding } from "../check/check.ts";

/** A finding on two lines: where and what, then how to mend it. Hidden characters show by name. */
export function printFinding(finding: Finding): string {
  const { file, line, level, message, mend } = finding;
  const place = `${file}${line === undefined ? "" : `:${line}`}`;
  const kind = level === "warning" ? "warning: " : "";
  const first = showHidden(`${place}: ${kind}${message}`);
  return mend === undefined ? first : `${first}\n    ${showHidden(mend)}`;
}

/**
 * A finding as a command of GitHub Actions, which shows it at its line in the pull request.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotate({ file, line, level, message, mend }: Finding): string {
  const place = `file=${escapeProperty(file)}${line === undefined ? "" : `,line=${line}`}`;
  const text = joinSentences(message, mend);
  return `::${level} ${place}::${escapeData(showHidden(text))}`;
}

/** The whole result as one line of JSON. */
export function toJson(
  { papers, topics, notes }: CheckedContent,
  findings: readonly Finding[],
): string {
  return JSON.stringify({
    papers: papers.length,
    topics: topics.length,
    notes: notes.length,
    findings: findings.map(({ check, level, file, line, message, mend }) => ({
      check,
      level,
      file,
      line,
      message,
      mend,
    })),
  });
}

// --- internal ---

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
