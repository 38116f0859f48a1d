import { findBreakingChanges } from "graphql";
import type { GraphQLSchema } from "graphql";
import { memberSchema } from "./joined/member-schema.ts";
import type { GraphProblem } from "./joined/messages.ts";
import { capital } from "./joined/uses.ts";

/**
 * What a change of one department's graph takes from documents in use.
 * @param before its SDL so far; null: it is new, and breaks nobody
 * @param after null: it is taken away
 * @param inUse coordinates (Type.field) that documents asked for of late
 */
export function breakingUse(name: string, before: string | null, after: string | null, inUse: readonly string[]): GraphProblem[] {
  if (before === null) return [];
  if (after === null) return inUse.filter((one) => isOf(name, one)).map((at) => ({ at, message: "is in use, and would be gone" }));
  const changes = findBreakingChanges(memberSchema(before), memberSchema(after));
  return changes.flatMap(({ description }) => {
    const hit = inUse.filter((one) => isOf(name, one) && mentions(description, one));
    return hit.map((at) => ({ at, message: `is in use: ${description}` }));
  });
}

function isOf(name: string, coordinate: string): boolean {
  const [type = "", field = ""] = coordinate.split(".");
  return field.startsWith(name) || type.startsWith(capital(name));
}

/** The change names the field itself, or its whole type. */
function mentions(description: string, coordinate: string): boolean {
  const words = description.split(/[^\w.]+/).map((word) => word.replace(/\.$/, ""));
  const [type = ""] = coordinate.split(".");
  return words.includes(coordinate) || (words.includes(type) && !words.some((word) => word.startsWith(`${type}.`)));
}

/** The fields a department's graph adds to the hub's types and root, as coordinates. */
export function fieldsAdded(name: string, sdl: string): string[] {
  const schema: GraphQLSchema = memberSchema(sdl);
  return Object.values(schema.getTypeMap())
    .flatMap((type) => ("getFields" in type ? Object.keys(type.getFields()).map((field) => `${type.name}.${field}`) : []))
    .filter((coordinate) => !coordinate.startsWith("__") && (coordinate.split(".")[1] ?? "").startsWith(name))
    .toSorted();
}
