import { defaultFieldResolver } from "graphql";
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from "graphql";
import { Refused } from "../platform/problem.ts";
import { accessError, allowed, isOperation } from "./policy.ts";
import type { OperationName } from "./policy.ts";
import type { Viewer } from "./viewer.ts";

type Guarded = GraphQLFieldResolver<unknown, { viewer: Viewer | null }>;

/**
 * Asks the policy before anything of a root field runs: queries and mutations before their resolver, subscriptions
 * when they start and again for every event. The schema is changed in place and handed back.
 * @throws {Refused} a root field has no row in the policy's table
 */
export function guardSchema(schema: GraphQLSchema): GraphQLSchema {
  const subscriptions = fieldsOf(schema.getSubscriptionType());
  const fields = [...fieldsOf(schema.getQueryType()), ...fieldsOf(schema.getMutationType()), ...subscriptions];
  const unknown = fields.filter((field) => !isOperation(field.name));
  if (unknown.length > 0) {
    throw new Refused(unknown.map((field) => ({ at: `field ${field.name}`, message: "has no row in the policy's table: nobody said who may use it" })));
  }
  for (const field of fields) field.resolve = guarded(field.name as OperationName, field.resolve);
  for (const field of subscriptions) field.subscribe = guarded(field.name as OperationName, field.subscribe);
  return schema;
}

function fieldsOf(
  type: { getFields(): Record<string, GraphQLField<unknown, { viewer: Viewer | null }>> } | null | undefined,
): GraphQLField<unknown, { viewer: Viewer | null }>[] {
  return Object.values(type?.getFields() ?? {});
}

function guarded(operation: OperationName, inner: Guarded = defaultFieldResolver): Guarded {
  return (source, args, context, info) => {
    const verdict = allowed(context.viewer, operation);
    if (!verdict.ok) throw accessError(verdict.code);
    return inner(source, args, context, info);
  };
}
