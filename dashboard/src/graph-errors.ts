import { CombinedGraphQLErrors } from "@apollo/client/errors";

/** Did the hub answer with an error of this code? */
export function hasCode(
  error: unknown,
  code: "UNAUTHENTICATED" | "FORBIDDEN" | "NOT_READY" | "BAD_AS_OF" | "UNKNOWN_UNIT" | "UNKNOWN_DOCUMENT" | "BAD_USER_INPUT",
): boolean {
  return CombinedGraphQLErrors.is(error) && error.errors.some((one) => one.extensions?.["code"] === code);
}
