import { asOfView } from "../../../tally/index.ts";
import type { UnitRegister } from "../../../unit/index.ts";
import { lineKey } from "../counting/line.ts";
import type { CountedLine, LineExclusion } from "../counting/line.ts";
import type { SheetRatio, SheetResult } from "../counting/result.ts";
import { termsOf } from "../taking/count.ts";
import type { SheetPeriod } from "../taking/period.queries.ts";
import type { CaseWords, SheetRow } from "../taking/sheet.queries.ts";
import { OfficerLine, OfficerLineRuling } from "./line.types.ts";
import { OfficerPeriod } from "./period.types.ts";
import { OfficerExcluded, OfficerRatio, OfficerRuleView, OfficerSheet } from "./sheet.types.ts";

const MINUTE = 60_000;

/** A period as the graph shows it. */
export function periodView(row: SheetPeriod): OfficerPeriod {
  const { asOfEvent, asOfInstant, parts: _parts, terms: _terms, rulingsUpTo: _upTo, sealedUpTo: _sealed, ...told } = row;
  const { term } = termsOf(row);
  return Object.assign(new OfficerPeriod(), {
    ...told,
    id: String(row.id),
    asOf: asOfView({ event: asOfEvent, instant: asOfInstant }),
    provisional: row.sealedAt === null,
    termBasis: term.legalBasis,
    nearDue: term.nearDue,
    row,
  });
}

/** Everything a sheet is shown with. */
export interface SheetParts {
  period: SheetPeriod;
  row: SheetRow;
  /** with every ruling; null: nothing was ruled */
  ruled: SheetResult | null;
  own: boolean;
  mayConfirm: boolean;
}

/** A sheet as the graph shows it. */
export function sheetView({ period, row, ruled, own, mayConfirm }: SheetParts, units: UnitRegister): OfficerSheet {
  const result = JSON.parse(row.body) as SheetResult;
  const rule = termsOf(period).rules.find(({ staff }) => staff === row.staff);
  return Object.assign(new OfficerSheet(), {
    officer: row.code,
    name: row.name,
    title: row.title,
    unit: units.byId(row.unitId),
    staff: row.staff,
    rule: rule === undefined ? null : Object.assign(new OfficerRuleView(), rule),
    ratios: result.ratios.map(ratioView),
    ruled: ruled?.ratios.map(ratioView) ?? null,
    timeLines: result.time.n,
    ownMinutes: Math.round(Number(result.time.own) / MINUTE),
    unitMinutes: Math.round(Number(result.time.unit) / MINUTE),
    confirmedAt: row.confirmedAt,
    own,
    mayConfirm,
  });
}

export function ratioView({ excluded, ...ratio }: SheetRatio): OfficerRatio {
  const reasons = Object.entries(excluded) as [LineExclusion, number][];
  const told = reasons.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([reason, lines]) => Object.assign(new OfficerExcluded(), { reason, lines }));
  return Object.assign(new OfficerRatio(), { ...ratio, excluded: told });
}

/** A line as the graph shows it. */
export function lineView(line: CountedLine, words: CaseWords | undefined, units: UnitRegister): OfficerLine {
  const { facts, ruling, frozen } = line;
  const instant = (name: string): number | null => (typeof facts[name] === "number" ? facts[name] : null);
  const said = (name: string): boolean => facts[name] === true;
  const before = `${frozen.numerator}/${frozen.denominator}${frozen.excluded === null ? "" : ` ${frozen.excluded}`}`;
  return Object.assign(new OfficerLine(), {
    period: String(line.periodId),
    key: lineKey(line),
    part: line.part,
    caseId: String(line.caseId),
    reference: words?.reference ?? null,
    title: words?.title ?? null,
    held: units.byId(line.unitId),
    weight: line.weight,
    numerator: line.numerator,
    denominator: line.denominator,
    excluded: line.excluded,
    approver: line.approver,
    document: line.document,
    hadFrom: instant("from"),
    dueAt: instant("due"),
    doneAt: instant("stop"),
    carried: said("carried"),
    standsIn: said("standsIn"),
    answer: said("answer"),
    urgent: said("urgent"),
    multiple: said("multiple"),
    reopened: said("reopened"),
    repeated: said("repeated"),
    recalled: said("recalled"),
    ruling: ruling === null ? null : Object.assign(new OfficerLineRuling(), { ...ruling, before }),
  });
}
