import { GraphQLError } from "graphql";
import type { ListedCase } from "./list.queries.ts";

/** Where a list's next page begins: the row's place in the order, and its number. */
export function cursorOf(row: ListedCase): string {
  return Buffer.from(`${row.id}|${row.position}`).toString("base64url");
}

/** An instant as PostgreSQL writes it, or a case without a due instant. */
const POSITION = /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/;

/** @throws {GraphQLError} BAD_CURSOR: no list of the hub gave it */
export function positionOf(cursor: string): { key: string; id: number } {
  const [id, key] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  const wellFormed = id !== undefined && /^\d{1,18}$/.test(id) && key !== undefined && POSITION.test(key);
  if (!wellFormed) throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return { key, id: Number(id) };
}
