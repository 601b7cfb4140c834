/** The values that fields of a paper are made of. */
import { z } from "zod";
import { cutText, type Bound } from "./bounds.ts";
import { isDate } from "./is-date.ts";
import { httpUrl } from "./links.ts";
import { fitsWindows, UNFIT_NAME } from "./windows-names.ts";

/** One line of text that neither starts nor ends with a space. */
export const lineSchema = z.string().regex(/^\S(?:[^\n]*\S)?$/u, "expected one line of text");

/** A line, cut where it is longer than its bound. */
export function boundedLine({ characters }: Bound) {
  return lineSchema.overwrite((text) => cutText(text, characters));
}

/** A text of several lines, cut where it is longer than its bound. */
export function boundedText({ characters }: Bound) {
  return z.string().overwrite((text) => cutText(text, characters));
}

/** A list of lines, cut where it or one of them is longer than the bound; empty where it is absent. */
export function boundedLines({ characters, items }: Required<Bound>) {
  const lines = z.array(boundedLine({ characters }));
  return lines.overwrite((list) => list.slice(0, items)).default([]);
}

/** A date as exact as its source. */
export const dateSchema = z
  .string({ error: "expected a date as 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY', in quotes" })
  .refine(isDate, {
    error: "expected a date as 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY', such as '2019-05'",
  });

/** A whole number from 0. */
export const countSchema = z.int().nonnegative();

/** An address that is safe to link to: `http` or `https`, and whole, as it goes into a page. */
export const addressSchema = z
  .string()
  .refine((text) => httpUrl(text) !== undefined && !/\s/.test(text), {
    error: "expected an http(s) address",
  });

/** Addresses of a paper elsewhere, by what is found there. */
export const linksSchema = linksOf(addressSchema.optional());

/** The name of a topic's file, and of its page. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, "expected a slug of a-z, 0-9 and -")
  .refine(fitsWindows, { error: UNFIT_NAME });

// What a note may put in place of a value: more than any paper is known to have, and few enough
// characters for a page.

/** A line of at most `most` characters, for a correction. */
export function shortLine(most = 500) {
  return lineSchema.max(most, `expected at most ${most} characters`);
}

/** A list of at most `most` short lines, for a correction. */
export function shortLines(most = 100) {
  return z.array(shortLine()).max(most, `expected a list of at most ${most}`);
}

/** Links as a note corrects them; `null` takes one away. */
export const linkCorrectionsSchema = linksOf(
  addressSchema.max(2000, "expected at most 2000 characters").nullish(),
);

// --- internal ---

function linksOf<Address extends z.ZodType>(address: Address) {
  return z.strictObject({
    arxiv: address,
    pdf: address,
    code: address,
    project: address,
    hf: address,
    doi: address,
  });
}
