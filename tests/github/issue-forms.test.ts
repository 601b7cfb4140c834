/** The forms in which readers open issues. */
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { z } from "zod";
import { readYaml } from "../../src/paper/frontmatter.ts";
import { ROOT } from "../folders.ts";

describe("issue forms", () => {
  const label = z.string().min(1);
  const field = z.discriminatedUnion("type", [
    z.strictObject({ type: z.literal("markdown"), attributes: z.strictObject({ value: label }) }),
    ...(["input", "textarea"] as const).map((type) =>
      z.strictObject({
        type: z.literal(type),
        id: z.string().regex(/^[\w-]+$/),
        attributes: z.strictObject({
          label,
          description: label.optional(),
          placeholder: label.optional(),
        }),
        validations: z.strictObject({ required: z.boolean() }).optional(),
      }),
    ),
    z.strictObject({
      type: z.literal("dropdown"),
      id: z.string().regex(/^[\w-]+$/),
      attributes: z.strictObject({
        label,
        description: label.optional(),
        options: z.array(label).min(1),
      }),
      validations: z.strictObject({ required: z.boolean() }).optional(),
    }),
    z.strictObject({
      type: z.literal("checkboxes"),
      id: z.string().regex(/^[\w-]+$/),
      attributes: z.strictObject({
        label,
        options: z.array(z.strictObject({ label, required: z.boolean().optional() })),
      }),
    }),
  ]);
  const formSchema = z.strictObject({
    name: label,
    description: label,
    title: label.optional(),
    labels: z.array(label),
    body: z.array(field).min(1),
  });

  const forms = path.join(ROOT, ".github/ISSUE_TEMPLATE");
  for (const file of fs.readdirSync(forms).filter((one) => one !== "config.yml"))
    test(`${file} is valid for GitHub`, () => {
      const text = fs.readFileSync(path.join(forms, file), "utf8");
      const { body } = readYaml(text, file, formSchema);
      const ids = body.flatMap((one) => ("id" in one ? [one.id] : []));
      assert.equal(new Set(ids).size, ids.length);
      // The link on each paper fills it in.
      if (file === "note.yml") assert.ok(ids.includes("paper"));
    });
});
