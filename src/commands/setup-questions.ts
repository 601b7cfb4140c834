/** The dialog of `npm run setup`. */
import { pagesAddress } from "../site/github-pages.ts";
import { HOST_NAMES } from "../site/hosts.ts";
import type { Dialog } from "./dialog.ts";
import { FIELDS, isOptional, problemOf, type Answers, type Field } from "./setup-answers.ts";
import type { Terminal } from "./terminal.ts";

/** What is known before the first question. */
export interface Known {
  /** What the file holds. */
  now: Readonly<Record<Field, string>>;
  /** What options have answered: nothing is asked about these. */
  given: Answers;
  /** The repository that git names; empty where it names none. */
  origin: string;
}

/**
 * Asks one question after the other, each until its answer is right.
 *
 * @returns what options and the person have answered; undefined where the person ends the dialog
 */
export async function askAll(
  { now, given, origin }: Known,
  { ask }: Dialog,
  say: Terminal["say"],
): Promise<Answers | undefined> {
  say(
    "A few questions about your digest. Enter takes what is offered. Ctrl-C ends the questions, and nothing is written.",
  );
  let answers = given;
  for (const { label, sentence, fields, offer, toAnswers } of QUESTIONS) {
    if (fields.some((field) => given[field] !== undefined)) continue;
    const offered = offer({ ...now, ...answers }, origin);
    const mayLeaveOut = fields.every(isOptional);
    say(`\n${sentence}\n${describeOffer(offered, mayLeaveOut)}`);
    for (;;) {
      const line = await ask(`${label}: `);
      if (line === undefined) return undefined;
      const text = line.trim() || offered;
      const more = toAnswers(mayLeaveOut && text === LEAVE_OUT ? "" : text);
      const problem = problemIn(more);
      if (problem === undefined) {
        answers = { ...answers, ...more };
        break;
      }
      say(`${problem}. Please answer again.`);
    }
  }
  return answers;
}

// --- internal ---

/** The answer that leaves a field out where something else is offered. */
const LEAVE_OUT = "-";

interface Question {
  label: string;
  sentence: string;
  /** What the answer says something about. */
  fields: readonly Field[];
  /** What Enter takes, by what is known so far. */
  offer: (now: Readonly<Record<Field, string>>, origin: string) => string;
  toAnswers: (text: string) => Answers;
}

const QUESTIONS: readonly Question[] = [
  aboutField("title", "The name of the digest, in the masthead and the browser's tab."),
  aboutField("tagline", "A few words under the name, on the front page."),
  aboutField("description", "One or two sentences for search engines and link previews."),
  {
    ...aboutField("repository", "Your repository, to which readers send notes and corrections."),
    offer: ({ repository }, origin) => repository || origin,
  },
  {
    ...aboutField("host", `Who hosts the site: ${HOST_NAMES.join(", ")}.`),
    offer: ({ host, repository }) =>
      host || (pagesAddress(repository) === undefined ? "other" : "github-pages"),
  },
  {
    label: "address",
    sentence: "The address of the site, with its path, such as https://lab.example.org/digest/",
    fields: ["site", "base"],
    offer: ({ site, base, host, repository }) => {
      const pages = host === "github-pages" ? pagesAddress(repository) : undefined;
      const path = problemOf("base", base) === undefined ? base : "";
      const known = site === "" ? pages : { site: site.replace(/\/$/, ""), base: path || "/" };
      return known === undefined ? "" : `${known.site}${known.base}`;
    },
    toAnswers: toSiteAndBase,
  },
  aboutField(
    "contact",
    "Who runs the digest: an address of mail or of the web, for the owners of servers that an ingest asks.",
  ),
];

function aboutField(field: Field, sentence: string): Question {
  return {
    label: field,
    sentence,
    fields: [field],
    offer: (now) => now[field],
    toAnswers: (text) => ({ [field]: text }),
  };
}

function toSiteAndBase(text: string): Answers {
  if (text === "") return { site: "" };
  const [, site = text, base = "/"] = /^([a-z]+:\/\/[^/]+)(\/.*)?$/is.exec(text) ?? [];
  return { site, base };
}

function problemIn(answers: Answers): string | undefined {
  for (const field of FIELDS) {
    const answer = answers[field];
    const problem = answer === undefined ? undefined : problemOf(field, answer);
    if (problem === undefined) continue;
    // The question is about both, so an address with a path is right here.
    return field === "site"
      ? "expected an http(s) address, such as https://lab.example.org/digest/"
      : problem;
  }
  return undefined;
}

function describeOffer(offered: string, mayLeaveOut: boolean): string {
  if (offered === "") return mayLeaveOut ? "  Enter leaves it out." : "  There is none yet.";
  return `  Enter takes: ${offered}${mayLeaveOut ? `\n  ${LEAVE_OUT} leaves it out.` : ""}`;
}
