import { z } from "zod";
import type { Json } from "../../connector.ts";

/** Where a field stands in a row: names of objects' fields, joined by dots. */
export const fieldPath = z.string("expected a dotted path such as caller.phone").regex(/^[^.]+(\.[^.]+)*$/, "expected a dotted path such as caller.phone");

/**
 * The value at a dotted path; below a null everything is null.
 * @returns undefined when a part of the path does not exist
 */
export function valueAt(row: Json, path: string): Json | undefined {
  let value: Json = row;
  for (const name of namesOf(path)) {
    if (value === null) return null;
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name] ?? null;
  }
  return value;
}

const split = new Map<string, readonly string[]>();
/** Manifests have a few dozen paths; where one names the places of a long list, they are many. */
const REMEMBERED = 1_000;

function namesOf(path: string): readonly string[] {
  const known = split.get(path);
  if (known !== undefined) return known;
  if (split.size >= REMEMBERED) split.clear();
  const names = path.split(".");
  split.set(path, names);
  return names;
}

export function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
