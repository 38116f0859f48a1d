import { GraphQLError } from "graphql";
import { allowed } from "../access/index.ts";
import { lastEvent } from "../journal/index.ts";
import { asOfView, caseAndUnits, CaseFilter, narrowedList, visibleCase } from "../tally/index.ts";
import type { MatterContext } from "./context.ts";
import { pageOfOwed } from "./no-result-due.queries.ts";
import type { OwedPage, OwedRow } from "./no-result-due.queries.ts";
import { NoResultDuty, NoResultOwed } from "./no-result-due.types.ts";
import type { NoResultConnection, NoResultFilter } from "./no-result-due.types.ts";

const LONGEST_PAGE = 100;

/** A report that is owed, as the graph shows it. */
export async function dutyOf({ caseId, dueAt, limitText: limit, legalBasis, assumed }: OwedRow, context: MatterContext): Promise<NoResultDuty> {
  const found = allowed(context.viewer, "reportNoResult").ok ? await caseAndUnits(caseId, context) : null;
  const mayReport = found !== null && allowed(context.viewer, "reportNoResult", found).ok;
  return Object.assign(new NoResultDuty(), { dueAt, overdue: dueAt <= context.clock.now(), limit, legalBasis, assumed, mayReport });
}

/**
 * What is owed among the viewer's cases by now: the very rows of their list, narrowed to those with a running heartbeat.
 * @throws {GraphQLError} FORBIDDEN, UNKNOWN_UNIT, UNAUTHENTICATED, BAD_CURSOR
 */
export async function owedList(
  { unit, stream, overdue }: NoResultFilter,
  { first, after }: { first: number; after: string | null },
  context: MatterContext,
): Promise<NoResultConnection> {
  const filter = Object.assign(new CaseFilter(), { open: true, ...(unit == null ? {} : { unit }), ...(stream == null ? {} : { stream }) });
  const list = await narrowedList(filter, context);
  const at = context.clock.now();
  const many = Math.min(Math.max(first, 0), LONGEST_PAGE);
  const page = { at, overdue: overdue ?? null, first: many + 1, after: after === null ? null : placeOf(after) };
  const { event, total, rows } = await context.database.read(async (tx) => {
    const last = await lastEvent(tx);
    return { event: last, ...(await pageOfOwed(tx, list({ event: last, instant: at }, true), page)) };
  });
  const edges = await Promise.all(rows.slice(0, many).map(async (row) => ({ cursor: cursorOf(row), node: await owed(row, context) })));
  const pageInfo = { hasNextPage: rows.length > many, endCursor: edges.at(-1)?.cursor ?? null };
  return { asOf: asOfView({ event, instant: at }), totalCount: total, edges, pageInfo };
}

async function owed(row: OwedRow, context: MatterContext): Promise<NoResultOwed> {
  return Object.assign(new NoResultOwed(), { case: await visibleCase(row.caseId, context), duty: await dutyOf(row, context) });
}

const cursorOf = ({ dueAt, caseId }: OwedRow): string => Buffer.from(`${dueAt}.${caseId}`).toString("base64url");

/** @throws BAD_CURSOR: this list never gave it */
function placeOf(cursor: string): NonNullable<OwedPage["after"]> {
  const text = Buffer.from(cursor, "base64url").toString("utf8");
  const [dueAt, caseId] = text.split(".").map(Number);
  if (!/^-?\d{1,15}\.\d{1,15}$/.test(text) || dueAt === undefined || caseId === undefined)
    throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return { dueAt, caseId };
}
