import { custodyOf, standsFor } from "../custody.ts";
import type { Register } from "../register.ts";
import { dayNamed, dayOf, midnightOf } from "../working-days.ts";
import type { Acts } from "./random-acts.ts";
import { PARTNER, READ_AT } from "./random-province.ts";
import type { Told } from "./random-province.ts";
import { blocking, unanswered, urgent, withoutWord } from "./second-deductions.ts";
import { gotLate, inTime, isIn, line, scored, timesOf } from "./second-line.ts";
import type { Of, SecondLine, SecondParams } from "./second-line.ts";
import { beyondShare, reportsOwed, wrongReturns } from "./second-params.ts";
import type { Extendable } from "./second-params.ts";
import type { SecondScheme } from "./second-totals.ts";
import { MAIN, stoodAt } from "./second-stood.ts";
import type { Clock, Stood } from "./second-stood.ts";

export interface SecondPeriod {
  from: string;
  to: string;
  scheme: SecondScheme;
}

const DAY = 86_400_000;
const REOPEN_DAYS = 30;
const MOST_DAYS = 30;
const GRACE_DAYS = 30;
const PER_CASE = 10;

/** The departments' books, and what people wrote down in the hub. */
export interface SecondBooks {
  cases: readonly Told[];
  acts: Acts;
  /** of cases in the hub, by their ids: between equals the older one comes first */
  numbers: ReadonlyMap<string, number>;
  /** what the hub knew of units, reading by reading */
  registers: readonly Register[];
}

/** Every line of every indicator that a province of these cases has; slow and plain. */
export function secondLines({ cases, acts, numbers, registers }: SecondBooks, register: Register, { from, to, scheme }: SecondPeriod): SecondLine[] {
  const [begin, end] = [midnightOf(dayNamed(from)), midnightOf(dayNamed(to) + 1)];
  const stood = cases.map((told) => stoodAt(told, end, register));
  const of = { begin, end, register, stood, acts };
  const ofCases = stood.flatMap((one) => [
    ...accepted(one, of),
    ...quality(one, of),
    ...cleaned(one, of),
    ...inDay(one, of),
    ...integrity(one, registers, of),
    ...urgent(one, of),
    ...withoutWord(one, of),
  ]);
  const paramsOf = (asked: string): SecondParams => scheme.indicators.find(({ code }) => code === asked)?.params ?? {};
  const beyond = (code: string, all: Extendable[]): SecondLine[] => beyondShare(all, { numbers, share: paramsOf(code).extendedShare });
  const named = new Map(scheme.blockers.flatMap(({ code, finding }) => (finding === undefined ? [] : [[finding, code] as const])));
  const { wrongReturn = 0 } = paramsOf("U3");
  return [
    ...beyond(
      "U1",
      stood.flatMap((one) => onTime(one, of)),
    ),
    ...beyond(
      "U2",
      stood.flatMap((one) => burden(one, of)),
    ),
    ...(wrongReturn === 0 ? [] : stood.flatMap((one) => wrongReturns(one, { of, wrongReturn }))),
    ...ofCases,
    ...acts.notices.flatMap((notice) => unanswered(notice, of)),
    ...acts.findings.flatMap((found) => blocking(found, named, of)),
    ...(paramsOf("U8").hubReports === 1 ? reportsOwed(of) : []),
  ];
}

const judgedAt = ({ stop, due }: Clock): number => (stop !== null && stop < due ? stop : due);
function handedOver({ spans, steps }: Stood, clock: Clock): boolean {
  const { stop, unit } = clock;
  if (stop === null) return false;
  return spans.some((span, i) => i > 0 && span.from === stop && span.unit !== unit) || steps.some((step) => step.at === stop && step.kind === "RETURNED");
}

function onTime(one: Stood, of: Of): Extendable[] {
  return one.clocks
    .filter((clock) => clock.stage === "HANDLE" && (isIn(judgedAt(clock), of) || waits(clock, of)))
    .map((clock) => {
      const { stop } = clock;
      const reopened = stop !== null && one.steps.some(({ kind, at }) => kind === "REOPENED" && at > stop && at < stop + REOPEN_DAYS * DAY);
      const counted = line(
        one.told,
        "U1",
        clock.unit,
        [inTime(clock) && !reopened, 1],
        one.ended,
        inTime(clock) && handedOver(one, clock) && "HANDED_OVER",
        ...inherited(one, clock),
        waits(clock, of) && "PAUSED",
        !inTime(clock) && coveredByCause(one, clock) && "OBJECTIVE_CAUSE",
      );
      const helped = counted.numerator === 1 && clock.first !== null && stop !== null && stop >= clock.first;
      return { line: counted, due: clock.due, without: helped ? 0 : null };
    });
}

/** It had run out, or comes to be judged soon after a succession. */
function inherited(one: Stood, clock: Clock): (string | false)[] {
  const own = one.spans.filter(({ unit }) => unit === clock.unit);
  const judged = judgedAt(clock);
  const isNew = own.some(({ reason, from }) => reason === "SUCCESSION" && from <= judged && judged < from + GRACE_DAYS * DAY);
  return [gotLate(one, clock) && "INHERITED_LATE", isNew && "INHERITED_GRACE"];
}

const waits = ({ stop, due, start }: Clock, { end }: Of): boolean => stop === null && due === Infinity && start < end;

/** A wait that lets the clock run and that somebody named decided lay over the instant at which it ran out. */
function coveredByCause({ told: { steps } }: Stood, { due, start }: Clock): boolean {
  return steps.some((step, i) => {
    if (step.kind !== "PAUSED" || step.reason !== PARTNER || step.by === undefined) return false;
    const over = steps[i + 1]?.at ?? Infinity;
    return step.at <= due && over > due && over > start;
  });
}

function burden({ told, spans, clocks, ended }: Stood, { end, register }: Of): Extendable[] {
  const late = (due: number): number => (due > end ? 0 : Math.min(MOST_DAYS, register.workingDaysLate(due, end)));
  return spans
    .filter((span) => span.from < end && (span.to === null || span.to >= end))
    .map((span) => {
      const running = clocks
        .filter((c) => MAIN.has(c.stage) && c.unit === span.unit && c.start < end && c.stop === null)
        .toSorted((a, b) => a.start - b.start)
        .at(-1);
      const days = running === undefined ? 0 : late(running.due);
      const counted = line(
        told,
        "U2",
        span.unit,
        [days, PER_CASE],
        ended,
        running !== undefined && running.due <= end && gotLate({ spans }, running, scored) && "INHERITED_LATE",
      );
      const first = running?.first == null || running.due === Infinity ? 0 : late(running.first);
      return { line: counted, due: running?.due ?? Infinity, without: counted.excluded === null && first > days ? first : null };
    });
}

function accepted(one: Stood, of: Of): SecondLine[] {
  return one.clocks
    .filter((clock) => clock.stage === "ACCEPT" && isIn(judgedAt(clock), of))
    .map((clock) => {
      const { stop, unit } = clock;
      const given = one.spans.some((span, i) => i > 0 && span.from === stop && span.unit !== unit && span.reason !== "RETURNED");
      const back = one.steps.some((step) => step.at === stop && step.kind === "RETURNED");
      return line(one.told, "U3", unit, [inTime(clock), 1], one.ended, inTime(clock) && given && !back && "HANDED_OVER", ...inherited(one, clock));
    });
}

function quality(one: Stood, of: Of): SecondLine[] {
  const results = one.clocks
    .filter((clock) => clock.stage === "HANDLE" && clock.stop !== null && !handedOver(one, clock))
    .toSorted((a, b) => (a.stop ?? 0) - (b.stop ?? 0));
  const reopenings = one.steps.filter(({ kind }) => kind === "REOPENED").map(({ at }) => at);
  const repeats = of.stood.filter(({ told }) => told.repeatOf === one.told.id).map(({ told }) => told.receivedAt);
  const failures = [...reopenings, ...repeats, ...timesOf(of.acts.recalls, one.told)].filter((at) => isIn(at, of));
  return results.flatMap((clock, i) => {
    const [stop, next] = [clock.stop ?? 0, results[i + 1]?.stop ?? Infinity];
    const failed = failures.filter((at) => at >= stop && at < next).length;
    const isNew = stop >= of.begin;
    return isNew || failed > 0 ? [line(one.told, "U4", clock.unit, [failed, isNew ? 1 : 0], one.ended)] : [];
  });
}

function cleaned({ told, spans, ended }: Stood, of: Of): SecondLine[] {
  const { begin, end } = of;
  const recalled = timesOf(of.acts.recalls, told).some((at) => isIn(at, of));
  const last = spans.findLast((span) => span.from < end && (span.to === null || span.to > span.from));
  const isOpen = last !== undefined && (last.to === null || last.to >= end);
  return spans.flatMap((span, i) => {
    if (span.from >= begin || (span.to !== null && span.to < begin)) return [];
    const next = spans[i + 1];
    const unit = next?.reason === "SUCCESSION" && next.from < end ? next.unit : span.unit;
    const isElsewhere = last !== undefined && scored(last.unit) !== scored(unit);
    return [line(told, "U6", unit, [!isOpen && !recalled, 1], ended === "MERGED" && ended, isElsewhere && "HANDED_OVER")];
  });
}

/** Resolved, answered, closed, and told to a leader. */
function inDay(one: Stood, of: Of): SecondLine[] {
  const ticks = (["RESOLVED", "ANSWERED", "CLOSED"] as const).every((kind) => one.steps.some((step) => step.kind === kind));
  const ticked = ticks && timesOf(of.acts.reports, one.told).some((at) => at < of.end);
  return one.clocks
    .filter((clock) => clock.stage === "ANSWER" && isIn(judgedAt(clock), of))
    .map((clock) => {
      const given = inTime(clock) && handedOver(one, clock) && "HANDED_OVER";
      return line(one.told, "U7", clock.unit, [inTime(clock) && ticked, 1], one.ended, given, ...inherited(one, clock));
    });
}

interface Fact {
  unit: string;
  at: number;
  /** the same fact, told at another reading */
  name: string;
}

/** What a reading tells of a case: its receipt, its hand-overs, and its end while it is ended. A fact told of a unit is the same when its successor stands there. */
function factsTold({ intake, receivedAt, steps, field }: Told, until: number, [known, now]: readonly [Register, Register]): Fact[] {
  const matter = { area: null, receivedOn: dayOf(receivedAt), field };
  const spans = custodyOf({ intake, receivedAt, steps: steps.filter(({ at }) => at <= until), matter }, known);
  const last = spans.at(-1);
  const named = (unit: string): string => standsFor(unit, matter, now);
  return [
    { unit: intake, at: receivedAt, name: "received" },
    ...spans.flatMap((span, i) => {
      const before = spans[i - 1]?.unit ?? span.unit;
      const isMoved = named(before) !== named(span.unit); // to a successor it goes by itself, at the succession or when it is reopened
      return isMoved ? [{ unit: span.unit, at: span.from, name: `${named(before)} ${named(span.unit)} ${dayOf(span.from)}` }] : [];
    }),
    ...(last?.to == null ? [] : [{ unit: last.unit, at: last.to, name: `end ${named(last.unit)} ${dayOf(last.to)}` }]),
  ];
}

/** What happened in the period, by the reading that told it first, and whether it could have been told earlier. What a later reading takes back was told all the same. */
function integrity({ told }: Stood, registers: readonly Register[], of: Of): SecondLine[] {
  let known: Fact[] = [];
  return READ_AT.flatMap((learned, round) => {
    if (round < told.round) return [];
    const before = known.map(({ name }) => name);
    known = factsTold(told, learned, [registers[round] ?? of.register, of.register]);
    const added = known.filter(({ name }) => {
      const same = before.indexOf(name);
      if (same !== -1) before.splice(same, 1);
      return same === -1;
    });
    return added.filter(({ at }) => isIn(at, of)).map(({ unit, at }) => integrityLine({ unit, at, learned }, told, of));
  });
}

function integrityLine({ unit, at, learned }: { unit: string; at: number; learned: number }, told: Told, { register }: Of): SecondLine {
  const limit = register.deadline({ stage: "ACCEPT", start: at, field: told.field, severalAgencies: false }, []).due;
  const late = learned >= limit;
  const wasRead = READ_AT.some((read) => read > at && read < limit);
  return line(told, "U9", unit, [late, 1], late && !wasRead && "SOURCE_NOT_READ");
}
