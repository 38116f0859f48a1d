import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { Lease } from "../../platform/jobs.queries.ts";
import type { ReportCode } from "../report-kind.ts";

/** A report that somebody ordered, as he sees it. */
export interface OrderRow {
  id: number;
  code: ReportCode;
  unitId: number;
  state: "RUNNING" | "DONE" | "STOPPED";
  rowsDone: number;
  /** null: not known yet */
  rowsTotal: number | null;
  reportId: number | null;
  problem: string | null;
  askedAt: Instant;
}

const ORDER = `id, kind as code, unit_id as "unitId", state, rows_done as "rowsDone", rows_total as "rowsTotal", report_id as "reportId", problem, asked_at as "askedAt" from report_order`;

/** The asker's newest orders: the wall shows nobody else's. */
export async function ordersOf(tx: Tx): Promise<OrderRow[]> {
  return tx.rows<OrderRow>(`/* ordersOf */ select ${ORDER} order by id desc limit 20`);
}

/** What a worker draws up, for whom. */
export interface WorkedOrder {
  asked: string;
  accountId: number;
  askedKey: string;
}

export async function workedOrder(tx: Tx, id: number): Promise<WorkedOrder> {
  return tx.one<WorkedOrder>(`/* workedOrder */ select asked, by_account_id as "accountId", asked_key::text as "askedKey" from report_order where id = $1`, [
    id,
  ]);
}

export async function orderAsked(tx: Tx, accountId: number, askedKey: string): Promise<{ id: number; askedHash: Buffer } | null> {
  const [row] = await tx.rows<{ id: number; askedHash: Buffer }>(
    `/* orderAsked */ select id, asked_hash as "askedHash" from report_order where by_account_id = $1 and asked_key = $2::uuid`,
    [accountId, askedKey],
  );
  return row ?? null;
}

/** An order to be worked off. */
export interface NewOrder {
  code: ReportCode;
  unitId: number;
  asked: string;
  accountId: number;
  askedKey: string;
  askedHash: Buffer;
  at: Instant;
}

/** @returns its number; null: this key has made one */
export async function insertOrder(tx: Tx, o: NewOrder): Promise<number | null> {
  const [row] = await tx.rows<{ id: number }>(
    `/* insertOrder */ insert into report_order (kind, unit_id, asked, state, asked_at, by_account_id, asked_key, asked_hash)
     values ($1, $2, $3, 'RUNNING', $4::timestamptz, $5, $6::uuid, $7) on conflict (by_account_id, asked_key) do nothing returning id`,
    [o.code, o.unitId, o.asked, instantText(o.at), o.accountId, o.askedKey, o.askedHash],
  );
  return row?.id ?? null;
}

/** How many somebody has under way. */
export async function runningOrders(tx: Tx, accountId: number): Promise<number> {
  const { n } = await tx.one<{ n: number }>("/* runningOrders */ select count(*)::int as n from report_order where by_account_id = $1 and state = 'RUNNING'", [
    accountId,
  ]);
  return n;
}

/** How far it is; who lost it says nothing. */
export async function moveOrder(tx: Tx, { id, fence }: Lease, done: number, total: number): Promise<void> {
  await tx.rows("/* moveOrder */ update report_order set rows_done = $3, rows_total = $4 where id = $1 and fence = $2 and state = 'RUNNING'", [
    id,
    fence,
    done,
    total,
  ]);
}

/** Ends it: drawn up, or stopped and why. */
export async function endOrder(tx: Tx, id: number, end: { reportId: number } | { problem: string }): Promise<void> {
  const [reportId, problem] = "reportId" in end ? [end.reportId, null] : [null, end.problem];
  await tx.rows(
    `/* endOrder */ update report_order set state = case when $2::bigint is null then 'STOPPED' else 'DONE' end, report_id = $2::bigint, problem = $3,
       rows_done = case when $2::bigint is null then rows_done else coalesce(rows_total, rows_done) end where id = $1 and state = 'RUNNING'`,
    [id, reportId, problem],
  );
}

/** An order that ended and was told to nobody yet. */
export interface ReportEnd {
  id: number;
  code: ReportCode;
  unitId: number;
  accountId: number;
}

/** Takes the ends of orders that wait to be told. */
export async function takeReportEnds(tx: Tx): Promise<ReportEnd[]> {
  return tx.rows<ReportEnd>(
    `/* takeReportEnds */ update report_order set told = true where id in (select id from report_order where state <> 'RUNNING' and not told order by id limit 1000)
     returning id, kind as code, unit_id as "unitId", by_account_id as "accountId"`,
  );
}
