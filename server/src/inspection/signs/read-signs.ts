import { GraphQLError } from "graphql";
import type { Tx } from "../../platform/database.ts";
import { dayAfter } from "../../platform/local-time.ts";
import { periodOf, periodTerms } from "../../tally/index.ts";
import type { Unit, UnitRegister } from "../../unit/index.ts";
import { accountsOfUnits, endedCases, entriesTold, handOvers, MOST_ROWS, pausesBegun, reopenings } from "./facts.queries.ts";
import type { Reading } from "./facts.queries.ts";
import { judged } from "./judge.ts";
import type { Judgement } from "./judge.ts";
import { SIGN_RULES } from "./rules.ts";
import type { HandOver, Measured, UnitFacts } from "./rules.ts";
import type { SignRuleRow } from "./sign.queries.ts";

/** Facts that are gathered before they are judged. */
type Growing = { -readonly [Part in keyof UnitFacts]: UnitFacts[Part][number][] };

const nothing = (): Growing => ({ ended: [], handOvers: [], pauses: [], reopenings: [], entries: [], accounts: [] });

/** The unit right below the province that a unit is, or lies in; undefined: the province itself. */
function comparedUnit(unitId: number, units: UnitRegister): Unit | undefined {
  const code = units.byId(unitId).path.split("/")[2];
  return code === undefined || code === "" ? undefined : units.byCode(code);
}

/**
 * Everything that signs are told from, by the unit right below the province that it is charged to.
 * @throws {GraphQLError} BAD_USER_INPUT: more happened in the span than is told at once
 */
export async function factsOfUnits(tx: Tx, reading: Reading, units: UnitRegister): Promise<Map<number, UnitFacts>> {
  const facts = new Map<number, Growing>();
  const of = (unitId: number): Growing | undefined => {
    const unit = comparedUnit(unitId, units);
    if (unit === undefined) return undefined;
    const found = facts.get(unit.id) ?? nothing();
    facts.set(unit.id, found);
    return found;
  };
  for (const { unitId, ...one } of whole(await endedCases(tx, reading))) of(unitId)?.ended.push(one);
  for (const { unitId, ...one } of whole(await pausesBegun(tx, reading))) of(unitId)?.pauses.push(one);
  for (const { unitId, ...one } of whole(await reopenings(tx, reading))) of(unitId)?.reopenings.push(one);
  for (const { unitId, ...one } of whole(await entriesTold(tx, reading))) of(unitId)?.entries.push(one);
  for (const { unitId, ...one } of whole(await accountsOfUnits(tx, reading))) of(unitId)?.accounts.push(one);
  for (const { caseId, fromUnitId, toUnitId, times, merger } of whole(await handOvers(tx, reading))) {
    const [from, to] = [of(fromUnitId), of(toUnitId)];
    if (from === to) continue; // inside one unit
    const one = (out: boolean): HandOver => ({ caseId, out, merger, times });
    from?.handOvers.push(one(true));
    to?.handOvers.push(one(false));
  }
  return facts;
}

function whole<Row>(rows: Row[]): Row[] {
  if (rows.length > MOST_ROWS)
    throw new GraphQLError("Khoảng thời gian có quá nhiều vụ việc; cần chọn khoảng ngắn hơn.", { extensions: { code: "BAD_USER_INPUT" } });
  return rows;
}

/** The last days of the administrative months that end in a span. @param many days before the cut-off, it included */
export async function lastDaysOf(tx: Tx, { from, to }: Reading, many: number): Promise<Set<string>> {
  const terms = await periodTerms(tx, "ADMINISTRATIVE");
  const days = new Set<string>();
  for (let month = periodOf("MONTH", from, terms); month.from <= to; month = periodOf("MONTH", dayAfter(month.to, 1), terms))
    for (let back = 0; back < many; back += 1) days.add(dayAfter(month.to, -back));
  return days;
}

/** A sign of a unit: what was measured, and how it stands beside others. */
export interface ToldSign extends Measured {
  unit: Unit;
  judgement: Judgement;
}

/** One sign of every inspected unit that has facts; peers are the other units of the same kind. */
export function signOfUnits(rule: SignRuleRow, lastDays: ReadonlySet<string>, facts: ReadonlyMap<number, UnitFacts>, units: UnitRegister): ToldSign[] {
  const inspected = [...facts].map(([unitId, own]) => ({ unit: units.byId(unitId), own })).filter(({ unit }) => units.ruleOf(unit).inspected);
  const rows = inspected.map(({ unit, own }) => ({ unit, ...SIGN_RULES[rule.sign](own, { measure: rule.measure, lastDays }) }));
  return rows
    .map((row) => {
      const others = rows.filter(({ unit }) => unit.kind === row.unit.kind && unit.id !== row.unit.id).map(({ base, found }) => ({ base, n: found.length }));
      return { ...row, judgement: judged({ base: row.base, n: row.found.length }, others, rule) };
    })
    .toSorted((a, b) => a.unit.position - b.unit.position || (a.unit.code < b.unit.code ? -1 : 1));
}
