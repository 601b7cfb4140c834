/**
 * All that the doctor looks at. Each part is loaded when its turn comes, and what keeps one from
 * working is a finding, so that the others still answer: a package, the settings or the content may
 * be missing or broken.
 */
import { readContentFolder, readOut } from "../site/folders.ts";
import { explain, SECTIONS, type Finding, type Remark, type SectionName } from "./finding.ts";
import { checkVersions, type Machine } from "./versions.ts";

/** Where and when to look. */
export interface Circumstances {
  env: NodeJS.ProcessEnv;
  /** `'YYYY-MM-DD'` */
  today: string;
  machine: Machine;
  /** Called with the number of papers that were read, and how many there are. */
  onProgress?: (done: number, of: number) => void;
}

/** Looks at everything in the project of the working folder, and changes nothing. In the order of the sections. */
export async function examine({
  env,
  today,
  machine,
  onProgress,
}: Circumstances): Promise<Finding[]> {
  const findings: Finding[] = [];
  const look = async <Known extends { remarks: Remark[] }>(
    section: SectionName,
    work: () => Promise<Known>,
  ): Promise<Known | undefined> => {
    const add = (remarks: readonly Remark[]) => {
      // A wrong variable keeps several sections from working.
      const known = new Set(findings.map(({ found }) => found));
      findings.push(
        ...remarks
          .filter(({ found }) => !known.has(found))
          .map((remark) => ({ section, ...remark })),
      );
    };
    try {
      const known = await work();
      add(known.remarks);
      return known;
    } catch (thrown) {
      add([explain(thrown, `${SECTIONS[section].toLowerCase()} can't be looked at`)]);
      return undefined;
    }
  };

  await look("versions", async () => ({ remarks: checkVersions(".", machine) }));
  const settings = await look("settings", async () => {
    const { checkSettings } = await import("./settings.ts");
    return checkSettings(env);
  });
  const known = await look("content", async () => {
    const { checkContent } = await import("./content.ts");
    return checkContent(readContentFolder(env), {
      today,
      settings: settings?.settings,
      onProgress,
    });
  });
  const content = known?.content;
  if (content)
    await look("ingest", async () => {
      const { checkIngests } = await import("./ingest.ts");
      return { remarks: checkIngests(content.papers, today) };
    });
  const site = await look("site", async () => {
    const { checkSite } = await import("./site.ts");
    const out = readOut(env);
    return { out, ...(await checkSite(out, { settings: settings?.settings, content })) };
  });
  await look("cache", async () => {
    const { checkCache } = await import("./cache.ts");
    return { remarks: await checkCache(".", { out: site?.out, bytes: site?.bytes ?? 0 }) };
  });
  return findings;
}
