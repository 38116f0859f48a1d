import { GraphQLError } from "graphql";
import type { CaseOrder, ListedCase } from "./list.queries.ts";

/** Where a list's next page begins: the row's place in the order, and its number. */
export function cursorOf(row: ListedCase): string {
  return Buffer.from(`${row.id}|${row.position}`).toString("base64url");
}

/** An instant as PostgreSQL writes it, or a case without a due instant. */
const POSITION = /^(infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?)$/;
/** A group of severity, and the due instant within it. */
const PLACE_IN_QUEUE = /^[0-5] (~|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6})$/;

/** @throws {GraphQLError} BAD_CURSOR: no list of the hub in this order gave it */
export function positionOf(cursor: string, order: CaseOrder): { key: string; id: number } {
  const [id, key] = Buffer.from(cursor, "base64url").toString("utf8").split("|");
  const wellFormed = id !== undefined && /^\d{1,18}$/.test(id) && key !== undefined && (order === "SEVERITY_FIRST" ? PLACE_IN_QUEUE : POSITION).test(key);
  if (!wellFormed) throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return { key, id: Number(id) };
}
