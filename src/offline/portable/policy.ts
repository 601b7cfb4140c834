/** The content security policy of a copy that is opened from a disk. */

/** Directives that a disk has no use for: nothing is fetched, and there are no workers. */
const USELESS = new Set([
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
 * Adapts a policy. `'self'` means the files of the disk in Chromium and Firefox alike, so that
 * the rest stays as strict as on the hosted site; a frame is allowed in addition, for the shelf
 * that pages share where a browser gives each of them a storage of its own.
 */
export function portablePolicy(policy: string): string {
  const kept = policy
    .split(";")
    .map((directive) => directive.trim())
    .filter((directive) => !USELESS.has(directive.split(/\s/, 1)[0] ?? ""))
    // Firefox doesn't take the page that a form leads to for one of its own.
    .map((directive) => directive.replace(/^form-action 'self'$/, "$& file:"))
    .map((directive) => directive.replaceAll(HASH, ""));
  return [...kept.filter(Boolean), "frame-src 'self'"].join("; ");
}
