import { execute, GraphQLError, parse } from "graphql";
import type { ExecutionArgs, ExecutionResult, GraphQLSchema } from "graphql";
import type { Admission } from "./admission.ts";
import type { GraphContext } from "./context.ts";
import { DOCUMENT_LIMITS } from "./document-limits.ts";
import type { AskedDocument } from "./federation/index.ts";

/** A question that departments' graphs take part in answers itself. */
type MaybeJoined = ExecutionArgs & { joined?: () => Promise<ExecutionResult> };

const joinedAnswers = new WeakSet<object>();

/** Whether its errors were masked where they arose. */
export const isJoinedAnswer = (answer: object): boolean => joinedAnswers.has(answer);

/** As graphql-ws executes a question: by the hub's schema, unless it is a joined one. */
export function executed(args: ExecutionArgs): ReturnType<typeof execute> {
  const { joined } = args as MaybeJoined;
  return joined === undefined ? execute(args) : joined();
}

/** What graphql-ws executes for a document that the hub alone cannot answer. */
export function joinedArguments(
  asked: AskedDocument,
  contextValue: GraphContext,
  { schema, admission }: { schema: GraphQLSchema; admission: Admission },
): MaybeJoined {
  const document = parse(asked.query, { maxTokens: DOCUMENT_LIMITS.tokens });
  return { schema, document, operationName: asked.operationName, contextValue, joined: () => joinedAnswer(asked, contextValue, admission) };
}

async function joinedAnswer(asked: AskedDocument, context: GraphContext, admission: Admission): Promise<ExecutionResult> {
  const { data = null, errors } = await context.federation.ask(asked, context, admission);
  const told = errors?.map(({ message, path, extensions }) => new GraphQLError(message, { path: path ?? null, extensions: extensions ?? null }));
  const answer = { data, ...(told === undefined ? {} : { errors: told }) };
  joinedAnswers.add(answer);
  return answer;
}
