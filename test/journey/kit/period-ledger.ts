import type { TestHub } from "../../hub.ts";
import type { CaseSpec } from "./case-spec.ts";
import { instantOf } from "./case-spec.ts";

/** What a period's figures are by the ledger alone. */
export interface LedgerFigures {
  opening: number;
  received: number;
  handedIn: number;
  handled: number;
  answered: number;
  closed: number;
  handedOut: number;
  closing: number;
}

const FIGURES = `
with span as (select ($2::date::timestamp at time zone 'Asia/Ho_Chi_Minh') as from_at, (($3::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh') as to_at),
step as (
  select s.*, s.at >= coalesce(max(s.at) filter (where s.kind = 'REOPENED') over (partition by s.id), '-infinity') as standing from ledger_step s
), told as (
  select id, max(at) filter (where standing and kind in ('CLOSED', 'DECLINED', 'REDIRECTED', 'MERGED')) as ended, max(at) filter (where standing and kind = 'RESOLVED') as handled,
    max(at) filter (where standing and kind = 'ANSWERED') as answered
  from step group by id
), held as (
  select s.id, (array_agg(unit order by n desc) filter (where at < from_at))[1] as at_from, (array_agg(unit order by n desc) filter (where at < to_at))[1] as at_to,
    (array_agg(unit order by n desc) filter (where at <= t.handled))[1] as handler,
    (array_agg(unit order by n desc) filter (where at <= t.answered))[1] as answerer, (array_agg(unit order by n desc))[1] as last
  from ledger_step s join told t on t.id = s.id cross join span where unit is not null group by s.id
), one as (
  select c.id, c.intake, c.received, t.ended, t.handled, t.answered, coalesce(h.at_from, c.intake) as holder_from, coalesce(h.at_to, c.intake) as holder_to,
    coalesce(h.handler, c.intake) as handler, coalesce(h.answerer, c.intake) as answerer, coalesce(h.last, c.intake) as holder, from_at, to_at
  from ledger_case c join told t on t.id = c.id left join held h on h.id = c.id cross join span
), seen as (
  select *, holder_from = any($1) as was_in, holder_to = any($1) as is_in, holder = any($1) as stays_in,
    received < from_at and (ended is null or ended >= from_at) as alive_before, received < to_at and (ended is null or ended >= to_at) as alive_after
  from one
), counted as (
  select *, alive_before and was_in as opening, alive_after and is_in as closing, received >= from_at and received < to_at and intake = any($1) as came,
    coalesce(ended >= from_at and ended < to_at, false) and stays_in as went
  from seen
)
select count(*) filter (where opening)::int as opening, count(*) filter (where came)::int as received,
  count(*) filter (where (closing or went) and not (opening or came))::int as "handedIn", count(*) filter (where (opening or came) and not (closing or went))::int as "handedOut",
  count(*) filter (where handled >= from_at and handled < to_at and handler = any($1))::int as handled,
  count(*) filter (where answered >= from_at and answered < to_at and answerer = any($1))::int as answered,
  count(*) filter (where went)::int as closed, count(*) filter (where closing)::int as closing
from counted`;

/** Writes a department's own ledger into tables of the test's alone, for plain SQL that shares nothing with the hub's. */
export async function keepLedger({ database }: TestHub, specs: readonly Partial<CaseSpec>[]): Promise<void> {
  await database.sql("create table if not exists ledger_case (id text primary key, intake text, received timestamptz)");
  await database.sql("create table if not exists ledger_step (id text, n int, at timestamptz, kind text, unit text)");
  for (const { id = "", intake = "VPUB", received = "", steps = [] } of specs) {
    await database.sql("insert into ledger_case values ($1, $2, $3) on conflict (id) do update set intake = excluded.intake, received = excluded.received", [
      id,
      intake,
      new Date(instantOf(received)).toISOString(),
    ]);
    await database.sql("delete from ledger_step where id = $1", [id]);
    await database.sql(
      "insert into ledger_step select $1, n, at, kind, unit from unnest($2::timestamptz[], $3::text[], $4::text[]) with ordinality t(at, kind, unit, n)",
      [
        id,
        steps.map(({ at }) => new Date(instantOf(at)).toISOString()),
        steps.map(({ kind }) => kind),
        steps.map(({ kind, unit }) => (["ASSIGNED", "TRANSFERRED", "RETURNED"].includes(kind) ? (unit ?? null) : null)),
      ],
    );
  }
}

/** The figures of some units from one day to another by that ledger. */
export async function ledgerFigures({ database }: TestHub, units: readonly string[], { from, to }: { from: string; to: string }): Promise<LedgerFigures> {
  const [row] = await database.sql<LedgerFigures>(FIGURES, [units, from, to]);
  if (row === undefined) throw new Error("the ledger counts nothing");
  return row;
}
