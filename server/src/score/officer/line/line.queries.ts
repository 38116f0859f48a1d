import type { Tx } from "../../../platform/database.ts";
import type { FrozenLine, LineRuling, SheetPart } from "../counting/line.ts";
import { PARTS } from "./parts.ts";
import { OFFICERS_GIVEN } from "./spans.ts";

/** A period in instants, and what its lines are written by. */
export interface OfficerLinesAsked {
  periodId: number;
  begin: string;
  end: string;
  /** the period's last day */
  day: string;
  nearDue: string;
  stages: readonly string[];
}

const valuesOf = ({ periodId, begin, end, day, nearDue, stages }: OfficerLinesAsked): unknown[] => [periodId, begin, end, day, nearDue, stages];

/** Writes a part's lines of everybody as the hub's facts are in this snapshot. @returns how many */
export async function writeOfficerLines(tx: Tx, part: SheetPart, asked: OfficerLinesAsked): Promise<number> {
  const { before, select } = PARTS[part];
  const { n } = await tx.one<{ n: number }>(
    `/* writeOfficerLines */ with ${OFFICERS_GIVEN},${before},
     looked as (${select}),
     written as (
       insert into officer_line (period_id, officer_id, part, ordinal, case_id, unit_id, item, weight, numerator, denominator, excluded, approver, document, facts)
       select p.period, l.officer_id, $7::text, row_number() over (partition by l.officer_id order by l.case_id, l.place, l.unit_id), l.case_id, l.unit_id, l.item, l.weight,
         l.numerator, l.denominator, l.excluded, l.approver, l.document, l.facts
       from looked l cross join p returning 1)
     select count(*)::int as n from written`,
    [...valuesOf(asked), part],
  );
  return n;
}

/** Officers who had a case in the period or have a line, with where they last had one. */
export interface WorkingOfficer {
  officerId: number;
  placeId: number;
}

export async function workingOfficers(tx: Tx, asked: OfficerLinesAsked): Promise<WorkingOfficer[]> {
  return tx.rows<WorkingOfficer>(
    `/* workingOfficers */ with ${OFFICERS_GIVEN},
     with_lines as materialized (select distinct l.officer_id from officer_line l join p on l.period_id = p.period)
     select distinct on (o.officer_id) o.officer_id as "officerId", o.place_id as "placeId" from spans o join with_lines l on l.officer_id = o.officer_id
     order by o.officer_id, o.from_at desc, o.case_id limit 1000000`,
    valuesOf(asked),
  );
}

const LINE = `l.period_id as "periodId", l.officer_id as "officerId", l.part, l.ordinal, l.case_id as "caseId", l.unit_id as "unitId", l.item, l.weight::text as weight,
  l.numerator::text as numerator, l.denominator::text as denominator, l.excluded, l.approver, l.document, l.facts`;

export type OfficerLineRow = FrozenLine & { officerId: number };

/** Frozen lines of periods, in their order. @param officerIds null: everybody's */
export async function frozenLines(tx: Tx, periodIds: readonly number[], officerIds: readonly number[] | null): Promise<OfficerLineRow[]> {
  return tx.rows<OfficerLineRow>(
    `/* frozenLines */ select ${LINE} from officer_line l where l.period_id = any($1::bigint[]) and ($2::int[] is null or l.officer_id = any($2))
     order by l.officer_id, l.period_id, array_position(array['QUANTITY', 'QUALITY', 'PROGRESS', 'TIME'], l.part), l.ordinal limit 5000000`,
    [periodIds, officerIds],
  );
}

export type OfficerRulingRow = LineRuling & { officerId: number; appeal: string };

/** Rulings of lines of periods, oldest first. @param officerIds null: of everybody's @param upTo the last of them; null: all */
export async function rulingsOf(tx: Tx, periodIds: readonly number[], officerIds: readonly number[] | null, upTo: number | null): Promise<OfficerRulingRow[]> {
  return tx.rows<OfficerRulingRow>(
    `/* rulingsOf */ select r.id, r.period_id as "periodId", r.officer_id as "officerId", r.part, r.ordinal, r.effect, r.appeal, r.document_number as "documentNumber",
       r.document_day as "documentDay", r.by_name as "byName"
     from officer_ruling r where r.period_id = any($1::bigint[]) and ($2::int[] is null or r.officer_id = any($2)) and ($3::bigint is null or r.id <= $3) order by r.id limit 1000000`,
    [periodIds, officerIds, upTo],
  );
}

/** A digest of each officer's lines, in a fixed order; all lines of a period are in one of them. */
export async function officerDigests(tx: Tx, periodIds: readonly number[]): Promise<{ periodId: number; officer: string; lines: number; digest: string }[]> {
  return tx.rows(
    `/* officerDigests */ select l.period_id as "periodId", o.code as officer, count(*)::int as lines, encode(sha256(convert_to(string_agg(
         concat_ws('|', l.part, l.ordinal, l.case_id, l.unit_id, l.item, coalesce(l.weight::text, '-'), l.numerator, l.denominator, coalesce(l.excluded, '-'),
           coalesce(l.approver, '-'), coalesce(l.document, '-'), l.facts), E'\\n' order by l.part, l.ordinal), 'UTF8')), 'hex') as digest
     from officer_line l join officer o on o.id = l.officer_id where l.period_id = any($1::bigint[]) group by 1, 2 order by 1, 2 limit 1000000`,
    [periodIds],
  );
}

/** Accounts that were given cases in a period and are no officer of the register, by username. */
export async function unlinkedAccounts(tx: Tx, begin: string, end: string): Promise<string[]> {
  const rows = await tx.rows<{ username: string }>(
    `/* unlinkedAccounts */ select distinct a.username from officer_custody k join account a on a.id = k.account_id
     where k.officer_id is null and k.from_at < $2::timestamptz and coalesce(k.to_at > $1::timestamptz, true) order by 1 limit 10000`,
    [begin, end],
  );
  return rows.map(({ username }) => username);
}
