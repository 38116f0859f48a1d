import type { Findings } from "../findings.ts";
import type { Recounted } from "../recount.ts";
import type { Result } from "../results.ts";
import type { ResultRow, StateRow } from "../tables.queries.ts";
import type { View } from "../view.ts";
import { dayOf, dayText } from "../working-days.ts";
import type { Paired } from "./cases.ts";

const UNTOLD = "results: the source does not tell when handling ended, the hub's instant is counted";

/** Group 12: when a case's handling ended and its submitter was answered, in whose hands and how late; in its state, and once in the journal. */
export function compareResults(paired: readonly Paired[], view: View, findings: Findings): void {
  for (const { one, row, state } of paired) {
    const { handled, answered } = one.results;
    const untold = handled === "UNTOLD";
    if (untold) findings.leaveOut(UNTOLD);
    else findings.same("results: handled (state)", one.name, toldOf(handled, one), handledIn(state, one));
    findings.same("results: answered (state)", one.name, toldOf(answered, one), answeredIn(state, one));
    const facts = (view.results.get(row.id) ?? []).filter(({ kind }) => !untold || kind === "ANSWERED");
    const expected = [
      ...(handled === null || untold ? [] : [fact(handled.late ? "HANDLED_LATE" : "HANDLED_ON_TIME", handled, one)]),
      ...(answered === null ? [] : [fact("ANSWERED", answered, one)]),
    ];
    findings.same("results: journal", one.name, expected.toSorted(), facts.map((fact) => factIn(fact, one)).toSorted());
  }
}

/** Of cases whose source does not tell who had them, no unit is compared. */
const unitOf = (unit: string | null, { custody }: Recounted): string => (custody === null ? "" : ` by ${unit ?? "nobody"}`);

function toldOf(result: (Result & { late?: boolean }) | null, one: Recounted): string {
  if (result === null) return "not";
  return told({ at: new Date(result.at), day: dayText(dayOf(result.at)), unit: result.unit, late: result.late ?? false }, one);
}

const handledIn = (state: StateRow, one: Recounted): string =>
  told({ at: state.handled_at, day: state.handled_day, unit: state.handled_unit, late: state.handled_late ?? false }, one);

const answeredIn = (state: StateRow, one: Recounted): string =>
  told({ at: state.answered_at, day: state.answered_day, unit: state.answered_unit, late: false }, one);

function told({ at, day, unit, late }: { at: Date | null; day: string | null; unit: string | null; late: boolean }, one: Recounted): string {
  if (at === null && day === null && unit === null && !late) return "not";
  return `${at?.toISOString() ?? "never"} (${day ?? "no day"})${unitOf(unit, one)}${late ? ", late" : ""}`;
}

const fact = (kind: string, { at, unit }: Result, one: Recounted): string => `once ${kind} on ${dayText(dayOf(at))}${unitOf(unit, one)}`;
const factIn = ({ kind, unit, day, times }: ResultRow, one: Recounted): string =>
  `${times === 1 ? "once" : `${times} times`} ${kind} on ${day}${unitOf(unit, one)}`;
