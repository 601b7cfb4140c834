/** The part of the operator's settings that is about mail. `src/site.config.ts` documents it. */
import { z } from "zod";
import { httpUrl } from "../paper/links.ts";
import { parseMailbox } from "../text/mailbox.ts";

const mailbox = z
  .string()
  .refine((text) => typeof parseMailbox(text) !== "string", {
    error: "expected an address of mail, such as Ada <ada@example.org>",
  });

const https = z
  .string()
  .refine(
    (text) => text.startsWith("https://") && httpUrl(text.replace(/[{}]/g, "")) !== undefined,
    { error: "expected an address that starts with https://" },
  );

/** How the digest goes out by mail. */
export const mailSchema = z
  .strictObject({
    from: mailbox.optional(),
    replyTo: mailbox.optional(),
    unsubscribe: https
      .refine((text) => text.includes("{address}") || text.includes("{token}"), {
        error: "expected {address} in it, which stands for the reader's address",
      })
      .optional(),
    footer: z.string().max(1000).optional(),
    subscribe: z
      .strictObject({
        action: https,
        field: z.string().min(1).default("email"),
        hidden: z.record(z.string(), z.string()).default({}),
      })
      .optional(),
    listmonk: z
      .strictObject({
        lists: z.array(z.int().positive()).min(1),
        template: z.int().positive().optional(),
      })
      .optional(),
  })
  .default({});

export type MailSettings = z.output<typeof mailSchema>;
