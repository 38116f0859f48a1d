import type { TakenRow } from "./acts.queries.ts";
import type { LedgerLine } from "../departments/index.ts";
import type { Ledger } from "./ledger.ts";
import { keyOf, recounted, type Recounted } from "./recount.ts";
import type { Register } from "./register.ts";

/** A point of the journal. */
export interface Point {
  event: number;
  /** epoch milliseconds */
  instant: number;
}

/** What the departments had told the hub at any point: each case's newest version by then, recounted. */
export class Known {
  readonly #versions = new Map<string, { ledger: Ledger; lines: readonly LedgerLine[]; taken: TakenRow[] }>();
  readonly #recounted = new Map<LedgerLine, Recounted>();
  readonly #register: Register;

  /** @param keys cases that count, as `keyOf` */
  constructor(ledgers: readonly Ledger[], taken: readonly TakenRow[], { keys, register }: { keys: ReadonlySet<string>; register: Register }) {
    this.#register = register;
    for (const ledger of ledgers) {
      const poisoned = ledger.poison.map((line) => [line.id, [line]] as const);
      for (const [id, lines] of [...poisoned, ...ledger.versions]) {
        const key = keyOf(ledger.dept, id);
        if (keys.has(key)) this.#versions.set(key, { ledger, lines, taken: [] });
      }
    }
    for (const row of taken) this.#versions.get(keyOf(row.source, row.source_case_id))?.taken.push(row);
  }

  get keys(): Iterable<string> {
    return this.#versions.keys();
  }

  /** A case as the hub knew it at a point; null: not yet. */
  at(key: string, point: Point): Recounted | null {
    return this.between(key, { event: -1, instant: -Infinity }, point).at(-1) ?? null;
  }

  /** What the hub learned of a case after one point and by another, oldest first. */
  between(key: string, after: Point, upTo: Point): Recounted[] {
    const found = this.#versions.get(key);
    if (found === undefined) return [];
    const { ledger, lines, taken } = found;
    const rows = taken.filter((row) => isBy(row, upTo) && !isBy(row, after));
    const read = rows.flatMap(
      (row) => lines.findLast((line) => (line.modified || null) === row.version && Date.parse(line.at) <= row.learned_at.getTime()) ?? [],
    );
    return read.map((line) => this.#of(ledger, line));
  }

  #of({ dept }: Ledger, line: LedgerLine): Recounted {
    const one = this.#recounted.get(line) ?? recounted(dept, line, this.#register);
    this.#recounted.set(line, one);
    return one;
  }
}

/** A batch that told nothing new has no place in the journal: when it was learned stands in. */
const isBy = ({ event, learned_at }: TakenRow, point: Point): boolean => (event === null ? learned_at.getTime() <= point.instant : event <= point.event);
