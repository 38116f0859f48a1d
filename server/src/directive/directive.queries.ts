import type { CaseStream } from "@dau-moi/schema";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { DirectiveKind, Origin, Side, Standing, StepKind } from "./directive.words.ts";

/** A directive as it was issued. */
export interface DirectiveRow {
  id: number;
  kind: DirectiveKind;
  origin: Origin;
  subject: string;
  words: string;
  byUnitId: number;
  byName: string;
  onBehalfOf: string | null;
  issuedAt: Instant;
  caseCount: number;
  asOfEvent: number | null;
  asOfInstant: Instant | null;
}

/** What a directive says, hidden with any of its cases: in statements that the second wall does not stand before too. @param column of `directive d` */
export const unlessHidden = (column: "subject" | "words"): string => `case when directive_stubbed(d.id) then '•••' else d.${column} end as ${column}`;
const DIRECTIVE = `d.id, d.kind, d.origin, ${unlessHidden("subject")}, ${unlessHidden("words")}, d.by_unit_id as "byUnitId", d.by_name as "byName", d.on_behalf_of as "onBehalfOf", d.issued_at as "issuedAt",
  d.case_count as "caseCount", d.as_of_event as "asOfEvent", d.as_of_instant as "asOfInstant"`;

export async function directivesById(tx: Tx, ids: readonly number[]): Promise<DirectiveRow[]> {
  return tx.rows<DirectiveRow>(`/* directivesById */ select ${DIRECTIVE} from directive d where d.id = any($1::bigint[])`, [ids]);
}

/** The directives about these cases, newest first. */
export async function directivesOfCases(tx: Tx, caseIds: readonly number[]): Promise<(DirectiveRow & { caseId: number })[]> {
  return tx.rows(
    `/* directivesOfCases */ select c.case_id as "caseId", ${DIRECTIVE} from directive_case c join directive d on d.id = c.directive_id
     where c.case_id = any($1::bigint[]) order by d.id desc limit 10000`,
    [caseIds],
  );
}

/** The directive that a submission became. */
export async function directivesOfSubmissions(tx: Tx, ids: readonly number[]): Promise<(DirectiveRow & { submissionId: number })[]> {
  return tx.rows(
    `/* directivesOfSubmissions */ select d.submission_id as "submissionId", ${DIRECTIVE} from directive d where d.submission_id = any($1::bigint[])`,
    [ids],
  );
}

/** What a unit owes, with the last step up to a point. */
export interface ObligationRow {
  id: number;
  directiveId: number;
  unitId: number;
  byUnitId: number;
  state: StepKind;
  stateAt: Instant;
  dueAt: Instant;
  stepId: number;
}

const OBLIGATION = `o.id, o.directive_id as "directiveId", o.unit_id as "unitId", o.by_unit_id as "byUnitId", s.kind as state, s.at as "stateAt", s.due_at as "dueAt", s.id as "stepId"`;
/** @param upTo SQL that is true for the steps that count */
const standing = (upTo: string): string =>
  `directive_obligation o cross join lateral (select id, kind, at, due_at from directive_step s where s.obligation_id = o.id and ${upTo} order by s.id desc limit 1) s`;

/** Every obligation of these directives as it stands now, by unit. */
export async function obligationsOf(tx: Tx, directiveIds: readonly number[]): Promise<ObligationRow[]> {
  return tx.rows<ObligationRow>(
    `/* obligationsOf */ select ${OBLIGATION} from ${standing("true")} where o.directive_id = any($1::bigint[]) order by o.directive_id, o.id limit 20000`,
    [directiveIds],
  );
}

export async function obligationById(tx: Tx, id: number): Promise<ObligationRow | null> {
  const [row] = await tx.rows<ObligationRow>(`/* obligationById */ select ${OBLIGATION} from ${standing("true")} where o.id = $1`, [id]);
  return row ?? null;
}

/** Holds an obligation still: what is decided on it comes one after the other. */
export async function lockObligation(tx: Tx, id: number): Promise<ObligationRow> {
  await tx.one("/* lockObligation */ select id from directive_obligation where id = $1 for update", [id]);
  return tx.one<ObligationRow>(`/* lockObligation:state */ select ${OBLIGATION} from ${standing("true")} where o.id = $1`, [id]);
}

/** Holds all obligations of a directive still. */
export async function lockObligations(tx: Tx, directiveId: number): Promise<ObligationRow[]> {
  await tx.rows("/* lockObligations */ select id from directive_obligation where directive_id = $1 order by id for update", [directiveId]);
  return obligationsOf(tx, [directiveId]);
}

/** What a list of obligations is narrowed to. */
export interface ObligationCriteria {
  side: Side;
  /** the scope's units, with those that they took over from */
  unitIds: readonly number[];
  standing: Standing | null;
  kind: DirectiveKind | null;
}

const STANDS: Readonly<Record<Standing, string>> = {
  UNANSWERED: "s.kind in ('ISSUED', 'ACKNOWLEDGED', 'RETURNED')",
  UNACKNOWLEDGED: "s.kind = 'ISSUED'",
  OVERDUE: "s.kind in ('ISSUED', 'ACKNOWLEDGED', 'RETURNED') and s.due_at <= $2::timestamptz",
  REPLIED: "s.kind = 'REPLIED'",
  ENDED: "s.kind in ('ACCEPTED', 'WITHDRAWN')",
};

/** $1 event · $2 instant · $3 units · $4 kind; the same text serves the count, the list and the summary. */
function among({ side, standing: stands }: Pick<ObligationCriteria, "side" | "standing">): string {
  const whose = side === "ISSUED" ? "o.by_unit_id = any($3::int[])" : "o.unit_id = any($3::int[]) and o.by_unit_id <> all($3::int[])";
  return `${standing("s.event_seq <= $1::bigint")} join directive d on d.id = o.directive_id
    where ${whose} and ($4::text is null or d.kind = $4) and $2::timestamptz is not null and ${stands === null ? "true" : STANDS[stands]}`;
}

interface Point {
  event: number;
  instant: Instant;
}

export async function countObligations(tx: Tx, criteria: ObligationCriteria, asOf: Point): Promise<number> {
  const values = [asOf.event, instantText(asOf.instant), criteria.unitIds, criteria.kind];
  return (await tx.one<{ n: number }>(`/* countObligations */ select count(*) as n from ${among(criteria)}`, values)).n;
}

/** One page, newest first. @param before the last id of the page before; null: the first page */
export async function pageOfObligations(
  tx: Tx,
  criteria: ObligationCriteria,
  asOf: Point,
  page: { first: number; before: number | null },
): Promise<ObligationRow[]> {
  return tx.rows<ObligationRow>(
    `/* pageOfObligations */ select ${OBLIGATION} from ${among(criteria)} and ($5::bigint is null or o.id < $5) order by o.id desc limit $6`,
    [asOf.event, instantText(asOf.instant), criteria.unitIds, criteria.kind, page.before, page.first],
  );
}

/** A step as it was written. */
export interface StepRow {
  id: number;
  obligationId: number;
  kind: StepKind;
  words: string | null;
  dueAt: Instant;
  at: Instant;
  byUnitId: number;
  byName: string;
  onBehalfOf: string | null;
}

/** Every step of these obligations, oldest first. */
export async function stepsOf(tx: Tx, obligationIds: readonly number[]): Promise<StepRow[]> {
  return tx.rows<StepRow>(
    `/* stepsOf */ select id, obligation_id as "obligationId", kind,
       case when words is not null and (select directive_stubbed(o.directive_id) from directive_obligation o where o.id = s.obligation_id) then '•••' else words end as words,
       due_at as "dueAt", at, by_unit_id as "byUnitId", by_name as "byName", on_behalf_of as "onBehalfOf"
     from directive_step s where obligation_id = any($1::bigint[]) order by obligation_id, id limit 50000`,
    [obligationIds],
  );
}

/** A case of a directive's list, with its words as they lie in the open. */
export interface DirectedCaseRow {
  caseId: number;
  position: number;
  unitId: number;
  dueAt: Instant | null;
  reference: string;
  title: string;
  receivedAt: Instant;
}

/** A page of a directive's list, in its order; only cases that the asker sees. */
export async function directedCases(tx: Tx, directiveId: number, page: { first: number; after: number }): Promise<DirectedCaseRow[]> {
  return tx.rows<DirectedCaseRow>(
    `/* directedCases */ select d.case_id as "caseId", d.position, d.unit_id as "unitId", d.due_at as "dueAt", c.reference, c.title, c.received_at as "receivedAt"
     from directive_case d join feedback_case c on c.id = d.case_id where d.directive_id = $1 and d.position > $2 order by d.position limit $3`,
    [directiveId, page.after, page.first],
  );
}

export async function countDirectedCases(tx: Tx, directiveId: number): Promise<number> {
  return (await tx.one<{ n: number }>("/* countDirectedCases */ select count(*) as n from directive_case where directive_id = $1", [directiveId])).n;
}

/** Cases of a directive as its events are told by; of an obligation: those that its unit held, or all where it held none. */
export async function placesOf(tx: Tx, directiveId: number): Promise<{ caseId: number; caseStream: CaseStream; unitId: number }[]> {
  return tx.rows(
    `/* placesOf */ select d.case_id as "caseId", c.case_stream as "caseStream", d.unit_id as "unitId" from directive_case d join feedback_case c on c.id = d.case_id
     where d.directive_id = $1 order by d.position limit 5000`,
    [directiveId],
  );
}

/** A limit in force on a day, with what it rests on. */
export async function termOn(tx: Tx, kind: "SUBMISSION" | "REPLY", day: string): Promise<{ limitText: string; legalBasis: string }> {
  return tx.one(
    `/* termOn */ select limit_text as "limitText", legal_basis as "legalBasis" from directive_term
     where kind = $1 order by (valid_from <= $2::date and (valid_to is null or valid_to > $2::date)) desc, valid_from desc limit 1`,
    [kind, day],
  );
}

/** Cases by their numbers as they stand now, those that the asker sees, due first. */
export async function heldCases(tx: Tx, ids: readonly number[]): Promise<{ id: number; unitId: number; dueAt: Instant | null }[]> {
  return tx.rows(
    `/* heldCases */ select s.case_id as id, s.unit_id as "unitId", s.due_at as "dueAt" from case_state s join feedback_case c on c.id = s.case_id
     where s.case_id = any($1::bigint[]) and s.to_event is null order by coalesce(s.due_at, 'infinity'), s.case_id limit 500`,
    [ids],
  );
}
