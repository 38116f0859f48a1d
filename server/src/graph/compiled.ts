import { execute, Kind } from "graphql";
import type { DocumentNode, ExecutionArgs, ExecutionResult, GraphQLSchema } from "graphql";
import { compileQuery, isCompiledQuery } from "graphql-jit";
import type { GraphContext } from "./context.ts";

/** Answers a valid query, or what a subscription is told, whose variables fit. */
export type AnswersQuery = (contextValue: GraphContext, variables: Readonly<Record<string, unknown>>, told?: unknown) => Promise<ExecutionResult>;

/**
 * A query as a program of its own, made once from its document: what graphql-js finds out at each field of each row is settled. What cannot be compiled is executed by graphql-js.
 * @param document valid, with one operation
 */
export function compiledQuery(schema: GraphQLSchema, document: DocumentNode): AnswersQuery {
  const compiled = compileQuery(schema, document, undefined, { disablingCapturingStackErrors: true });
  if (!isCompiledQuery(compiled))
    return async (contextValue, variableValues, rootValue) => execute({ schema, document, contextValue, variableValues, rootValue });
  return async (contextValue, variables, told) => compiled.query(told, contextValue, { ...variables });
}

/** What is answered more seldom is executed as it is: who sends a document of his own once has none compiled. */
const OFTEN = 10;

const answeredOften = new WeakMap<DocumentNode, { times: number; answers: AnswersQuery | null }>();

/** A subscription's document that is answered again and again: from the tenth time on as a program of its own, unless it has several operations. */
export function answersOf({ schema, document, operationName }: Pick<ExecutionArgs, "schema" | "document" | "operationName">): AnswersQuery {
  const known = answeredOften.get(document) ?? { times: 0, answers: null };
  answeredOften.set(document, known);
  known.times += 1;
  if (known.times === OFTEN && document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1)
    known.answers = compiledQuery(schema, document);
  return (
    known.answers ?? (async (contextValue, variableValues, rootValue) => execute({ schema, document, operationName, contextValue, variableValues, rootValue }))
  );
}
