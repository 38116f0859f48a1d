import type { StepKind } from "@dau-moi/schema";
import type { Run } from "../asked/run.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { isOpen } from "../reckoned/told.ts";
import type { Told } from "../reckoned/told.ts";
import { Act, picked } from "./act.ts";
import { goOn, nextOf } from "./source.ts";

/** The usual way of a case, and which step leads on from where it stands. */
const ONWARD: Partial<Readonly<Record<Told["stage"], StepKind>>> = {
  RECEIVED: "ASSIGNED",
  ASSIGNED: "ACCEPTED",
  IN_PROGRESS: "RESOLVED",
  RESOLVED: "ANSWERED",
};

/** The source brings a case on by some usual steps, a minute apart, and the hub reads it: what comes late in a case's life would be seldom in short courses. */
export class Brings extends Act {
  readonly #drawn: { one: number; unit: number; steps: number; waits: boolean };

  constructor(drawn: { one: number; unit: number; steps: number; waits: boolean }) {
    super();
    this.#drawn = drawn;
  }

  check({ cases }: ModelProvince): boolean {
    return cases.some(({ told }) => isOpen(told) && ONWARD[told.stage] !== undefined);
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { one, unit, steps, waits } = this.#drawn;
    const c = picked(
      model.cases.filter(({ told }) => isOpen(told) && ONWARD[told.stage] !== undefined),
      one,
    );
    for (let left = steps; left > 0; left -= 1) {
      const pauses = waits && c.told.stage === "IN_PROGRESS";
      const wanted = pauses ? "PAUSED" : ONWARD[c.told.stage];
      const ways = nextOf(c.told, model.now).filter(({ step }) => step !== null && step.kind === wanted);
      if (ways.length === 0) break;
      goOn(run, { c, next: picked(ways, pauses ? 0 : unit), now: model.now });
      await run.minutePasses();
      if (pauses) break;
    }
    this.told = `the source brings ${c.letter} to ${c.told.stage}${c.told.steps.at(-1)?.kind === "PAUSED" ? ", where it waits" : ""} in the hands of ${c.told.lead}, and the hub reads it`;
    await run.read(model);
  }
}
