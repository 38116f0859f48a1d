import type { Json } from "@dau-moi/connectors";

/** Kind of a field's value; nothing: only null was met. */
export type FieldType = "text" | "number" | "boolean" | "list" | "object" | "nothing";

/** More paths than these are no fields but data that stands where names belong. */
const MOST_PATHS = 500;
const LONGEST_PATH = 120;
const DEEPEST = 6;

/** Paths of a record's fields with their kinds; of a list, its elements' under "[]". */
export function fieldsOf(data: Json): Map<string, FieldType> {
  const found = new Map<string, FieldType>();
  visit(data, "", 0, found);
  return found;
}

function visit(value: Json, path: string, depth: number, found: Map<string, FieldType>): void {
  if (path !== "" && found.size < MOST_PATHS) {
    const known = found.get(path);
    if (known === undefined || known === "nothing") found.set(path, typeOf(value));
  }
  if (depth === DEEPEST || typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value.slice(0, 20)) visit(one, `${path}[]`, depth + 1, found);
    return;
  }
  for (const [name, one] of Object.entries(value)) {
    const below = path === "" ? name : `${path}.${name}`;
    if (below.length <= LONGEST_PATH) visit(one, below, depth + 1, found);
  }
}

function typeOf(value: Json): FieldType {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "list";
  const type = typeof value;
  return type === "string" ? "text" : type === "number" || type === "boolean" ? type : "object";
}
