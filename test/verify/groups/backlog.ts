import type { Findings } from "../findings.ts";
import type { Graph } from "../graph.ts";
import { latenessAt, type Recounted } from "../recount.ts";
import type { Register } from "../register.ts";
import { backlogOf } from "../shown.ts";
import type { View } from "../view.ts";
import { dayOf } from "../working-days.ts";
import type { UnitTree } from "./boards.ts";
import type { Paired } from "./cases.ts";

/** An open case's place in the backlog, recounted. */
export interface Placed {
  severity: string;
  ruleClass: string;
}

/** The backlog: of every open case its group and class, and of every unit how many there are of each. */
export async function compareBacklog(
  graph: Graph,
  paired: readonly Paired[],
  { view, register, tree }: { view: View; register: Register; tree: UnitTree },
  findings: Findings,
): Promise<void> {
  const again = reportedAgain(paired.map(({ one }) => one));
  const placed = new Map(paired.map(({ one }) => [one, one.open ? placeOf(one, register, { instant: view.instant, again }) : null]));
  for (const { one, shown } of paired) {
    findings.same("backlog: group", one.name, placed.get(one)?.severity ?? "none", shown.backlog?.severity ?? "none");
    findings.same("backlog: class", one.name, placed.get(one)?.ruleClass ?? "none", shown.backlog?.ruleClass ?? "none");
  }
  for (const unit of tree.codes) {
    const { total, counts } = await backlogOf(graph, { unit }, view.asOf.token);
    const own = paired.filter(({ one }) => one.stream === "HOTLINE" && register.isWithin(one.holder, unit)).flatMap(({ one }) => placed.get(one) ?? []);
    findings.same("backlog: open cases", unit, own.length, total);
    const cells = new Set([...own.map(({ severity, ruleClass }) => `${severity} ${ruleClass}`), ...counts.map((c) => `${c.severity} ${c.backlogClass}`)]);
    for (const cell of cells) {
      const wanted = own.filter(({ severity, ruleClass }) => `${severity} ${ruleClass}` === cell).length;
      findings.same(`backlog: ${cell}`, unit, wanted, counts.find((c) => `${c.severity} ${c.backlogClass}` === cell)?.cases ?? 0);
    }
  }
}

/** @param again cases that were reported again, as `reportedAgain` */
export function placeOf(one: Recounted, register: Register, { instant, again }: { instant: number; again: ReadonlySet<Recounted> }): Placed {
  const rules = register.backlogAt(instant);
  const lateness = latenessAt(one, instant);
  const isSevere = lateness === "OVERDUE" && one.clock !== null && register.workingDaysLate(one.clock.due, instant) >= rules.severeDays;
  return { severity: isSevere ? "SEVERE" : lateness, ruleClass: classOf() };

  function classOf(): string {
    const atWork = one.stage === "ASSIGNED" || one.stage === "IN_PROGRESS";
    const isElsewhere = register.dissolvedAt(one.holder) === null && !register.mayHandle(one.holder, one.field, rules);
    if (atWork && one.holder !== one.intake && isElsewhere) return "B4";
    if (one.stage === "RESOLVED" || one.stage === "ANSWERED") return "B2";
    return dayOf(instant) - one.receivedDay > rules.staleDays && !again.has(one) ? "B3" : "B1";
  }
}

/** Cases that a later one names as its first, or whose caller called about the same field again. */
export function reportedAgain(all: readonly Recounted[]): Set<Recounted> {
  const named = new Set(all.flatMap(({ dept, line }) => (line.repeatOf === null ? [] : [`${dept} ${line.repeatOf}`])));
  const latest = new Map<string, number>();
  for (const one of all) {
    const call = callOf(one);
    if (call !== null) latest.set(call, Math.max(latest.get(call) ?? 0, one.receivedAt));
  }
  return new Set(all.filter((one) => named.has(`${one.dept} ${one.id}`) || (latest.get(callOf(one) ?? "") ?? 0) > one.receivedAt));
}

/** The number that a source tells, and the field it is about; null: it tells none. */
function callOf({ dept, line, field }: Recounted): string | null {
  const digits = (line.record.caller.phone ?? "").replaceAll(/\D/g, "").replace(/^84/, "0");
  return digits === "" || TELL_NO_NUMBER.has(dept) ? null : `${digits} ${field}`;
}

/** GeoReport hands no caller's number to a hub. */
const TELL_NO_NUMBER: ReadonlySet<string> = new Set(["hatang"]);
