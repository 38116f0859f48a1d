import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import { unnested } from "../../platform/bulk.ts";
import type { ScoredUnit } from "../indicator/cards.ts";
import { fraction } from "../indicator/fraction.ts";
import type { Exclusion } from "../indicator/rule.ts";
import type { Sums } from "../indicator/sums.ts";
import type { ChangedCase } from "../line/line.queries.ts";

/** From here on everything of this transaction is read from one snapshot. It must come first. */
export async function oneSnapshot(tx: Tx): Promise<void> {
  await tx.rows("/* oneSnapshot */ set transaction isolation level repeatable read");
  // one at a time, over all of a period: sorted in memory, and a part of the cases is looked up rather than all of them read; all lines are one statement, which may take minutes
  await tx.rows(
    "/* oneSnapshot:room */ select set_config('work_mem', '64MB', true), set_config('random_page_cost', '1.1', true), set_config('statement_timeout', '10min', true)",
  );
}

/** Units by the versions that held on a day: of an ended unit its last, of one to come its first. */
const VERSIONS = /* sql */ `
  versions as (
    select distinct on (v.unit_id) v.unit_id, v.name, v.kind, v.parent_id, min(v.valid_from) over w as first_day,
      case when bool_or(v.valid_to is null) over w then null else max(v.valid_to) over w end as last_day
    from unit_version v window w as (partition by v.unit_id)
    order by v.unit_id, (v.valid_from <= $2::date) desc, case when v.valid_from <= $2::date then v.valid_from end desc, v.valid_from),
  groups as (select g.* from peer_group g where g.valid_from <= $2::date and (g.valid_to is null or g.valid_to > $2::date)),
  placed as (select v.*, g.code as peer_group, g.bands, coalesce((select k.scored from unit_kind k where k.kind = v.kind and k.valid_from <= $2::date
      and (k.valid_to is null or k.valid_to > $2::date)), false) as kind_scored,
    coalesce(v.last_day <= $2::date, false) as ended from versions v left join groups g on v.kind = any(g.kinds))`;

/** For whom each unit's lines count: itself, or the nearest above it that is in a peer group. @param day the period's last */
export async function writeMembers(tx: Tx, periodId: number, day: string): Promise<void> {
  await tx.rows(
    `/* writeMembers */ with recursive ${VERSIONS},
     up as (
       select p.unit_id, p.unit_id as at, p.peer_group, p.parent_id from placed p
       union all
       select u.unit_id, p.unit_id, p.peer_group, p.parent_id from up u join placed p on p.unit_id = u.parent_id where u.peer_group is null)
     insert into score_member (period_id, unit_id, scored_unit_id) select $1, unit_id, at from up where peer_group is not null`,
    [periodId, day],
  );
}

/** The units that have a card: those that there were in the period, and whoever else has lines. @param span the period's days */
export async function writeUnits(tx: Tx, periodId: number, span: { from: string; to: string }): Promise<void> {
  await tx.rows(
    `/* writeUnits */ with ${VERSIONS}
     insert into score_unit (period_id, unit_id, name, peer_group, bands, scored, ended)
     select $1, p.unit_id, p.name, p.peer_group, p.bands, p.kind_scored and not p.ended, p.ended
     from placed p join score_member m on m.period_id = $1 and m.unit_id = p.unit_id and m.scored_unit_id = p.unit_id
     where (p.first_day <= $2::date and (p.last_day is null or p.last_day > $3::date)) or exists (select 1 from score_line l where l.period_id = $1 and l.unit_id = p.unit_id)`,
    [periodId, span.to, span.from],
  );
}

/** A unit of a period, with its id. */
export type PeriodUnit = ScoredUnit & { unitId: number };

export async function unitsOfPeriod(tx: Tx, periodId: number): Promise<PeriodUnit[]> {
  return tx.rows<PeriodUnit>(
    `/* unitsOfPeriod */ select c.unit_id as "unitId", u.code, c.peer_group as "group", c.bands, c.scored from score_unit c join unit u on u.id = c.unit_id
     where c.period_id = $1 order by u.code limit 100000`,
    [periodId],
  );
}

/** The lines of a period added up, exactly. */
export async function sumsOfPeriod(tx: Tx, periodId: number): Promise<Sums[]> {
  const rows = await tx.rows<{
    indicator: string;
    unit: string;
    n: number;
    numerator: string;
    denominator: string;
    excluded: Partial<Record<Exclusion, number>>;
  }>(
    `/* sumsOfPeriod */ with counted as (
       select indicator, unit_id, excluded, count(*) as lines, sum(numerator) as numerator, sum(denominator) as denominator from score_line where period_id = $1 group by 1, 2, 3)
     select k.indicator, u.code as unit, coalesce(sum(k.lines) filter (where k.excluded is null), 0)::int as n, sum(k.numerator)::text as numerator,
       sum(k.denominator)::text as denominator, coalesce(jsonb_object_agg(k.excluded, k.lines) filter (where k.excluded is not null), '{}'::jsonb) as excluded
     from counted k join unit u on u.id = k.unit_id group by k.indicator, u.code order by 1, 2 limit 1000000`,
    [periodId],
  );
  return rows.map((row) => ({ ...row, numerator: fraction(BigInt(row.numerator), 1n), denominator: fraction(BigInt(row.denominator), 1n) }));
}

/** A digest of each indicator's and unit's lines, in a fixed order; all lines are in one of them. */
export async function lineDigests(tx: Tx, periodId: number): Promise<{ indicator: string; unitId: number; lines: number; digest: string }[]> {
  return tx.rows(
    `/* lineDigests */ select indicator, unit_id as "unitId", count(*)::int as lines, encode(sha256(convert_to(string_agg(
         concat_ws('|', ordinal, coalesce(case_id::text, '-'), held_unit_id, numerator, denominator, coalesce(excluded, '-'), facts), E'\\n' order by ordinal), 'UTF8')), 'hex') as digest
     from score_line where period_id = $1 group by 1, 2 order by 1, 2 limit 1000000`,
    [periodId],
  );
}

/** A unit's card in canonical text. */
export interface CardText {
  unitId: number;
  body: string;
}

export async function writeCards(tx: Tx, periodId: number, cards: readonly CardText[]): Promise<void> {
  const rows = unnested(
    cards,
    [
      { name: "unit_id", type: "int", of: (c) => c.unitId },
      { name: "body", type: "text", of: (c) => c.body },
    ],
    2,
  );
  await tx.bulk(`/* writeCards */ insert into score_card (period_id, ${rows.names}) select $1::bigint, t.* from (${rows.select}) t`, [
    periodId,
    ...rows.values,
  ]);
}

/** Sources that were not read up to an instant, by code; archives never change again. */
export async function silentSources(tx: Tx, upTo: Instant): Promise<string[]> {
  const rows = await tx.rows<{ code: string }>(
    `/* silentSources */ select code from source where not (frozen and first_read_done) and (read_up_to is null or read_up_to < $1::timestamptz) order by code limit 1000`,
    [instantText(upTo)],
  );
  return rows.map(({ code }) => code);
}

/** The taking of a period's inputs. */
export interface Taking {
  periodId: number;
  asOf: { event: number; instant: Instant };
  calendarVersion: string;
  schemeVersion: string;
  lines: number;
  inputsHash: string;
  resultHash: string;
  wording: number;
  objectionUntil: Instant;
  silent: readonly string[];
  by: { accountId: number; name: string; onBehalfOf: string | null } | null;
}

export async function insertTaking(tx: Tx, t: Taking): Promise<void> {
  await tx.rows(
    `/* insertTaking */ insert into score_taking (period_id, as_of_event, as_of_instant, calendar_version, scheme_version, lines, inputs_hash, result_hash, objection_until, silent,
       by_account_id, by_name, on_behalf_of, wording)
     values ($1, $2, $3::timestamptz, $4, $5, $6, $7, $8, $9::timestamptz, $10::text[], $11, $12, $13, $14)`,
    [
      t.periodId,
      t.asOf.event,
      instantText(t.asOf.instant),
      t.calendarVersion,
      t.schemeVersion,
      t.lines,
      t.inputsHash,
      t.resultHash,
      instantText(t.objectionUntil),
      t.silent,
      t.by?.accountId ?? null,
      t.by?.name ?? null,
      t.by?.onBehalfOf ?? null,
      t.wording,
    ],
  );
}

/** Keeps the cases of an earlier period that would be counted otherwise by now. */
export async function writeCorrections(tx: Tx, periodId: number, earlierId: number, cases: readonly ChangedCase[]): Promise<void> {
  if (cases.length === 0) return;
  const rows = unnested(
    cases,
    [
      { name: "indicator", type: "text", of: (c) => c.indicator },
      { name: "unit_id", type: "int", of: (c) => c.unitId },
      { name: "case_id", type: "bigint", of: (c) => c.caseId },
      { name: "before", type: "text", of: (c) => c.before },
      { name: "after", type: "text", of: (c) => c.after },
    ],
    3,
  );
  await tx.bulk(
    `/* writeCorrections */ insert into score_correction (period_id, earlier_id, ${rows.names}) select $1::bigint, $2::bigint, t.* from (${rows.select}) t`,
    [periodId, earlierId, ...rows.values],
  );
}
