import { acceptingSince, clockOf, cycleBegan, presentCycle } from "../course.ts";
import { custodyOf } from "../custody.ts";
import type { Span } from "../custody.ts";
import type { LivedDeadline } from "../lived-limit.ts";
import type { Register } from "../register.ts";
import { dayOf } from "../working-days.ts";
import { stageNow } from "./random-province.ts";
import type { Told, Waiting } from "./random-province.ts";

export interface Clock {
  stage: "ASSIGN" | "HANDLE" | "ANSWER" | "ACCEPT" | "NO_RESULT";
  unit: string;
  start: number;
  due: number;
  /** null: it runs when the period ends */
  stop: number | null;
  /** the limit before an extension, where nothing but that moved it; null: otherwise */
  first: number | null;
}

/** A case as it stood when the period ended, by its department's book alone. */
export interface Stood {
  told: Told;
  /** before the end */
  steps: readonly Waiting[];
  spans: readonly Span[];
  clocks: readonly Clock[];
  /** how it has ended by the taking, and before the period's end; null: otherwise */
  ended: "DECLINED" | "REDIRECTED" | "MERGED" | null;
}

/** A case by its book, as far as it had happened when a period ended. */
export function stoodAt(told: Told, end: number, register: Register): Stood {
  const matter = { area: null, receivedOn: dayOf(told.receivedAt), field: told.field };
  const { intake, receivedAt } = told;
  const spans = custodyOf({ intake, receivedAt, steps: told.steps, matter }, register);
  const clocks = clocksOf(told, spans, register);
  const stage = stageNow(told.steps);
  const last = told.steps.at(-1);
  const ended = last?.kind === "MERGED" ? last.kind : stage === "DECLINED" || stage === "REDIRECTED" ? stage : null;
  return {
    told,
    steps: told.steps.filter(({ at }) => at < end),
    spans,
    clocks: clocks
      .filter(({ unit }) => spans.some((span) => span.unit === unit && span.from < end))
      .map((clock) => ({ ...clock, stop: clock.stop !== null && clock.stop < end ? clock.stop : null })),
    ended: (last?.at ?? told.receivedAt) < end ? ended : null,
  };
}

/** Of these one at a time is the work. */
export const MAIN = new Set<Clock["stage"]>(["ASSIGN", "HANDLE", "ANSWER"]);

/** Walks from step to step and writes down which clock ran in whose hands, and when its limit ended by all that had happened until it stopped. */
function clocksOf({ steps, receivedAt, field, cooperating }: Told, spans: readonly Span[], register: Register): Clock[] {
  const clocks = new Map<string, Clock>();
  const question = { field, severalAgencies: cooperating.length > 0 };
  steps.forEach((step, i) => {
    const before = steps.slice(0, i + 1);
    const until = steps[i + 1]?.at ?? null;
    const stage = stageNow(before);
    const main = clockOf(stage, receivedAt, before);
    const order = acceptingSince(stage, before);
    const running = [...(main === null ? [] : [main]), ...(order === null ? [] : [{ stage: "ACCEPT" as const, start: order }])];
    for (const { stage: of, start } of running)
      for (const { unit, to } of heldWithin(spans, step.at, until)) {
        // what ends the stretch may end a pause with it, but a new cycle is another one's, and a unit that is dissolved ends nothing
        const lived = presentCycle(
          receivedAt,
          steps.slice(0, i + 2).filter((one, place) => place <= i || (one.kind !== "REOPENED" && to === until)),
        );
        const asked = { stage: of, start, ...question, cycleBegan: cycleBegan(receivedAt, before) };
        const { due } = register.deadline(asked, lived);
        const name = `${of} ${start} ${unit}`;
        clocks.delete(name); // who takes it up again has it last
        clocks.set(name, { stage: of, unit, start, due, stop: to, first: firstLimit((some) => register.deadline(asked, some), lived) });
      }
  });
  const all = [...clocks.values()];
  return [...all, ...(cooperating.length > 0 ? heartbeats(all, spans, question, register) : [])];
}

/** Who held the case in a stretch without steps, and until when: one unit, and after it whoever took over from it. */
function heldWithin(spans: readonly Span[], from: number, until: number | null): { unit: string; to: number | null }[] {
  const end = until ?? Infinity;
  return spans.filter((span) => span.from < end && (span.to ?? Infinity) > from).map(({ unit, to }) => ({ unit, to: (to ?? Infinity) < end ? to : until }));
}

/** The limit before the first extension that gave another one; null: there was none, or the clock stood still since, or does. */
function firstLimit(limitAfter: (steps: readonly Waiting[]) => LivedDeadline, lived: readonly Waiting[]): number | null {
  const granted = lived.findIndex((_step, i) => limitAfter(lived.slice(0, i + 1)).originalDue !== null);
  if (granted === -1) return null;
  const stoodStill = lived.some((_step, i) => i > granted && limitAfter(lived.slice(0, i + 1)).pausedSince !== null);
  return stoodStill ? null : limitAfter(lived.slice(0, granted + 1)).originalDue;
}

/** Of several agencies' case whose limit ran out: a word of it is owed, by whoever has it, until handling ends. Nobody reports in these provinces. */
function heartbeats(
  clocks: readonly Clock[],
  spans: readonly Span[],
  question: { field: Told["field"]; severalAgencies: boolean },
  register: Register,
): Clock[] {
  const cycles = Map.groupBy(
    clocks.filter(({ stage }) => stage === "HANDLE"),
    ({ start }) => start,
  );
  return [...cycles.values()].flatMap((cycle) => {
    const last = cycle.at(-1);
    const to = cycle.some(({ stop }) => stop === null) ? null : Math.max(...cycle.map(({ stop }) => stop ?? 0));
    if (last === undefined || last.due === Infinity || (to !== null && to <= last.due)) return [];
    const start = last.due - 1;
    const { due } = register.deadline({ stage: "NO_RESULT", start, ...question }, []);
    const held = spans.filter((span) => span.from < (to ?? Infinity) && (span.to ?? Infinity) > start);
    const lastOf = new Map(held.map((span) => [span.unit, span])); // who had it twice has one clock
    return [...lastOf.values()].map((span): Clock => {
      const stop = Math.min(span.to ?? Infinity, to ?? Infinity);
      return { stage: "NO_RESULT", unit: span.unit, start, due, stop: stop === Infinity ? null : stop, first: null };
    });
  });
}
