/** What a tab keeps of a reader's way, for a page that goes on with it. `trail.ts` has its form. */
import { inTab, key, type Step } from "./trail.ts";

/** The page of a paper is opened. */
export function openPaper(id: string): void {
  inTab((tab) => tab.setItem(key("opened"), id));
}

/** The id of the paper that was opened last since a list was left. */
export function openedPaper(): string | undefined {
  return inTab((tab) => tab.getItem(key("opened"))) ?? undefined;
}

/** The list that a paper was opened from. */
export function readTrail(): Step[] {
  const steps: unknown = inTab((tab) => JSON.parse(tab.getItem(key("trail")) ?? ""));
  return Array.isArray(steps) ? steps.filter(isStep) : [];
}

// --- internal ---

function isStep(raw: unknown): raw is Step {
  return Array.isArray(raw) && raw.length === 3 && raw.every((one) => typeof one === "string");
}
