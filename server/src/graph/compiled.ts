import { execute } from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLSchema } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import type { GraphContext } from "./context.ts";

/** Answers a valid query whose variables fit. */
export type AnswersQuery = (contextValue: GraphContext, variables: Readonly<Record<string, unknown>>) => Promise<ExecutionResult>;

/**
 * A query as a program of its own, made once from its document: what graphql-js finds out at each field of each row is settled. What cannot be compiled is executed by graphql-js.
 * @param document valid, with one operation
 */
export function compiledQuery(schema: GraphQLSchema, document: DocumentNode): AnswersQuery {
  const compiled = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true });
  if (!isCompiledQuery(compiled)) return async (contextValue, variableValues) => execute({ schema, document, contextValue, variableValues });
  return async (contextValue, variables) => compiled.query(undefined, contextValue, { ...variables });
}
