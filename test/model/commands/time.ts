import type { Run } from "../asked/run.ts";
import { dayOf, opening, workedFrom } from "../reckoned/calendar.ts";
import { compared } from "../asked/compared.ts";
import type { ModelProvince } from "../reckoned/province.ts";
import { Act, picked } from "./act.ts";

const HOUR = 3_600_000;
/** A run takes no longer than this in the province's time: the calendar has an end. */
const LONGEST_MS = 40 * 24 * HOUR;

/** Time passes: some hours, to the next morning, to the last moment of a limit, to its first late one. */
export class TimePasses extends Act {
  readonly #drawn: { one: number; how: number; hours: number };

  constructor(drawn: { one: number; how: number; hours: number }) {
    super();
    this.#drawn = drawn;
  }

  check(): boolean {
    return true;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    const { words, at } = this.#until(model);
    const until = at > model.now && at < run.startedAt + LONGEST_MS ? at : Math.min(model.now + this.#drawn.hours * HOUR, run.startedAt + LONGEST_MS);
    this.told = until === at ? `time passes ${words}` : `${this.#drawn.hours} hours pass`;
    await run.live.pass(Math.max(until - model.now, 0));
  }

  #until({ known, now }: ModelProvince): { words: string; at: number } {
    const { one, how } = this.#drawn;
    const c = known.length === 0 ? undefined : picked(known, one);
    const running = c?.known.standing.running ?? null;
    const due = running === null || running.due === Infinity ? 0 : running.due;
    switch (how % 6) {
      case 0:
        return { words: `to the last moment of ${c?.letter}`, at: due - 1 };
      case 1:
        return { words: `to the due instant of ${c?.letter}`, at: due };
      case 2:
        return { words: `to where ${c?.letter} is due soon`, at: running?.soon ?? 0 };
      case 3:
        return { words: "to the next office morning", at: opening(workedFrom(dayOf(now) + 1)) + 3 * 60_000 };
      default:
        return { words: "", at: 0 };
    }
  }
}

/** The hub loses every connection to its database while nothing is under way. */
export class Drops extends Act {
  check(): boolean {
    return true;
  }

  protected async goes(_model: ModelProvince, run: Run): Promise<void> {
    this.told = "the hub's connections to its database are dropped";
    await run.live.drop();
  }
}

/** The hub stops and starts. */
export class Restarts extends Act {
  check(): boolean {
    return true;
  }

  protected async goes(_model: ModelProvince, run: Run): Promise<void> {
    this.told = "the hub is restarted";
    await run.live.restart();
  }
}

/** Everything is held against the model. */
export class Looks extends Act {
  check({ known }: ModelProvince): boolean {
    return known.length > 0;
  }

  protected async goes(model: ModelProvince, run: Run): Promise<void> {
    this.told = "everything is held against the model";
    await compared(model, run);
  }
}
