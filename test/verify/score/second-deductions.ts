import { dayOf, midnightOf } from "../working-days.ts";
import type { Found, Notice } from "./random-acts.ts";
import { gotLate, inTime, isIn, line, scored, timesOf } from "./second-line.ts";
import type { Of, SecondLine } from "./second-line.ts";
import type { Stood } from "./second-stood.ts";

export function urgent({ told, ended }: Stood, { begin, end, register, acts }: Of): SecondLine[] {
  if (!told.urgent) return [];
  const day = dayOf(told.receivedAt);
  const isOff = register.workingDaysLate(midnightOf(day), midnightOf(day + 1)) === 0;
  const limit = isOff ? register.deadline({ stage: "ACCEPT", start: told.receivedAt, field: told.field, severalAgencies: false }, []).due : midnightOf(day + 1);
  const submitted = timesOf(acts.submissions, told).some((at) => at < limit);
  return begin < limit && limit <= end ? [line(told, "D2", told.intake, [!submitted, 1], ended)] : [];
}

export function withoutWord({ told, clocks, spans, ended }: Stood, of: Of): SecondLine[] {
  return clocks
    .filter(({ stage, due }) => stage === "NO_RESULT" && isIn(due, of))
    .map((clock) => line(told, "D1", clock.unit, [!inTime(clock), 1], ended, gotLate({ spans }, clock) && "INHERITED_LATE"));
}

/** @param named codes of the scheme's blockers by the finding that they name */
export function blocking({ unit, kind, concludedAt }: Found, named: ReadonlyMap<string, string>, of: Of): SecondLine[] {
  const code = named.get(kind);
  if (code === undefined || concludedAt === null || !isIn(concludedAt, of)) return [];
  return [{ indicator: code, caseId: `finding ${kind}`, unit: scored(unit), numerator: 1, denominator: 1, excluded: null }];
}

export function unanswered({ unit, steps }: Notice, of: Of): SecondLine[] {
  const told = steps.filter(({ at }) => at < of.end);
  const due = told.at(-1)?.due;
  if (due === undefined || !isIn(due, of) || told.some(({ kind }) => kind === "WITHDRAWN")) return [];
  const replied = steps.some((step, i) => {
    const back = told.slice(i + 1).some((later) => later.kind === "RETURNED" && later.due !== step.due);
    return step.kind === "REPLIED" && step.at < due && !back;
  });
  return [{ indicator: "D3", caseId: `notice ${due}`, unit: scored(unit), numerator: Number(!replied), denominator: 1, excluded: null }];
}
