import { positionOf } from "../dialect/index.ts";
import { erasOf, profileOf, type DepartmentCode } from "../departments.ts";
import type { CaseFacts } from "../ledger-line.ts";
import { OPEN } from "../open-stages.ts";
import { dayNumber, dayStart, HOUR_MS } from "../vietnam-time.ts";
import type { Sample } from "./sample.ts";

const isFinished = (fact: CaseFacts): boolean => fact.record.lagging === null && !OPEN.has(positionOf(fact.record.course, "", true).stage);

/** Nights on which a job touched many rows, evenly spread over the department's last era; 00:30 local. */
function nights(dept: DepartmentCode, anchor: number): number[] {
  const { times } = profileOf(dept).bulks;
  const era = erasOf(dept, anchor).at(-1);
  if (era === undefined) return [];
  return Array.from({ length: times }, (_, index) => dayStart(dayNumber(era.from + ((era.until - era.from) * (index + 1.1)) / (times + 1))) + HOUR_MS / 2);
}

/** Gives the rows that bulk jobs touched last one common modification mark each. */
export function stampInBulk(dept: DepartmentCode, facts: readonly CaseFacts[], sample: Sample): CaseFacts[] {
  const rows = Math.ceil(profileOf(dept).bulks.rows * sample.scale);
  const earliest = erasOf(dept, sample.anchor).at(-1)?.from ?? 0;
  const stamps = new Map<number, number>();
  for (const night of nights(dept, sample.anchor)) {
    const finished = facts.filter(
      (fact) => isFinished(fact) && !stamps.has(fact.row) && fact.record.mark !== null && fact.record.mark < night && Date.parse(fact.receivedAt) >= earliest,
    );
    const touched = finished.toSorted((one, other) => (other.record.mark ?? 0) - (one.record.mark ?? 0)).slice(0, rows);
    for (const fact of touched) stamps.set(fact.row, night);
  }
  return facts.map((fact) => {
    const mark = stamps.get(fact.row);
    return mark === undefined ? fact : { ...fact, record: { ...fact.record, mark } };
  });
}
