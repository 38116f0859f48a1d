import { randomUUID } from "node:crypto";
import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError } from "graphql";
import type { GraphQLFormattedError } from "graphql";
import type { Log } from "../platform/log.ts";

/** Codes a client may see with their message; everything else is our fault and told by a number only. */
const TOLD = new Set([
  "UNAUTHENTICATED",
  "FORBIDDEN",
  "PASSWORD_CHANGE_REQUIRED",
  "UNKNOWN_UNIT",
  "NOT_READY",
  "BAD_AS_OF",
  "BAD_CURSOR",
  "BAD_USER_INPUT",
  "DOCUMENT_TOO_LARGE",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "OPERATION_RESOLUTION_FAILURE",
  "PERSISTED_QUERY_NOT_SUPPORTED",
]);

/** Masks what a client may not see; the log has it under the number that the client is told. */
export function errorShower(log: Log): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (formatted, error) => {
    const cause = unwrapResolverError(error);
    const code = cause instanceof GraphQLError ? cause.extensions["code"] : formatted.extensions?.["code"];
    if (typeof code === "string" && TOLD.has(code))
      return { message: formatted.message, ...(formatted.path === undefined ? {} : { path: formatted.path }), extensions: { code } };
    const id = randomUUID().slice(0, 8);
    log.error({ err: cause, id, path: formatted.path }, "an operation failed");
    return { message: `Hệ thống gặp lỗi (mã ${id}).`, ...(formatted.path === undefined ? {} : { path: formatted.path }), extensions: { code: "INTERNAL", id } };
  };
}
