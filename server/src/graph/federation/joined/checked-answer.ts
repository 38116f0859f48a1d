import { execute, Kind } from "graphql";
import type { DocumentNode, GraphQLFieldResolver, GraphQLSchema } from "graphql";

/** The values a graph answered with, fit for what was asked of it. */
export interface CheckedAnswer {
  data: Record<string, unknown>;
  /** null: every asked value was of the kind its schema says */
  wrong: string | null;
}

const byResponseKey: GraphQLFieldResolver<unknown, unknown> = (answered, _args, _context, { path }) =>
  typeof answered === "object" && answered !== null ? (answered as Record<string, unknown>)[String(path.key)] : null;

const typeTold = (value: unknown): string | undefined =>
  typeof value === "object" && value !== null && "__typename" in value && typeof value.__typename === "string" ? value.__typename : undefined;

/**
 * Takes of a body what was asked for and is of the kind that the graph's own schema says; all else is left out or null. A graph can so change nothing but
 * its own fields.
 * @param body parsed JSON
 */
export async function checkedAnswer(
  schema: GraphQLSchema,
  { document, variables }: { document: DocumentNode; variables: Readonly<Record<string, unknown>> },
  body: unknown,
): Promise<CheckedAnswer> {
  const told = typeof body === "object" && body !== null && "data" in body ? body.data : null;
  const misnamed = entitiesFault(document, variables, told);
  if (misnamed !== null) return { data: nothingOf(document, variables), wrong: misnamed };
  const result = await execute({
    schema,
    document,
    variableValues: variables,
    rootValue: told,
    fieldResolver: byResponseKey,
    typeResolver: typeTold,
  });
  return { data: { ...nothingOf(document, variables), ...result.data }, wrong: result.errors?.[0]?.message ?? null };
}

/** null for every field asked at the root; for entities as many nulls as were asked for. */
export function nothingOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(rootFields(document).map(({ key, name }) => [key, name === "_entities" ? representationsIn(variables).map(() => null) : null]));
}

/** Entities come in the order asked for, each of the type asked for. */
function entitiesFault(document: DocumentNode, variables: Readonly<Record<string, unknown>>, told: unknown): string | null {
  const asked = representationsIn(variables);
  for (const { key, name } of rootFields(document)) {
    if (name !== "_entities") continue;
    const found: unknown = typeof told === "object" && told !== null ? (told as Record<string, unknown>)[key] : null;
    if (found === null || found === undefined) continue;
    if (!Array.isArray(found) || found.length !== asked.length)
      return `_entities has ${Array.isArray(found) ? found.length : "no"} items, ${asked.length} were asked for`;
    const other = found.findIndex((one, place) => one !== null && typeTold(one) !== asked[place]?.__typename);
    if (other !== -1)
      return `_entities[${other}] is of type ${String(typeTold(found[other])).slice(0, 60)}, ${asked[other]?.__typename ?? "none"} was asked for`;
  }
  return null;
}

/** All representations of a question, however its variable is called. */
export function representationsIn(variables: Readonly<Record<string, unknown>>): { __typename: string; id?: unknown }[] {
  return Object.values(variables).flatMap((value) => (Array.isArray(value) ? value.filter((one) => typeTold(one) !== undefined) : [])) as {
    __typename: string;
    id?: unknown;
  }[];
}

function rootFields(document: DocumentNode): { key: string; name: string }[] {
  return document.definitions.flatMap((definition) =>
    definition.kind !== Kind.OPERATION_DEFINITION
      ? []
      : definition.selectionSet.selections.flatMap((one) =>
          one.kind === Kind.FIELD ? [{ key: one.alias?.value ?? one.name.value, name: one.name.value }] : [],
        ),
  );
}
