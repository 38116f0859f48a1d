import type { Tx } from "../../platform/database.ts";
import type { Instant } from "../../platform/instant.ts";
import type { BlockingFinding } from "../../inspection/index.ts";
import type { ReportCode } from "../../report/index.ts";
import type { Card } from "../indicator/cards.ts";
import type { Exclusion } from "../indicator/rule.ts";

/** The cards of a period as they hold and as they were taken, of the units that the asker's rows show. */
export async function cardBodies(tx: Tx, periodId: number): Promise<{ unitId: number; code: string; body: string; taken: string }[]> {
  return tx.rows(
    `/* cardBodies */ select c.unit_id as "unitId", u.code, c.body, c.taken from score_card_held c join unit u on u.id = c.unit_id where c.period_id = $1 order by u.code limit 100000`,
    [periodId],
  );
}

/** One unit's card; undefined: none that the asker's rows show. */
export async function cardOfUnit(tx: Tx, periodId: number, unitId: number): Promise<Card | undefined> {
  const [row] = await tx.rows<{ body: string }>("/* cardOfUnit */ select body from score_card_held where period_id = $1 and unit_id = $2", [periodId, unitId]);
  return row === undefined ? undefined : (JSON.parse(row.body) as Card);
}

/** How units stood on a period's last day, with the words of their peer groups. */
export interface UnitPlace {
  unitId: number;
  name: string;
  group: string;
  groupVi: string;
  groupEn: string;
  groupPosition: number;
  bands: number[];
  ended: boolean;
}

export async function unitPlaces(tx: Tx, periodId: number): Promise<UnitPlace[]> {
  return tx.rows<UnitPlace>(
    `/* unitPlaces */ select s.unit_id as "unitId", s.name, s.peer_group as "group", g.name_vi as "groupVi", g.name_en as "groupEn", g.position as "groupPosition", s.bands, s.ended
     from score_unit s join score_period p on p.id = s.period_id join peer_group g on g.code = s.peer_group and g.valid_from <= p.to_day and (g.valid_to is null or g.valid_to > p.to_day)
     where s.period_id = $1 order by g.position, s.name limit 100000`,
    [periodId],
  );
}

export async function isScored(tx: Tx, periodId: number, unitId: number): Promise<boolean> {
  const rows = await tx.rows("/* isScored */ select 1 from score_unit where period_id = $1 and unit_id = $2 and scored", [periodId, unitId]);
  return rows.length > 0;
}

/** For which unit a unit's lines count in a period; undefined: for none that has a card. */
export async function scoredUnitOf(tx: Tx, periodId: number, unitId: number): Promise<number | undefined> {
  const [row] = await tx.rows<{ unitId: number }>(
    `/* scoredUnitOf */ select m.scored_unit_id as "unitId" from score_member m join score_unit u on u.period_id = m.period_id and u.unit_id = m.scored_unit_id
     where m.period_id = $1 and m.unit_id = $2`,
    [periodId, unitId],
  );
  return row?.unitId;
}

/** Cases that somebody may speak of with a unit's figures, or the whole periods': those behind its lines, then what its units ever held, the newest first. */
export async function casesSpokenOf(tx: Tx, of: { periodIds: readonly number[]; unitId: number | null }, most: number): Promise<number[]> {
  const rows = await tx.rows<{ caseId: number }>(
    `/* casesSpokenOf */ select t.case_id as "caseId" from (
       select case_id, 0 as place from score_line where period_id = any($1::bigint[]) and ($2::int is null or unit_id = $2) and case_id is not null
       union all
       select v.case_id, 1 from score_member m join custody v on v.unit_id = m.unit_id where m.period_id = any($1::bigint[]) and ($2::int is null or m.scored_unit_id = $2)) t
     group by t.case_id order by min(t.place), t.case_id desc limit $3`,
    [of.periodIds, of.unitId, most],
  );
  return rows.map(({ caseId }) => caseId);
}

export const LINE_PARTS = ["COUNTED", "EXCLUDED"] as const;
export type LinePart = (typeof LINE_PARTS)[number];

/** What is told apart among lines that count, and how a line says so. */
const MARKED = {
  EXTENDED: "l.facts ->> 'extended' = 'true'",
  ABOVE_SHARE: "l.facts ->> 'above' = 'true'",
  WRONG_RETURN: "l.facts ? 'back'",
  NOT_FILED: "l.facts ? 'duty' and l.facts ->> 'filed' is null",
} as const;
export const LINE_MARKS = ["EXTENDED", "ABOVE_SHARE", "WRONG_RETURN", "NOT_FILED"] as const;
export type LineMark = (typeof LINE_MARKS)[number];
const markIs = (mark: string): string => LINE_MARKS.map((one) => `(${mark} = '${one}' and ${MARKED[one]})`).join(" or ");

/** One line with the case's words as far as the asker sees them. */
export interface LineRow {
  /** its place in the list */
  place: number;
  /** of whom it was when it was frozen, and its number there */
  takenUnitId: number;
  ordinal: number;
  /** the latest appeal about it that was not withdrawn; null: none */
  appealId: number | null;
  /** the unit that it counts for has asked about it */
  asked: boolean;
  /** when a ruling brought it to the unit that it counts for; null: it was frozen for that unit */
  cameAt: Instant | null;
  /** what was granted of it counts here */
  ruled: boolean;
  caseId: number | null;
  reference: string | null;
  title: string | null;
  heldUnitId: number;
  numerator: string;
  denominator: string;
  excluded: Exclusion | null;
  facts: LineFacts;
}

/** What a line keeps of what it looked at; instants in milliseconds. */
export interface LineFacts {
  due?: number | null;
  stop?: number | null;
  happened?: number;
  learned?: number;
  days?: number;
  reopened?: number | boolean;
  repeated?: number;
  recalled?: number | boolean;
  ticked?: boolean;
  extended?: boolean;
  /** its extension is above the share that the scheme lets count */
  above?: boolean;
  /** of a wrong return: when the case came back */
  back?: number;
  succeeded?: boolean;
  open?: boolean;
  /** of a report that was due: its kind, its days, when the first one was filed, the latest one's number, and whether one was accepted */
  code?: ReportCode;
  from?: string;
  to?: string;
  filed?: number | null;
  report?: number | null;
  accepted?: boolean;
  /** of a finding: its number, its inspection's, and its kind */
  finding?: number;
  inspection?: number;
  kind?: BlockingFinding;
}

/** Which lines of an indicator and unit. */
export interface LinesOf {
  periodId: number;
  unitId: number;
  indicator: string;
  part: LinePart;
  /** only this reason */
  excluded: Exclusion | null;
  /** only what is so marked */
  mark: LineMark | null;
}

const OF = `l.period_id = $1 and l.unit_id = $2 and l.indicator = $3 and (l.excluded is null) = ($4::text = 'COUNTED') and ($5::text is null or l.excluded = $5) and ($6::text is null or ${markIs("$6")})`;

const ABOUT = `from score_appeal a where a.period_id = l.period_id and a.indicator = l.indicator and a.unit_id = l.taken_unit_id and a.ordinal = l.ordinal
    and not exists (select 1 from score_appeal_act w where w.appeal_id = a.id and w.act = 'WITHDRAW')`;
const LINE = `select l.place, l.taken_unit_id as "takenUnitId", l.ordinal, l.case_id as "caseId", c.reference, c.title, l.held_unit_id as "heldUnitId", l.numerator::text, l.denominator::text,
  l.excluded, l.facts, l.appeal_id is not null as ruled, (select max(a.id) ${ABOUT}) as "appealId", exists (select 1 ${ABOUT} and coalesce(a.holder_unit_id, a.unit_id) = l.unit_id) as asked,
  case when l.unit_id <> l.taken_unit_id then (select w.at from score_appeal_act w where w.appeal_id = l.appeal_id and w.act in ('GRANT', 'GRANT_IN_PART')) end as "cameAt"
  from score_line_held l left join feedback_case c on c.id = l.case_id`;

/** A page of an indicator's lines and how many there are. */
export async function linesOf(tx: Tx, of: LinesOf, page: { first: number; after: number }): Promise<{ rows: LineRow[]; total: number }> {
  const values = [of.periodId, of.unitId, of.indicator, of.part, of.excluded, of.mark];
  const { total } = await tx.one<{ total: number }>(`/* countLines */ select count(*)::int as total from score_line_held l where ${OF}`, values);
  const rows = await tx.rows<LineRow>(`/* linesOf */ ${LINE} where ${OF} and l.place > $7 order by l.place limit $8`, [...values, page.after, page.first]);
  return { rows, total };
}

/** How many of a unit's lines that count are marked, by indicator. */
export async function countMarks(tx: Tx, periodId: number, unitId: number): Promise<{ indicator: string; mark: LineMark; lines: number }[]> {
  return tx.rows(
    `/* countMarks */ select l.indicator, m.mark, count(*)::int as lines from score_line_held l join unnest($3::text[]) with ordinality as m(mark, place) on ${markIs("m.mark")}
     where l.period_id = $1 and l.unit_id = $2 and l.excluded is null group by l.indicator, m.mark, m.place order by l.indicator, m.place limit 1000`,
    [periodId, unitId, LINE_MARKS],
  );
}

/** A line by its frozen key, as it counts now; undefined: none that the asker's rows show. */
export async function lineHeld(tx: Tx, of: { periodId: number; indicator: string; unitId: number; ordinal: number }): Promise<LineRow | undefined> {
  const [row] = await tx.rows<LineRow>(`/* lineHeld */ ${LINE} where l.period_id = $1 and l.indicator = $2 and l.taken_unit_id = $3 and l.ordinal = $4`, [
    of.periodId,
    of.indicator,
    of.unitId,
    of.ordinal,
  ]);
  return row;
}

/** A case of the period before that would be counted otherwise by now. */
export interface CorrectionRow {
  position: number;
  earlierId: number;
  indicator: string;
  caseId: number;
  reference: string | null;
  before: string | null;
  after: string | null;
}

export async function correctionsOf(
  tx: Tx,
  periodId: number,
  unitId: number,
  page: { first: number; after: number },
): Promise<{ rows: CorrectionRow[]; total: number }> {
  const { total } = await tx.one<{ total: number }>(
    "/* countCorrections */ select count(*)::int as total from score_correction where period_id = $1 and unit_id = $2",
    [periodId, unitId],
  );
  const rows = await tx.rows<CorrectionRow>(
    `/* correctionsOf */ select * from (
       select row_number() over (order by k.indicator, k.case_id)::int as position, k.earlier_id as "earlierId", k.indicator, k.case_id as "caseId", c.reference, k.before, k.after
       from score_correction k left join feedback_case c on c.id = k.case_id where k.period_id = $1 and k.unit_id = $2) numbered
     where position > $3 order by position limit $4`,
    [periodId, unitId, page.after, page.first],
  );
  return { rows, total };
}

/** How many cases of the period before changed, by unit. */
export async function countCorrections(tx: Tx, periodId: number): Promise<{ unitId: number; n: number }[]> {
  return tx.rows(
    `/* countCorrectionsByUnit */ select unit_id as "unitId", count(*)::int as n from score_correction where period_id = $1 group by 1 order by 1 limit 100000`,
    [periodId],
  );
}

/** A unit's cards of earlier sealed periods of the same scheme's code and kind, newest first. @property adjusted what a paper set the total to last; null: none did */
export async function earlierCards(
  tx: Tx,
  periodId: number,
  unitId: number,
  most: number,
): Promise<{ periodId: number; from: string; to: string; body: string; adjusted: string | null }[]> {
  return tx.rows(
    `/* earlierCards */ select e.id as "periodId", e.from_day as "from", e.to_day as "to", c.body,
       (select a.after from score_adjustment a where a.period_id = e.id and a.unit_id = $2 order by a.id desc limit 1) as adjusted
     from score_period p join scoring_scheme s on s.id = p.scheme_id join scoring_scheme o on o.code = s.code
       join score_period e on e.scheme_id = o.id and e.kind = p.kind and e.to_day < p.from_day join score_seal z on z.period_id = e.id
       join score_card_held c on c.period_id = e.id and c.unit_id = $2
     where p.id = $1 order by e.to_day desc limit $3`,
    [periodId, unitId, most],
  );
}
