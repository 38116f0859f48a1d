import type { Field, Stage, StepKind } from "@dau-moi/schema";
import { diceOf } from "../../departments/random.ts";
import type { Dice } from "../../departments/random.ts";
import type { CaseSpec, StepSpec } from "../../journey/kit/case-spec.ts";
import { localText } from "../../journey/kit/case-spec.ts";
import { stageOf } from "../course.ts";
import type { Step } from "../course.ts";
import { dayOf, dayText } from "../working-days.ts";

/** What a department's own book says of a case. */
export interface Told {
  id: string;
  receivedAt: number;
  intake: string;
  field: Field;
  urgent: boolean;
  cooperating: readonly string[];
  repeatOf: string | null;
  /** the whole of its course, the receipt first, in time order, no two at one instant */
  steps: readonly Waiting[];
  /** with which reading it is told first */
  round: number;
}

/** A step; of a pause also who decided it, where somebody is named. */
export type Waiting = Step & { by?: string };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** As a clerk writes them: the first lets the clock stand still, the second does not. */
const CITIZEN = "chờ công dân bổ sung";
export const PARTNER = "chờ cơ quan phối hợp";
const DESK = "VPUB";
export const UNITS = ["SXD", "SXD-HTGT", "SYT", "X-ANPHU"] as const;
const FIELDS: readonly Field[] = ["TRANSPORT", "CONSTRUCTION", "HEALTH", "URBAN_INFRASTRUCTURE"];

/** Instants in which the hub reads; the last is after the period. */
export const READ_AT = ["2026-02-06T09:00:00+07:00", "2026-02-13T10:00:00+07:00", "2026-02-26T16:00:00+07:00", "2026-03-04T08:00:00+07:00"].map((text) =>
  Date.parse(text),
);
const FIRST_DAY = Date.parse("2026-01-05T00:00:00+07:00");

/** A province of some sixty cases of all courses, in two months with Tết between. The same seed is the same province. */
export function aRandomProvince(seed: number): Told[] {
  const dice = diceOf(`second scorer ${seed}`);
  const cases: Told[] = [];
  for (let n = 0; n < 60; n += 1) cases.push(aRandomCase(`c${n}`, dice, cases));
  return cases;
}

function aRandomCase(id: string, dice: Dice, earlier: readonly Told[]): Told {
  const receivedAt = FIRST_DAY + dice.whole(0, 57 * 24 * 60) * MINUTE;
  const repeats = dice.chance(0.08) && earlier.length > 0 ? dice.pick(earlier) : null;
  const steps: Waiting[] = [{ at: receivedAt, kind: "RECEIVED", unit: null }];
  const busy = dice.pick([0.3, 1, 3]); // days a step takes, roughly
  for (let at = receivedAt; ;) {
    at += Math.ceil((-Math.log(1 - dice.next()) * busy * DAY) / MINUTE + 1) * MINUTE;
    const next = nextStep(steps, at, dice);
    if (next === null || at > (READ_AT.at(-1) ?? 0)) break;
    steps.push({ at, ...next });
  }
  const round = READ_AT.findIndex((read) => read >= receivedAt);
  return {
    id,
    receivedAt,
    intake: DESK,
    field: dice.pick(FIELDS),
    urgent: dice.chance(0.1),
    cooperating: dice.chance(0.2) ? ["STNMT"] : [],
    repeatOf: repeats !== null && repeats.receivedAt < receivedAt ? repeats.id : null,
    steps,
    round: dice.chance(0.85) ? round : dice.whole(round, READ_AT.length - 1),
  };
}

/** Where a case may go on from where it stands; null: it stays there. */
function nextStep(steps: readonly Waiting[], at: number, dice: Dice): Omit<Waiting, "at"> | null {
  const other = (): string => dice.pick(UNITS.filter((unit) => unit !== holderOf(steps)));
  const go = (kind: StepKind, more: Partial<Waiting> = {}): Omit<Waiting, "at"> => ({ kind, unit: null, ...more });
  if (steps.at(-1)?.kind === "MERGED") return null;
  if (steps.at(-1)?.kind === "PAUSED") return dice.chance(0.9) ? go(dice.chance(0.8) ? "RESUMED" : "RESOLVED") : null;
  const chosen = dice.weighted(WAYS[stageNow(steps)] ?? {});
  if (chosen === "ASSIGNED" || chosen === "TRANSFERRED") return go(chosen, { unit: other() });
  if (chosen === "RETURNED") return go(chosen, { unit: DESK });
  if (chosen === "PAUSED") return go(chosen, dice.chance(0.7) ? { reason: CITIZEN } : { reason: PARTNER, ...(dice.chance(0.7) && { by: "Chánh Văn phòng" }) });
  if (chosen === "EXTENDED") return go(chosen, { dueDay: dayText(dayOf(at) + dice.whole(1, 16)) });
  return chosen === undefined || chosen === "STAYS" ? null : go(chosen);
}

const WAYS: Partial<Record<Stage, Partial<Record<StepKind | "STAYS", number>>>> = {
  RECEIVED: { ASSIGNED: 88, DECLINED: 4, REDIRECTED: 4, STAYS: 4 },
  ASSIGNED: { ACCEPTED: 70, RETURNED: 10, TRANSFERRED: 10, RESOLVED: 5, MERGED: 2, STAYS: 3 },
  IN_PROGRESS: { RESOLVED: 58, PAUSED: 14, EXTENDED: 14, TRANSFERRED: 7, RETURNED: 4, CLOSED: 4, MERGED: 4, STAYS: 3 },
  RESOLVED: { ANSWERED: 85, CLOSED: 10, STAYS: 5 },
  ANSWERED: { CLOSED: 90, STAYS: 10 },
  CLOSED: { REOPENED: 20, STAYS: 80 },
  DECLINED: { STAYS: 1 },
  REDIRECTED: { STAYS: 1 },
};

export const stageNow = (steps: readonly Step[]): Stage => steps.map(({ kind }) => stageOf(kind)).findLast((stage) => stage !== null) ?? "RECEIVED";
const holderOf = (steps: readonly Step[]): string => steps.findLast(({ unit }) => unit !== null)?.unit ?? DESK;

/** The case as its source shows it when it is read. @returns null: it is not told yet */
export function shownAt(told: Told, round: number): (Partial<CaseSpec> & { id: string }) | null {
  if (round < told.round) return null;
  const steps = told.steps.filter(({ at }) => at <= (READ_AT[round] ?? 0));
  return {
    id: told.id,
    received: localText(told.receivedAt),
    intake: told.intake,
    lead: holderOf(steps),
    stage: stageNow(steps),
    field: told.field,
    urgent: told.urgent,
    cooperating: [...told.cooperating],
    repeatOf: told.repeatOf,
    steps: steps.map(stepShown),
  };
}

function stepShown({ at, kind, unit, reason, dueDay, by }: Waiting): StepSpec {
  const why = reason === undefined ? undefined : reason === CITIZEN ? ("CHO-CONG-DAN" as const) : ("CHO-PHOI-HOP" as const);
  const terms = { ...(why && { why }), ...(dueDay !== undefined && { until: dueDay }), ...(by !== undefined && { by }) };
  return { at: localText(at), kind, ...(unit === null ? {} : { unit }), ...(Object.keys(terms).length > 0 && { terms }) };
}
