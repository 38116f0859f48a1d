import type { AsyncCommand } from "fast-check";
import type { Run } from "../asked/run.ts";
import type { Outcome } from "../asked/documents.ts";
import type { ModelProvince } from "../reckoned/province.ts";

/** How often each act was done, each outcome reached, and each kind of change decided, in all runs. */
export const actsDone = new Map<string, number>();
export const outcomesReached = new Map<string, number>();
export const changesDecided = new Map<string, number>();
export const count = (figures: Map<string, number>, name: string): void => void figures.set(name, (figures.get(name) ?? 0) + 1);

/** One step of a run: in the province and in the model alike. It tells itself in words once it knows what it does. */
export abstract class Act implements AsyncCommand<ModelProvince, Run> {
  /** what a report calls it */
  protected told = this.constructor.name;

  abstract check(model: Readonly<ModelProvince>): boolean;
  protected abstract goes(model: ModelProvince, run: Run): Promise<void>;

  async run(model: ModelProvince, run: Run): Promise<void> {
    await run.minutePasses();
    await this.goes(model, run);
    count(actsDone, this.constructor.name);
  }

  toString(): string {
    return `\n  - ${this.told}`;
  }
}

/** The one that a drawn number means. */
export function picked<One>(among: readonly One[], draw: number): One {
  const one = among[draw % among.length];
  if (one === undefined) throw new Error("there is nothing to pick from");
  return one;
}

/** @param already the outcome of what had been done before its answer was lost @throws in words */
export function agrees({ outcome, again }: { outcome: Outcome; again: boolean }, expected: string, already?: string): void {
  const is = outcome.__typename;
  count(outcomesReached, is);
  if (is === expected || (again && is === already)) return;
  throw new Error(`the model says ${expected}, the hub ${is}${outcome.message === undefined ? "" : ` (${outcome.message})`}`);
}
