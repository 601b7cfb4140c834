/** The settings of mail: what keeps a mail from going out as it should. */
import { needsSecret } from "../mail/unsubscribe.ts";
import type { Settings } from "../site/settings.ts";
import { SETTINGS_FILE } from "../site/settings-file.ts";
import { ok, warning, type Remark } from "./finding.ts";

/** A warning for each thing that is missing, where anything of mail is set. */
export function checkMail({ mail, site }: Settings, env: NodeJS.ProcessEnv): Remark[] {
  if (Object.keys(mail).length === 0) return [ok("no mail is set up")];
  const lacking: [isLacking: boolean, what: string, todo: string][] = [
    [
      mail.from === undefined,
      "mail: nobody is named as the sender",
      `Set \`mail.from\` in ${SETTINGS_FILE} to an address that your server may send for`,
    ],
    [
      site === undefined,
      "mail: its links lead nowhere without `site`, so none is sent",
      `Set \`site\` in ${SETTINGS_FILE}, or BROADSHEET_SITE`,
    ],
    [
      mail.unsubscribe === undefined,
      "mail: readers can't unsubscribe with one click, which the large providers ask of who sends to many",
      `Set \`mail.unsubscribe\` in ${SETTINGS_FILE}`,
    ],
    [
      needsSecret(mail.unsubscribe ?? "") && !env["BROADSHEET_MAIL_SECRET"],
      "mail: the secret of {token} in `mail.unsubscribe` isn't in this environment",
      "Set BROADSHEET_MAIL_SECRET where npm run email runs",
    ],
    [
      mail.footer === undefined,
      "mail: it doesn't say who you are and where, which many countries ask for",
      `Set \`mail.footer\` in ${SETTINGS_FILE}`,
    ],
  ];
  const remarks = lacking.filter(([is]) => is).map(([, what, todo]) => warning(what, todo));
  return remarks.length > 0 ? remarks : [ok("mail is set up")];
}
