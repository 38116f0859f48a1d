import { defaultFieldResolver, GraphQLError } from "graphql";
import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from "graphql";
import { Refused } from "../platform/problem.ts";
import { accessError, allowedHere, isOperation } from "./policy.ts";
import type { OperationName } from "./policy.ts";
import type { Refusals } from "./refusals.ts";
import type { Device } from "./device.ts";
import type { Viewer } from "./viewer.ts";

/** What the guard needs of a request; without `refusals` nobody is told. */
interface GuardContext {
  viewer: Viewer | null;
  /** left out: no screen asks */
  device?: Device | null;
  address?: string;
  refusals?: Refusals;
}
type Guarded = GraphQLFieldResolver<unknown, GuardContext>;

/**
 * Asks the policy before anything of a root field runs: queries and mutations before their resolver, subscriptions
 * when they start and again for every event. What is refused is told to the context's refusals. The schema is changed in place and handed back.
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

function fieldsOf(type: { getFields(): Record<string, GraphQLField<unknown, GuardContext>> } | null | undefined): GraphQLField<unknown, GuardContext>[] {
  return Object.values(type?.getFields() ?? {});
}

function guarded(operation: OperationName, inner: Guarded = defaultFieldResolver): Guarded {
  return (source, args, context, info) => {
    const verdict = allowedHere(context, operation);
    if (!verdict.ok) return told(accessError(verdict.code), operation, context);
    try {
      const answer: unknown = inner(source, args, context, info);
      return answer instanceof Promise ? answer.catch((error: unknown) => told(error, operation, context)) : answer;
    } catch (error) {
      return told(error, operation, context);
    }
  };
}

/** Throws the error; what was refused, here or by the resolver's own question to the policy, is told before. */
async function told(error: unknown, operation: OperationName, { refusals, viewer, address }: GuardContext): Promise<never> {
  const code = error instanceof GraphQLError ? error.extensions["code"] : undefined;
  if (code === "FORBIDDEN" || code === "UNAUTHENTICATED") await refusals?.tell({ operation, code, viewer, address: address ?? "-" });
  throw error;
}
