import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { instantText } from "../platform/instant.ts";
import type { ListSql } from "../tally/index.ts";

/** When a case's lead agency reports again why there is no result, by the regulation that dated it. */
export interface OwedRow {
  caseId: number;
  /** the first late instant */
  dueAt: Instant;
  /** whose working time counts the next interval */
  unitId: number;
  limitText: string;
  legalBasis: string;
  assumed: boolean;
}

const COLUMNS = `k.case_id as "caseId", greatest(k.due_at, last.due_at) as "dueAt", k.unit_id as "unitId", l.limit_text as "limitText", l.legal_basis as "legalBasis", l.assumed`;
/** What its source tells of a report moves the clock; one made here counts until its posting has failed. */
const OWED = `clock k join time_limit l on l.id = k.limit_id
  left join lateral (select r.due_at from no_result_report r join case_change g on g.id = r.change_id
    where r.case_id = k.case_id and g.state not in ('REFUSED', 'DROPPED') order by r.id desc limit 1) last on true`;
/** @param at where the instant stands among the parameters */
const runs = (at: string): string =>
  `k.stage = 'NO_RESULT' and k.stopped_at is null and k.started_at <= ${at}::timestamptz and k.due_at < 'infinity'::timestamptz`;

/** What is owed of these cases at an instant; open or not is not asked. */
export async function owedReports(tx: Tx, caseIds: readonly number[], at: Instant): Promise<OwedRow[]> {
  return tx.rows<OwedRow>(`/* owedReports */ select ${COLUMNS} from ${OWED} where k.case_id = any($1::bigint[]) and ${runs("$2")}`, [caseIds, instantText(at)]);
}

/** Which of the cases of a list, and which page of them. */
export interface OwedPage {
  at: Instant;
  /** whether the report is late by now; null: either */
  overdue: boolean | null;
  first: number;
  /** the row to go on after; null: the first page */
  after: { dueAt: Instant; caseId: number } | null;
}

/** What is owed of a list's cases, the longest due first, and how many the whole list has. */
export async function pageOfOwed(tx: Tx, list: ListSql, { at, overdue, first, after }: OwedPage): Promise<{ total: number; rows: OwedRow[] }> {
  const values = [...list.values];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const now = put(instantText(at));
  const late = overdue === null ? "true" : `(greatest(k.due_at, last.due_at) <= ${now}::timestamptz) = ${put(overdue)}::boolean`;
  const from = `${list.rows} s join (${OWED}) on k.case_id = s.case_id where ${list.where} and s.open and ${runs(now)} and ${late}`;
  const { total } = await tx.one<{ total: number }>(`/* countOwed */ select count(*)::int as total from ${from}`, values);
  const rest =
    after === null ? "true" : `(greatest(k.due_at, last.due_at), k.case_id) > (${put(instantText(after.dueAt))}::timestamptz, ${put(after.caseId)}::bigint)`;
  const rows = await tx.rows<OwedRow>(
    `/* pageOfOwed */ select ${COLUMNS} from ${from} and ${rest} order by greatest(k.due_at, last.due_at), k.case_id limit ${put(first)}`,
    values,
  );
  return { total, rows };
}
