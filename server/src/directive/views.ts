import { GraphQLError } from "graphql";
import { lastEvent } from "../journal/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { asOfOf, asOfView } from "../tally/index.ts";
import type { UnitRegister } from "../unit/index.ts";
import type { DirectiveContext } from "./context.ts";
import type { DirectiveRow, ObligationRow, StepRow } from "./directive.queries.ts";
import { DirectiveStepView, DirectiveView, ObligationView } from "./directive.types.ts";
import { UNANSWERED } from "./directive.words.ts";
import type { SubmissionRow } from "./submission.queries.ts";
import { SubmissionView } from "./submission.types.ts";

export function directiveView(row: DirectiveRow, units: UnitRegister): DirectiveView {
  const { id, asOfEvent, asOfInstant, byUnitId, ...rest } = row;
  const asOf = asOfEvent === null || asOfInstant === null ? null : asOfView({ event: asOfEvent, instant: asOfInstant });
  return Object.assign(new DirectiveView(), { ...rest, id: String(id), by: units.byId(byUnitId), asOf });
}

/** @param at the instant that lateness is told for */
export function obligationView(row: ObligationRow, units: UnitRegister, at: Instant): ObligationView {
  const overdue = UNANSWERED.includes(row.state) && row.dueAt <= at;
  return Object.assign(new ObligationView(), { ...row, id: String(row.id), unit: units.byId(row.unitId), overdue });
}

export function stepView({ id, byUnitId, ...rest }: StepRow, units: UnitRegister): DirectiveStepView {
  return Object.assign(new DirectiveStepView(), { ...rest, id: String(id), by: units.byId(byUnitId) });
}

/** @param at the instant that lateness is told for */
export function submissionView(row: SubmissionRow, units: UnitRegister, at: Instant): SubmissionView {
  const { id, byUnitId, limitText: limit, ...rest } = row;
  const places = { by: units.byId(byUnitId), to: units.byId(row.toUnitId) };
  return Object.assign(new SubmissionView(), { ...rest, ...places, limit, id: String(id), overdue: row.settlement === null && row.dueAt <= at });
}

const LONGEST_PAGE = 100;

/** A page as it was asked for. @throws BAD_CURSOR for a cursor this hub never gave */
export function pageAsked(first: number, after: string | null): { first: number; before: number | null } {
  return { first: Math.min(Math.max(first, 0), LONGEST_PAGE), before: after === null ? null : placeOf(after) };
}

/** The place that a cursor names. @throws BAD_CURSOR */
function placeOf(cursor: string): number {
  const place = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^\d{1,15}$/.test(place)) throw new GraphQLError("Con trỏ trang (after) không hợp lệ.", { extensions: { code: "BAD_CURSOR" } });
  return Number(place);
}

export const cursorOf = (place: number): string => Buffer.from(String(place)).toString("base64url");

/** Rows read one beyond the page, as a connection's part. */
export function pageOf<Row, View>(rows: readonly Row[], first: number, shown: { cursor: (row: Row) => string; view: (row: Row) => View }) {
  const edges = rows.slice(0, first).map((row) => ({ cursor: shown.cursor(row), node: shown.view(row) }));
  return { edges, pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null } };
}

/** The point a list is counted at: the one given, or what is committed now. @throws BAD_AS_OF */
export async function pointOf(tx: Tx, token: string | null, { clock }: DirectiveContext): Promise<{ event: number; instant: Instant }> {
  if (token !== null) return (await asOfOf(tx, token, clock.now())).asOf;
  return { event: await lastEvent(tx), instant: clock.now() };
}
