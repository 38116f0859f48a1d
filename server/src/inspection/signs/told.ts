import { GraphQLError } from "graphql";
import type { Tx } from "../../platform/database.ts";
import { localDay } from "../../platform/local-time.ts";
import { tickNow } from "../../tally/index.ts";
import type { TallyContext } from "../../tally/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import type { Reading } from "./facts.queries.ts";
import { isPastFloor } from "./judge.ts";
import { factsOfUnits, lastDaysOf, signOfUnits } from "./read-signs.ts";
import type { ToldSign } from "./read-signs.ts";
import { signMarks, signRulesOn } from "./sign.queries.ts";
import type { SignMarkRow, SignRuleRow } from "./sign.queries.ts";
import type { Sign } from "./sign.words.ts";

/** Signs are not read over more days at once. */
export const MOST_DAYS = 370;

/** How many days from one to another, both included. */
export const daysOf = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;

/** A sign by its rule, of every inspected unit that has facts. */
export interface SignTold {
  rule: SignRuleRow;
  units: ToldSign[];
}

/** The signs of a span at a point. @param only this one; absent: all that have a rule then */
export async function signsAt(tx: Tx, reading: Reading, units: UnitRegister, only?: Sign): Promise<SignTold[]> {
  const facts = await factsOfUnits(tx, reading, units);
  const rules = (await signRulesOn(tx, localDay(reading.instant))).filter(({ sign }) => only === undefined || sign === only);
  const signs: SignTold[] = [];
  for (const rule of rules) {
    const lastDays = rule.sign === "CLOSED_BEFORE_CUT_OFF" ? await lastDaysOf(tx, reading, rule.measure) : new Set<string>();
    signs.push({ rule, units: signOfUnits(rule, lastDays, facts, units) });
  }
  return signs;
}

/** The last mark of a sign of a unit. */
export const markOf = (marks: readonly SignMarkRow[], sign: Sign, unitId: number): SignMarkRow | null =>
  marks.find((one) => one.sign === sign && one.unitId === unitId) ?? null;

/** What is too much to be read at once is told as unknown; every other fault goes on. */
function nullWhereTooMany(fault: unknown): null {
  if (fault instanceof GraphQLError) return null;
  throw fault;
}

/** A sign that an inspector has still to look at. */
export interface UnmarkedSign {
  sign: Sign;
  unitId: number;
  cases: number;
  /** false: past the absolute floor, with too few peers to tell whether it is unusual */
  judged: boolean;
}

/** Unusual, or past the floor where there are too few peers to say so; null: neither. */
function standsOut({ found, base, judgement: { state } }: ToldSign, rule: SignRuleRow): Pick<UnmarkedSign, "judged"> | null {
  if (state === "UNUSUAL") return { judged: true };
  return state === "TOO_FEW_PEERS" && isPastFloor({ base, n: found.length }, rule) ? { judged: false } : null;
}

/**
 * Signs that are unusual over a span, or past the floor where nothing can be judged, and that no inspector has marked over these very days, as they stand at the latest tick; a mark that was made over fewer cases than there are now covers them no more.
 * @returns null: the span is longer, or more happened in it, than signs are read over
 */
export async function unmarkedSigns(
  tx: Tx,
  { from, to }: { from: string; to: string },
  context: Pick<TallyContext, "units" | "tick">,
): Promise<UnmarkedSign[] | null> {
  if (daysOf(from, to) > MOST_DAYS) return null;
  const { event, instant } = tickNow(context);
  const marks = await signMarks(tx, from, to);
  const signs = await signsAt(tx, { from, to, event, instant }, context.units).catch(nullWhereTooMany);
  if (signs === null) return null;
  return signs.flatMap(({ rule, units }) =>
    units.flatMap((one) => {
      const stands = standsOut(one, rule);
      const [unitId, cases] = [one.unit.id, one.found.length];
      return stands === null || (markOf(marks, rule.sign, unitId)?.cases ?? 0) >= cases ? [] : [{ sign: rule.sign, unitId, cases, ...stands }];
    }),
  );
}
