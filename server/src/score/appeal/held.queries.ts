import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { LineFacts } from "../card/card.queries.ts";
import type { Exclusion } from "../indicator/rule.ts";
import type { AppealedLine } from "./appeal.queries.ts";

/** A line as every ruling so far leaves it, made before the seal or after it. */
export interface HeldLine {
  /** whose it is now */
  unitId: number;
  numerator: number;
  denominator: number;
  excluded: Exclusion | null;
  facts: LineFacts;
  /** the appeal whose ruling holds, and when that was told; null: nothing was ruled */
  ruledBy: number | null;
  ruledAt: Instant | null;
}

const KEY = (table: string): string => `${table}.period_id = $1 and ${table}.indicator = $2 and ${table}.unit_id = $3 and ${table}.ordinal = $4`;
const valuesOf = ({ periodId, indicator, unitId, ordinal }: AppealedLine): (number | string)[] => [periodId, indicator, unitId, ordinal];

/** undefined: there is no such line */
export async function heldLine(tx: Tx, line: AppealedLine): Promise<HeldLine | undefined> {
  const [row] = await tx.rows<Omit<HeldLine, "numerator" | "denominator"> & { numerator: string; denominator: string }>(
    `/* heldLine */ select coalesce(r.to_unit_id, l.unit_id) as "unitId", coalesce(r.numerator, l.numerator)::text as numerator, coalesce(r.denominator, l.denominator)::text as denominator,
       case when r.number is null then l.excluded else r.excluded end as excluded, l.facts, r.appeal_id as "ruledBy", e.at as "ruledAt"
     from score_line l left join lateral (select k.* from score_ruling k where ${KEY("k")} order by k.number desc limit 1) r on true
       left join score_appeal_act e on e.appeal_id = r.appeal_id and e.act in ('GRANT', 'GRANT_IN_PART')
     where ${KEY("l")}`,
    valuesOf(line),
  );
  return row === undefined ? undefined : { ...row, numerator: Number(row.numerator), denominator: Number(row.denominator) };
}

/** Units that a line was moved to, the latest first. */
export async function unitsMovedTo(tx: Tx, line: AppealedLine): Promise<number[]> {
  const rows = await tx.rows<{ unitId: number }>(
    `/* unitsMovedTo */ select k.to_unit_id as "unitId" from score_ruling k where ${KEY("k")} order by k.number desc limit 100`,
    valuesOf(line),
  );
  return rows.map(({ unitId }) => unitId);
}

/** The appeal of one unit about a line that was not withdrawn; undefined: there is none. */
export async function appealAbout(tx: Tx, line: AppealedLine, askerId: number): Promise<number | undefined> {
  const [row] = await tx.rows<{ id: number }>(
    `/* appealAbout */ select a.id from score_appeal a where ${KEY("a")} and coalesce(a.holder_unit_id, a.unit_id) = $5
       and not exists (select 1 from score_appeal_act w where w.appeal_id = a.id and w.act = 'WITHDRAW') limit 1`,
    [...valuesOf(line), askerId],
  );
  return row?.id;
}

/** Where the ruling of an appeal took its line to. */
export interface MoveRow {
  unitId: number;
  at: Instant;
  /** that unit's own appeal about the line that was not withdrawn; null: none */
  appealId: number | null;
}

/** undefined: it took it nowhere, or nothing was ruled */
export async function moveOf(tx: Tx, appealId: number): Promise<MoveRow | undefined> {
  const [row] = await tx.rows<MoveRow>(
    `/* moveOf */ select r.to_unit_id as "unitId", e.at, (select o.id from score_appeal o where o.period_id = r.period_id and o.indicator = r.indicator and o.unit_id = r.unit_id
         and o.ordinal = r.ordinal and coalesce(o.holder_unit_id, o.unit_id) = r.to_unit_id
         and not exists (select 1 from score_appeal_act w where w.appeal_id = o.id and w.act = 'WITHDRAW') limit 1) as "appealId"
     from score_ruling r join score_appeal a on a.id = r.appeal_id join score_appeal_act e on e.appeal_id = a.id and e.act in ('GRANT', 'GRANT_IN_PART')
     where r.appeal_id = $1 and r.to_unit_id <> coalesce(a.holder_unit_id, a.unit_id)`,
    [appealId],
  );
  return row;
}

/** How long the unit that a line was moved to may ask, by the day of the ruling; the longest of all kinds of appeals. */
export interface MovedLimit {
  limit: string;
  validFrom: string;
  /** the first day it no longer holds; null: it holds */
  validTo: string | null;
}

export async function movedLimits(tx: Tx): Promise<MovedLimit[]> {
  return tx.rows(
    `/* movedLimits */ select moved_limit as limit, valid_from::text as "validFrom", valid_to::text as "validTo" from appeal_term order by valid_from, kind limit 1000`,
  );
}
