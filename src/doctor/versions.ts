/** Node and the packages: what runs and what is installed, against what the project names. */
import fs from "node:fs";
import path from "node:path";
import { error, INSTALL, ok, type Remark } from "./finding.ts";

/** The machine that the packages are for. */
export interface Machine {
  /** The version of Node, `"24.21.0"`. */
  node: string;
  platform: string;
  arch: string;
}

/**
 * Looks at the versions. It loads none of the packages.
 *
 * @param project the folder that holds `package.json`
 */
export function checkVersions(project: string, machine: Machine): Remark[] {
  const manifest = readJson(path.join(project, "package.json"));
  if (manifest === undefined)
    return [
      checkNode(machine.node, undefined),
      error(
        "package.json can't be read",
        "Run this in the project's folder, with package.json as git has it",
      ),
    ];
  const pinned = (name: string) => textAt(manifest, "dependencies", name);
  return [
    checkNode(machine.node, pinned("node")),
    ...PACKAGES.map((name) => checkPackage(project, name, pinned(name))),
    checkPrograms(project, machine),
    ...checkLock(project),
  ];
}

// --- internal ---

/** Their versions decide whether packages for each platform can be had: see CONTRIBUTING.md. */
const PACKAGES = ["astro", "@astrojs/mdx", "pagefind"];
/** Packages that bring a program or a library for the machine, each as a package of its own. */
const NATIVE = ["pagefind", "@astrojs/compiler-binding", "rolldown", "esbuild"];

/** `scripts/doctor.mjs` has refused one that is too old. */
function checkNode(node: string, pinned: string | undefined): Remark {
  if (pinned === undefined || node === pinned) return ok(`Node ${node}`);
  return ok(
    `Node ${node}; the project is tested with ${pinned}`,
    `The npm scripts use ${pinned} once npm ci has installed it`,
  );
}

function checkPackage(project: string, name: string, pinned: string | undefined): Remark {
  const installed = textAt(readJson(manifestOf(project, name)), "version");
  if (installed === undefined) return error(`${name} isn't installed`, INSTALL);
  if (pinned === undefined || installed === pinned) return ok(`${name} ${installed}`);
  return error(`${name} ${installed} is installed, and package.json names ${pinned}`, INSTALL);
}

/** npm ci and every build read it. */
function checkLock(project: string): Remark[] {
  if (readJson(path.join(project, "package-lock.json")) !== undefined) return [];
  return [error("package-lock.json can't be read", "Take it back from git, then run npm ci")];
}

function checkPrograms(project: string, { platform, arch }: Machine): Remark {
  const lacking = NATIVE.filter((name) => {
    const names = Object.keys(
      recordAt(readJson(manifestOf(project, name)), "optionalDependencies"),
    ).filter((one) => isFor(one, platform, arch));
    return !names.some((one) => isWhole(path.dirname(manifestOf(project, one))));
  });
  const machine = `${platform}-${arch}`;
  if (lacking.length === 0) return ok(`the programs of ${NATIVE.join(", ")} for ${machine}`);
  return error(
    `the programs of ${lacking.join(", ")} for ${machine} are missing`,
    "Delete node_modules and run npm ci on this machine, without --omit=optional",
  );
}

/** Whether a package is for a machine: `@pagefind/windows-x64`, `@esbuild/win32-x64`. */
function isFor(name: string, platform: string, arch: string): boolean {
  const platforms = platform === "win32" ? ["win32", "windows"] : [platform];
  return platforms.some((one) => new RegExp(`[/-]${one}-${arch}(?:-|$)`).test(name));
}

/** Of an install that was interrupted, a package may have its manifest alone. */
function isWhole(folder: string): boolean {
  try {
    const names = fs.readdirSync(folder);
    const programs = names.includes("bin") ? fs.readdirSync(path.join(folder, "bin")) : names;
    return (
      names.includes("package.json") && programs.some((name) => !/\.(?:json|md|sha256)$/.test(name))
    );
  } catch {
    return false;
  }
}

function manifestOf(project: string, name: string): string {
  return path.join(project, "node_modules", ...name.split("/"), "package.json");
}

/** Undefined where there is none, or it isn't JSON. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

function recordAt(value: unknown, ...keys: readonly string[]): Record<string, unknown> {
  const [key, ...rest] = keys;
  const record = typeof value === "object" && value !== null ? { ...value } : {};
  return key === undefined
    ? record
    : recordAt(Object.entries(record).find(([own]) => own === key)?.[1], ...rest);
}

function textAt(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = recordAt(value, ...keys.slice(0, -1))[keys.at(-1) ?? ""];
  return typeof found === "string" ? found : undefined;
}
