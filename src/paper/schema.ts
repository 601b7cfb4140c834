/** The paper: one schema, used before a file is written and when it is read. */
import { z } from "zod";
import { FIELD_ROWS, type FieldName, type FIELDS } from "./fields.ts";

export { linksSchema, slugSchema } from "./values.ts";

/** A paper: the frontmatter, and the abstract as plain text with `$math$`. */
export const paperSchema = z.strictObject(shapeOf("schema"));

/** All fields in the order of their rows. */
export const FIELD_NAMES = paperSchema.keyof().options;

/** The frontmatter of a paper's file. The key order is the order in the file. */
export const frontmatterSchema = paperSchema.omit({ abstract: true });

export type Frontmatter = z.output<typeof frontmatterSchema>;
export type Paper = z.output<typeof paperSchema>;
export type PaperInput = z.input<typeof paperSchema>;
export type Links = NonNullable<Paper["links"]>;

/** The shape of a zod object with the schemas of one column of the fields; fields without are left out. */
export function shapeOf<Column extends SchemaColumn>(column: Column): Shape<Column> {
  const shape: Record<string, z.ZodType> = {};
  for (const [name, row] of Object.entries(FIELD_ROWS)) {
    const schema = row[column];
    if (schema !== undefined) shape[name] = schema;
  }
  if (!isShape(shape, column))
    throw new TypeError(`the column "${column}" of the fields has a gap`);
  return shape;
}

// --- internal ---

type SchemaColumn = "schema" | "correction";
type Rows = typeof FIELDS;

type Shape<Column extends SchemaColumn> = {
  [
    Name in FieldName as Rows[Name] extends Record<Column, z.ZodType> ? Name : never
  ]: Rows[Name] extends Record<Column, infer Schema extends z.ZodType> ? Schema : never;
};

/** The compiler can't follow a loop over the rows, so each value is compared with its row's. */
function isShape<Column extends SchemaColumn>(
  shape: Record<string, z.ZodType>,
  column: Column,
): shape is Shape<Column> {
  return Object.entries(FIELD_ROWS).every(([name, row]) => shape[name] === row[column]);
}
