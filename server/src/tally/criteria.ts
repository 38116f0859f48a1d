import { GraphQLError } from "graphql";
import type { Instant } from "../platform/instant.ts";
import { startOfLocalDay } from "../platform/local-time.ts";
import { backlogPoints } from "./backlog-points.ts";
import { scopeUnit } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import type { CaseFilter } from "./cases.types.ts";
import type { CaseCriteria } from "./case-predicate.ts";
import { chargedOf, chargedUnits } from "./in-charge.ts";
import { pointOf } from "./as-of.ts";
import { heirsAt } from "./reckoning.ts";

/** What a filter asks for, in the viewer's scope. @throws FORBIDDEN, UNKNOWN_UNIT */
export async function criteriaOf(filter: CaseFilter, context: TallyContext, operation: "board" | "cases" = "cases"): Promise<CaseCriteria> {
  const unit = scopeUnit(context, filter.unit ?? null, operation);
  const { stream, stage, field, channel, source, text, unit: _unit, unitOnly, supervised, reckoning: _reckoning, withoutSuccessor: _alone, ...others } = filter;
  const { backlogClass, backlogClassOn: _classOn, severity, ids, inside, inCharge, notAt, movedBy, ...rest } = others;
  if (movedBy != null && notAt == null) throw new GraphQLError("movedBy cần notAt.", { extensions: { code: "BAD_USER_INPUT" } });
  const criteria: CaseCriteria = {
    caseStream: stream ?? "HOTLINE",
    unitIds: unitOnly === true ? [unit.id] : context.units.subtree(unit.path),
    ...withoutNulls(rest),
  };
  if (filter.balance != null) {
    if (filter.balanceFrom == null || filter.balanceTo == null)
      throw new GraphQLError("Cân đối cần ngày đầu và ngày cuối.", { extensions: { code: "BAD_USER_INPUT" } });
    criteria.everyUnit = unit.parentId === null && unitOnly !== true;
  }
  const charged = await chargedOf(inCharge, context);
  if (charged !== null) criteria.charged = charged;
  if (ids != null) criteria.caseIds = numbersOf(ids);
  if (inside === true || [filter.officer, filter.withoutOfficer, filter.insideLate].some((asked) => asked != null))
    criteria.insideHolders = [...new Set([...criteria.unitIds, ...context.units.all.filter(({ path }) => unit.path.startsWith(path)).map(({ id }) => id)])];
  if (supervised === true) criteria.supervisedBy = criteria.unitIds;
  if (stage != null) criteria.stages = stage;
  if (backlogClass != null) criteria.backlogClasses = backlogClass;
  if (severity != null) criteria.severities = severity;
  if (field != null) criteria.fields = field;
  if (channel != null) criteria.channels = channel;
  if (text != null && text.trim() !== "") criteria.text = text;
  if (source != null) criteria.sourceIds = (await context.sourceRows()).filter((row) => source.includes(row.code)).map((row) => row.id);
  return criteria;
}

const MOST_IDS = 200;

function numbersOf(ids: readonly string[]): number[] {
  if (ids.length > MOST_IDS) throw new GraphQLError(`Mỗi lần nhiều nhất ${MOST_IDS} phản ánh.`, { extensions: { code: "BAD_USER_INPUT" } });
  return ids.filter((id) => /^\d{1,18}$/.test(id)).map(Number);
}

/** What of the criteria depends on who stood for whom at the as-of. */
export function standing(asked: CaseCriteria, filter: CaseFilter, at: Instant, context: TallyContext): CaseCriteria {
  const here = standingAt(asked, filter, at, context);
  if (filter.notAt == null) return here;
  const point = pointOf(filter.notAt);
  const there = standingAt(asked, filter, point.instant, context);
  return { ...here, moved: { point, there, ...withoutNulls({ cause: filter.movedBy }) } };
}

function standingAt(
  asked: CaseCriteria,
  { reckoning, withoutSuccessor, backlogClassOn }: CaseFilter,
  at: Instant,
  { units, rules }: TallyContext,
): CaseCriteria {
  const { charged, ...others } = asked;
  const mine = charged === undefined ? null : chargedUnits(charged, at, units);
  const unitIds = mine === null ? asked.unitIds : asked.unitIds.filter((id) => mine.has(id));
  const classAt = backlogClassOn == null ? null : startOfLocalDay(backlogClassOn);
  const classed = classAt === null ? {} : { classAt: { instant: classAt, points: backlogPoints(rules, units, classAt) } };
  const criteria = { ...others, ...classed, unitIds, points: backlogPoints(rules, units, at) };
  if (withoutSuccessor === true) {
    const ended = new Set(units.endedBy(at).map((unit) => unit.id));
    return { ...criteria, open: true, unitIds: criteria.unitIds.filter((id) => ended.has(id)) };
  }
  return reckoning === "BY_SUCCESSOR" ? { ...criteria, heirs: heirsAt(units, at) } : criteria;
}

function withoutNulls<T extends object>(values: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null)) as { [K in keyof T]?: NonNullable<T[K]> };
}
