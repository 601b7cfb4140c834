/** The content security policy of a copy that is opened from a disk. */

/** Directives without effect on a disk: nothing is fetched, and there are no workers. */
const UNUSED = new Set([
  "connect-src",
  "worker-src",
  "manifest-src",
  "frame-ancestors",
  "upgrade-insecure-requests",
  "report-to",
  "report-uri",
]);

/** Allows one script in the page by its contents; a copy has them in files. */
const HASH = /\s'sha256-[^']*'/g;

/**
 * Adapts a policy. `'self'` means the files of the disk in Chromium and Firefox, so the rest stays
 * as strict as on the hosted site. A frame is allowed in addition, for the shared storage.
 */
export function portablePolicy(policy: string): string {
  const kept = policy
    .split(";")
    .map((directive) => directive.trim())
    .filter((directive) => !UNUSED.has(directive.split(/\s/, 1)[0] ?? ""))
    // In Firefox, `'self'` doesn't include the other files of a disk.
    .map((directive) => directive.replace(/^form-action 'self'$/, "$& file:"))
    .map((directive) => directive.replaceAll(HASH, ""));
  return [...kept.filter(Boolean), "frame-src 'self'"].join("; ");
}
