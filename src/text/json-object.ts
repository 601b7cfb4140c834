/** JSON objects of which nothing is known. */

/** A JSON object of which nothing is known. */
export type JsonObject = Record<string, unknown>;

/** The value as an object, or undefined. */
export function asObject(value: unknown): JsonObject | undefined {
  return isObject(value) ? value : undefined;
}

// --- internal ---

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
