import type { Tx } from "../platform/database.ts";
import type { UnitCounts } from "./board.queries.ts";
import { add, areNegative, areSame, NOTHING } from "./figures.ts";
import { countsAfter, tickMark } from "./tick.queries.ts";
import type { Tick, TickMark } from "./tick.queries.ts";

/** The latest tick as one process sees it: what the ticks since its last look changed is read, the rest it has. */
export class TickSight {
  #mark: TickMark | undefined;
  readonly #counts = new Map<string, UnitCounts>();
  #figures: readonly UnitCounts[] = [];

  /** Looks at the latest tick. @param tx a snapshot @returns of which moment it is; its event is -1 while nothing was counted, and undefined before the first look of a ticker */
  async read(tx: Tx): Promise<TickMark | undefined> {
    const mark = await tickMark(tx);
    const known = this.#mark?.version ?? -1;
    if (mark === undefined || mark.version < known) this.#counts.clear(); // another database than the one it saw
    if (mark !== undefined && mark.version !== known) this.take(mark, await countsAfter(tx, mark.version < known ? -1 : known));
    this.#mark = mark;
    return mark;
  }

  /** Brings it to a mark that tells no other numbers than those it has. @returns false: they are others */
  isAt(mark: TickMark): boolean {
    if (this.#mark?.version !== mark.version) return false;
    this.#mark = mark;
    return true;
  }

  /** What was published. @param changed numbers of the units that are not what they were */
  take(mark: TickMark, changed: readonly UnitCounts[]): void {
    this.#mark = mark;
    for (const counts of changed) this.#counts.set(keyOf(counts), counts);
    this.#figures = [...this.#counts.values()].filter((counts) => !areSame(counts, NOTHING));
  }

  tick(): Tick | undefined {
    if (this.#mark === undefined || this.#mark.event < 0) return undefined;
    return { event: this.#mark.event, instant: this.#mark.instant, figures: this.#figures };
  }

  /** Numbers of the units that something was added to. @returns null: they cannot be, and have to be counted */
  with(moved: readonly UnitCounts[]): UnitCounts[] | null {
    const changed = moved.map((by): UnitCounts => {
      const counts = { ...NOTHING, ...this.#counts.get(keyOf(by)), caseStream: by.caseStream, unitId: by.unitId };
      add(counts, by);
      return counts;
    });
    return changed.some(areNegative) ? null : changed;
  }

  /** Which of these numbers are not as they are here, with those of units that have nothing any more. @param changed instead of what is here */
  unlike(counted: readonly UnitCounts[], changed: readonly UnitCounts[] = []): UnitCounts[] {
    const here = new Map([...this.#counts, ...changed.map((counts) => [keyOf(counts), counts] as const)]);
    const there = new Set(counted.map(keyOf));
    const gone = [...here.values()].filter((counts) => !there.has(keyOf(counts)) && !areSame(counts, NOTHING));
    const other = counted.filter((counts) => !areSame(here.get(keyOf(counts)) ?? NOTHING, counts));
    return [...other, ...gone.map((counts) => ({ ...counts, ...NOTHING }))];
  }
}

const keyOf = ({ caseStream, unitId }: UnitCounts): string => `${caseStream} ${unitId}`;
