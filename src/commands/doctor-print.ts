/** The doctor's findings, for people and for programs. */
import { SECTIONS, type Finding } from "../doctor/finding.ts";
import { countOf } from "../text/counts.ts";

/** A section a paragraph: a line for each finding, and below it what to do. */
export function printFindings(findings: readonly Finding[]): string {
  const sections = [...Map.groupBy(findings, ({ section }) => section)].map(([section, own]) =>
    [SECTIONS[section], ...own.map(printFinding)].join("\n"),
  );
  return [...sections, summary(findings)].join("\n\n");
}

/** The whole result as one line of JSON. */
export function toJson(findings: readonly Finding[]): string {
  return JSON.stringify({
    errors: countLevel(findings, "error"),
    warnings: countLevel(findings, "warning"),
    findings,
  });
}

/** How many findings are of a level. */
export function countLevel(findings: readonly Finding[], level: Finding["level"]): number {
  return findings.filter((one) => one.level === level).length;
}

// --- internal ---

/** As wide as the longest level, with a space. */
const WIDTH = 10;

function printFinding({ level, found, todo }: Finding): string {
  const lines = [`  ${level.padEnd(WIDTH)}${indent(found)}`];
  if (todo !== undefined) lines.push(`${" ".repeat(WIDTH + 2)}→ ${indent(todo)}`);
  return lines.join("\n");
}

function indent(text: string): string {
  return text.replaceAll("\n", `\n${" ".repeat(WIDTH + 2)}`);
}

function summary(findings: readonly Finding[]): string {
  const [errors, warnings] = [countLevel(findings, "error"), countLevel(findings, "warning")];
  if (errors + warnings === 0) return "Nothing is wrong.";
  const counts = [
    errors > 0 && countOf(errors, "error"),
    warnings > 0 && countOf(warnings, "warning"),
  ];
  return `${counts.filter(Boolean).join(" and ")}: what to do is behind each arrow.`;
}
