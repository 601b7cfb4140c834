/** Where a workflow publishes the site. */
import { pagesAddress, type SiteAddress } from "../../site/github-pages.ts";
import { readSettings, type Settings } from "../../site/settings.ts";
import { DONE, runCommand } from "../run-command.ts";
import { TERMINAL, type Terminal } from "../terminal.ts";

const USAGE = `Usage: node scripts/site-address.ts

Prints the address of the site as a workflow's step gives it on: site=… and
base=…. It is that of BROADSHEET_SITE and BROADSHEET_BASE, else of
src/site.config.ts, else the one that GitHub Pages gives the repository.
`;

/** Runs the command and gives the exit code. */
export async function runSiteAddress(
  args: string[],
  terminal: Terminal = TERMINAL,
): Promise<number> {
  return runCommand(
    { name: "node scripts/site-address.ts", usage: USAGE },
    args,
    terminal,
    async () => {
      const { site, base } = siteAddress(readSettings(terminal.env), terminal.env);
      terminal.print(`site=${site}\nbase=${base}`);
      return DONE;
    },
  );
}

/**
 * The address of the site: that of the settings, where they name one; else the one that GitHub
 * Pages gives the repository, below `BROADSHEET_BASE` where that is set. Without an origin where
 * neither is known: the build then says what lacks it.
 *
 * @param env of the workflow's step
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function siteAddress(
  { site, base }: Pick<Settings, "site" | "base">,
  env: NodeJS.ProcessEnv,
): SiteAddress {
  if (site) return { site, base };
  const repository = `${env["GITHUB_SERVER_URL"]}/${env["GITHUB_REPOSITORY"]}`;
  const pages = pagesAddress(repository);
  if (pages === undefined) return { site: "", base };
  return env["BROADSHEET_BASE"] ? { ...pages, base } : pages;
}
