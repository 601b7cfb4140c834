/**
 * A mail as a campaign of listmonk, for more than some dozens of readers: it keeps the list, sends,
 * and takes those off who unsubscribe.
 *
 * @see https://listmonk.app/docs/apis/campaigns/
 */
import { z } from "zod";
import { ExpectedError } from "../files/errors.ts";
import { toMailHtml } from "../publish/mail/html.ts";
import type { Mail } from "../publish/mail/mail.ts";
import { toMailText } from "../publish/mail/text.ts";

/** An instance of listmonk. */
export interface Listmonk {
  /** Its address, such as https://lists.example.org. */
  url: string;
  /** `user:token` of an API user that may manage campaigns. */
  token: string;
  /** The numbers of the lists that get the mail. */
  lists: readonly number[];
  /** The number of a template that adds nothing; the engine's own where it isn't given. */
  template: number | undefined;
  /** `Ada <ada@example.org>`; the engine's own where it isn't given. */
  from: string | undefined;
}

/** What became of a campaign. */
export type Campaign = "started" | "there already";

/**
 * Makes a campaign and starts it. Its name is the mail's: where the engine has one of that name,
 * it was sent or will be, and nothing is done; one that an earlier run made and didn't start is started.
 *
 * @throws {ExpectedError} with what the engine said
 */
export async function sendCampaign(engine: Listmonk, mail: Mail): Promise<Campaign> {
  const name = `${mail.digest} ${mail.name}`;
  const known = await findCampaign(engine, name);
  if (known && known.status !== "draft") return "there already";
  const id = known?.id ?? (await makeCampaign(engine, name, mail));
  await ask(engine, "PUT", `/api/campaigns/${id}/status`, z.unknown(), { status: "running" });
  return "started";
}

/** Text in which the engine's templates find nothing to fill in but what we want. */
export function toTemplate(text: string): string {
  return text.replaceAll("{{", '{{ "{{" }}').replaceAll(UNSUBSCRIBE, "{{ UnsubscribeURL }}");
}

// --- internal ---

/** Stands for the address to unsubscribe until the engine's own name for it takes its place. */
const UNSUBSCRIBE = "https://unsubscribe.invalid/";

const PATIENCE = 30_000;

const campaignSchema = z.object({ id: z.number(), name: z.string(), status: z.string() });

async function findCampaign(engine: Listmonk, name: string) {
  const query = new URLSearchParams({ query: name, per_page: "100", no_body: "true" });
  const schema = z.object({ data: z.object({ results: z.array(campaignSchema).nullable() }) });
  const { data } = await ask(engine, "GET", `/api/campaigns?${query}`, schema);
  return data.results?.find((one) => one.name === name);
}

async function makeCampaign(engine: Listmonk, name: string, mail: Mail): Promise<number> {
  const { lists, template, from } = engine;
  const schema = z.object({ data: z.object({ id: z.number() }) });
  const { data } = await ask(engine, "POST", "/api/campaigns", schema, {
    name,
    subject: toTemplate(mail.subject),
    lists,
    type: "regular",
    content_type: "html",
    body: toTemplate(toMailHtml(mail, UNSUBSCRIBE)),
    altbody: toTemplate(toMailText(mail, UNSUBSCRIBE)),
    template_id: template,
    from_email: from,
    messenger: "email",
  });
  return data.id;
}

async function ask<Value>(
  { url, token }: Listmonk,
  method: "GET" | "POST" | "PUT",
  path: string,
  schema: z.ZodType<Value>,
  body?: object,
): Promise<Value> {
  const address = new URL(url.replace(/\/$/, "") + path);
  const response = await fetch(address, {
    method,
    headers: { authorization: `token ${token}`, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
    // A redirect would take the token elsewhere.
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error: unknown) => {
    const cause = error instanceof Error ? (error.cause ?? error) : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ExpectedError(`[${method}] ${address.origin}${address.pathname}: ${why}`);
  });
  const text = await response.text();
  const result = response.ok ? schema.safeParse(parseJson(text)) : undefined;
  if (result?.success) return result.data;
  throw new ExpectedError(
    `[${method}] ${address.origin}${address.pathname}: ${response.status} ${response.statusText}: ${text.slice(0, 300)}`,
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
