import { GraphQLError } from "graphql";

/** Before the first tick, or before units, calendar and regulation are there, no number can be told. */
export function notReady(): GraphQLError {
  return new GraphQLError("Hệ thống đang khởi động, chưa có số liệu.", { extensions: { code: "NOT_READY" } });
}
