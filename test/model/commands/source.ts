import type { Stage } from "@dau-moi/schema";
import { instantOf, localText } from "../../world.ts";
import type { CaseSpec } from "../../world.ts";
import type { Run } from "../asked/run.ts";
import type { ModelCase } from "../reckoned/case.ts";
import { textOf, dayOf } from "../reckoned/calendar.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { INTAKE } from "../reckoned/told.ts";
import type { Told } from "../reckoned/told.ts";
import { Act, picked } from "./act.ts";

type StepSpec = CaseSpec["steps"][number];
const MOST_CASES = 4;

/** The source has a new case. */
export class Delivers extends Act {
  readonly #drawn: { field: Told["field"]; several: boolean; old: boolean; repeats: boolean };

  constructor(drawn: { field: Told["field"]; several: boolean; old: boolean; repeats: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ cases }: ModelProvince): boolean {
    return cases.length < MOST_CASES;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { repeats, ...drawn } = this.#drawn;
    const repeatOf = repeats ? (model.cases[0] ?? null) : null;
    const { letter } = run.deliver(model, { ...drawn, repeatOf });
    const about = `${drawn.field}${drawn.several ? ", with SYT" : ""}${drawn.old ? ", of last year" : ""}${repeatOf === null ? "" : `, reporting ${repeatOf.letter} again`}`;
    this.told = `the source receives case ${letter} (${about})`;
  }
}

interface Next {
  words: string;
  stage: Stage;
  lead?: string;
  step: Omit<StepSpec, "at"> | null;
  result?: string;
}

const given = (kind: "ASSIGNED" | "TRANSFERRED", unit: string): Next => ({
  words: `${kind === "ASSIGNED" ? "assigns" : "transfers"} it to ${unit}`,
  stage: "ASSIGNED",
  lead: unit,
  step: { kind, unit },
});
const RETURNS: Next = { words: "returns it", stage: "RECEIVED", lead: INTAKE, step: { kind: "RETURNED", unit: INTAKE } };
const simply = (words: string, stage: Stage, kind: StepSpec["kind"]): Next => ({ words, stage, step: { kind } });
const waiting = (stage: Stage): Next[] => [
  { words: "pauses it for the citizen", stage, step: { kind: "PAUSED", terms: { why: "CHO-CONG-DAN" } } },
  { words: "pauses it for another agency, which stops no clock", stage, step: { kind: "PAUSED", terms: { why: "CHO-PHOI-HOP" } } },
  { words: "goes on with it", stage, step: { kind: "RESUMED" } },
];
const TOUCHED = (stage: Stage): Next => ({ words: "writes it anew without a change", stage, step: null });

/** What a source does with a case that stands so. */
export function nextOf({ stage, lead, received }: Told, now: number): readonly Next[] {
  const prolonged: Next = {
    words: "extends it by itself",
    stage,
    step: { kind: "EXTENDED", terms: { until: textOf(dayOf(now) + 6), by: "Nguyễn Văn Duyệt" } },
  };
  const others = ["SYT", "SXD", "SXD-HTGT"].filter((unit) => unit !== lead);
  switch (stage) {
    case "RECEIVED":
      return [
        given("ASSIGNED", "SXD"),
        given("ASSIGNED", "SYT"),
        given("ASSIGNED", "SXD-HTGT"),
        ...waiting(stage),
        simply("declines it", "DECLINED", "DECLINED"),
        TOUCHED(stage),
      ];
    case "ASSIGNED":
      return [
        simply("accepts it", "IN_PROGRESS", "ACCEPTED"),
        ...others.map((unit) => given("TRANSFERRED", unit)),
        ...(lead === INTAKE ? [] : [RETURNS]),
        ...waiting(stage),
        TOUCHED(stage),
      ];
    case "IN_PROGRESS":
      return [
        { ...simply("has a result", "RESOLVED", "RESOLVED"), result: `Đã xong ngày ${textOf(dayOf(received))}` },
        ...others.map((unit) => given("TRANSFERRED", unit)),
        ...(lead === INTAKE ? [] : [RETURNS]),
        ...waiting(stage),
        prolonged,
        simply("merges it with another", "CLOSED", "MERGED"),
      ];
    case "RESOLVED":
      return [simply("answers the citizen", "ANSWERED", "ANSWERED"), simply("closes it", "CLOSED", "CLOSED"), TOUCHED(stage)];
    case "ANSWERED":
      return [simply("closes it", "CLOSED", "CLOSED"), TOUCHED(stage)];
    case "CLOSED":
      return [simply("reopens it", "IN_PROGRESS", "REOPENED"), TOUCHED(stage)];
    case "DECLINED":
    case "REDIRECTED":
      return [TOUCHED(stage)];
  }
}

/** The source goes on with a case. */
export class GoesOn extends Act {
  readonly #drawn: { one: number; next: number };

  constructor(drawn: { one: number; next: number }) {
    super();
    this.#drawn = drawn;
  }

  check({ cases }: ModelProvince): boolean {
    return cases.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const c = picked(model.cases, this.#drawn.one);
    const next = picked(nextOf(c.told, model.now), this.#drawn.next);
    this.told = `the source ${next.words}: ${c.letter}`;
    goOn(run, { c, next, now: model.now });
  }
}

/** The source writes what it does next with a case. */
export function goOn(run: Run, { c, next: { stage, lead, step, result }, now }: { c: ModelCase; next: Next; now: number }): void {
  run.change(c, {
    stage,
    ...(lead === undefined ? {} : { lead }),
    ...(result === undefined ? {} : { result }),
    ...(step === null ? {} : { steps: [...stepsOf(run, c), { ...step, at: localText(now) }] }),
  });
}

const stepsOf = (run: Run, c: ModelCase): readonly StepSpec[] => run.live.source.cases.shown(c.name).spec.steps ?? [];
const HOUR = 3_600_000;

/** The source corrects what it said of a case before. */
export class Corrects extends Act {
  readonly #drawn: { one: number; what: number };

  constructor(drawn: { one: number; what: number }) {
    super();
    this.#drawn = drawn;
  }

  check({ cases }: ModelProvince): boolean {
    return cases.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const c = picked(model.cases, this.#drawn.one);
    const steps = stepsOf(run, c);
    const last = steps.findLastIndex(({ kind }) => kind === "ASSIGNED" || kind === "TRANSFERRED");
    const [step, before] = [steps[last], steps[last - 1]];
    if (this.#drawn.what % 2 === 0 || step === undefined || before === undefined) {
      const [first, ...rest] = steps;
      const received = localText(c.told.received - (24 + this.#drawn.what) * HOUR);
      this.told = `the source corrects the receipt of ${c.letter} to ${received}`;
      return run.change(c, { received, steps: first === undefined ? [] : [{ ...first, at: received }, ...rest] });
    }
    const at = localText(Math.max(instantOf(before.at) + 1_000, instantOf(step.at) - this.#drawn.what * HOUR));
    this.told = `the source corrects that ${c.letter} was given to ${step.unit} at ${at}`;
    run.change(c, { steps: steps.with(last, { ...step, at }) });
  }
}

/** The hub reads the source to its end. */
export class Reads extends Act {
  readonly #dropping: boolean;

  constructor(dropping: boolean) {
    super();
    this.#dropping = dropping;
  }

  check(): boolean {
    return true;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    this.told = `the hub reads the source${this.#dropping ? ", its connections dropped meanwhile" : ""}`;
    await run.read(model, this.#dropping);
  }
}
