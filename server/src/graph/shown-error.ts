import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, Kind } from "graphql";
import type { GraphQLFormattedError } from "graphql";
import type { Log } from "../platform/log.ts";

/** Codes a client may see with their message; everything else is our fault and told by a number only. */
export const TOLD: ReadonlySet<string> = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "PASSWORD_CHANGE_REQUIRED",
  "UNKNOWN_UNIT",
  "NOT_READY",
  "BAD_AS_OF",
  "BAD_CURSOR",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "DOCUMENT_TOO_LARGE",
  "DOCUMENT_NOT_TRUSTED",
  "UNKNOWN_DOCUMENT",
  "DOCUMENT_TOO_EXPENSIVE",
  "TOO_MANY_REQUESTS",
  "INTROSPECTION_REFUSED",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** Numbers that come with a code, by which a program can act. */
const FACTS = ["retryAfterSeconds", "cost", "limit"] as const;

/** Masks what a client may not see; the log has it under the number that the client is told. */
export function errorShower(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    const code = cause instanceof GraphQLError ? (cause.extensions["code"] ?? codeOfDocument(cause)) : formatted.extensions?.["code"];
    if (typeof code === "string" && TOLD.has(code))
      return { message: formatted.message, ...(formatted.path === undefined ? {} : { path: formatted.path }), extensions: { code, ...factsOf(cause) } };
    const id = randomUUID().slice(0, 8);
    log.error({ err: cause, id, path: formatted.path }, "an operation failed");
    return { message: `Hệ thống gặp lỗi (mã ${id}).`, ...(formatted.path === undefined ? {} : { path: formatted.path }), extensions: { code: "INTERNAL", id } };
  };
}

/** What graphql-js itself found wrong with a document has no place in the answer and no cause; Apollo gives it a code, a socket's pipeline does not. */
function codeOfDocument({ path, nodes, originalError, message }: GraphQLError): string | undefined {
  if (path !== undefined) return undefined;
  if (nodes?.some(({ kind }) => kind === Kind.VARIABLE_DEFINITION) === true) return "BAD_USER_INPUT";
  if (originalError !== undefined) return undefined;
  if (message.startsWith("Too many validation errors")) return "GRAPHQL_VALIDATION_FAILED";
  if (message.startsWith("Syntax Error")) return "GRAPHQL_PARSE_FAILED";
  return nodes === undefined ? "OPERATION_RESOLUTION_FAILURE" : "GRAPHQL_VALIDATION_FAILED";
}

function factsOf(cause: unknown): Record<string, number> {
  if (!(cause instanceof GraphQLError)) return {};
  const told = FACTS.map((name) => [name, cause.extensions[name]] as const);
  return Object.fromEntries(told.filter((fact): fact is [(typeof FACTS)[number], number] => typeof fact[1] === "number"));
}
