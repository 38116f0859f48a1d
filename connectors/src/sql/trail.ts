import type { Checkpoint, Context, SourceRecord } from "../connector.ts";
import type { Instant } from "../wire/index.ts";
import type { SqlConfig } from "./config.ts";
import { instantOf, movedBack } from "./mark.ts";
import type { Cursor } from "./statements.ts";

/**
 * Where a run began, what it passed, and which checkpoint that makes: the last row whose mark is a date and not in the source's future, so that a row
 * dated wrongly hides nothing. It never goes back.
 */
export class Trail {
  /** the run's first row */
  readonly start: Cursor | null;
  readonly #context: Context<SqlConfig>;
  readonly #now: Instant | null;
  /** where the run before ended */
  readonly #from: (Cursor & { at: Instant }) | null;
  #reached: Cursor | null;
  /** rows without a mark were passed up to this key; null: none yet in this run, nor in the one that was cut off */
  #unmarked: string | null;
  #warned = false;

  /** @param clock the source's own present, as it writes times without an offset */
  constructor(context: Context<SqlConfig>, from: Checkpoint | null, clock: string) {
    this.#context = context;
    this.#now = instantOf(clock, context.zone);
    const [since, key, unmarked] = [from?.["since"], from?.["key"], from?.["unmarked"]];
    const at = typeof since === "string" ? instantOf(since, context.zone) : null;
    this.#from = typeof since === "string" && at !== null ? { since, key: String(key ?? ""), at } : null;
    this.#reached = this.#from === null ? null : { since: this.#from.since, key: this.#from.key };
    this.#unmarked = typeof unmarked === "string" ? unmarked : null;
    this.start = this.#startOf(clock);
  }

  get unmarkedFrom(): string | null {
    return this.#unmarked;
  }

  /** The checkpoint after some rows; null while the overlap is being read again. */
  passed(records: readonly SourceRecord[]): Checkpoint | null {
    const last = records.findLast(({ version }) => this.#isPast(version));
    if (last === undefined || last.version === null) return null;
    const at = instantOf(last.version, this.#context.zone);
    if (at === null || (this.#from !== null && at.micros < this.#from.at.micros)) return null;
    this.#reached = { since: last.version, key: last.sourceId };
    return this.#checkpoint();
  }

  passedUnmarked(records: readonly SourceRecord[]): Checkpoint | null {
    this.#unmarked = records.at(-1)?.sourceId ?? this.#unmarked;
    return this.#unmarked === null ? null : this.#checkpoint();
  }

  /** The checkpoint of a run that passed rows without a mark to their end: the next begins with the first of them. */
  ended(): Checkpoint | null {
    if (this.#unmarked === null) return null;
    this.#unmarked = null;
    return this.#checkpoint();
  }

  #checkpoint(): Checkpoint {
    return { ...this.#reached, ...(this.#unmarked === null ? {} : { unmarked: this.#unmarked }) };
  }

  #startOf(clock: string): Cursor | null {
    if (this.#from === null) return null;
    const isAhead = this.#now !== null && this.#from.at.micros > this.#now.micros;
    if (isAhead)
      this.#context.log("warn", "the last mark lies in the source's future; reading goes on from the source's present", { mark: this.#from.since, now: clock });
    const back = movedBack(isAhead ? clock : this.#from.since, this.#context.config.overlapSeconds);
    return back === null ? null : { since: back, key: "" };
  }

  #isPast(mark: string | null): boolean {
    const at = instantOf(mark, this.#context.zone);
    if (at === null || this.#now === null || at.micros <= this.#now.micros) return at !== null;
    if (!this.#warned) this.#context.log("warn", "the source dates a change into its own future; it is read anew in every run", { mark });
    this.#warned = true;
    return false;
  }
}
