import type { InsideAct } from "../acts.queries.ts";
import type { Countable } from "../figures.ts";
import type { Findings } from "../findings.ts";
import type { Graph } from "../graph.ts";
import type { Known, Point } from "../known.ts";
import { latenessAt } from "../recount.ts";
import type { Register } from "../register.ts";
import type { View } from "../view.ts";
import { dayNamed } from "../working-days.ts";
import { placeOf } from "./backlog.ts";

const FIGURES = ["open", "overdue", "dueSoon", "severe", "insideLate", "done"] as const;
type Figures = Record<(typeof FIGURES)[number], number>;
interface ShownLoad {
  from: string;
  to: string;
  rows: (Figures & { place: { code: string }; officer: { username: string } | null })[];
  total: Figures;
}

/** What the work inside units is recounted from. */
export interface InsideMaterial {
  acts: readonly InsideAct[];
  cases: readonly Countable[];
  keyOfCase: ReadonlyMap<string, string>;
  known: Known;
  register: Register;
}

/** Who inside a unit works on how much: each assignment that still holds by the ledgers, and of every place and officer each number. */
export async function compareInside(graph: Graph, material: InsideMaterial, view: View, findings: Findings): Promise<void> {
  const point = { event: view.asOf.event, instant: view.instant };
  const holding = assignmentsAt(material, point);
  const units = new Set([...holding.values()].map(({ unit }) => unit));
  for (const unit of units) {
    const { insideWorkload } = await graph.ask<{ insideWorkload: ShownLoad }>(
      `query Load($unit: String!, $asOf: String!) { insideWorkload(unit: $unit, asOf: $asOf) { from to total { ${FIGURES.join(" ")} }
         rows { place { code } officer { username } ${FIGURES.join(" ")} } } }`,
      { unit, asOf: view.asOf.token },
    );
    compareLoad(unit, insideWorkload, { material, holding, view }, findings);
  }
  if (units.size > 0) findings.leaveOut("mean working time in own hands: not recounted", holding.size);
}

/** The assignment of each case at a point: not ended, and its unit has held the case since without a break. */
function assignmentsAt({ acts, keyOfCase, known }: InsideMaterial, point: Point): Map<string, InsideAct> {
  const holding = new Map<string, InsideAct>();
  for (const act of acts) {
    const key = keyOfCase.get(act.case_id) ?? "";
    const isOver = act.from_event > point.event || (act.to_event !== null && act.to_event <= point.event);
    const since = known.between(key, { event: act.from_event, instant: Infinity }, point);
    if (!isOver && known.at(key, point)?.holder === act.unit && since.every(({ holder }) => holder === act.unit)) holding.set(act.case_id, act);
  }
  return holding;
}

interface Held {
  material: InsideMaterial;
  holding: ReadonlyMap<string, InsideAct>;
  view: View;
}

function compareLoad(unit: string, shown: ShownLoad, { material, holding, view }: Held, findings: Findings): void {
  const { cases, register } = material;
  const expected = new Map<string, Figures>();
  const total = none();
  for (const counted of cases) {
    const act = holding.get(counted.id ?? "");
    const place = act?.division ?? counted.one.holder;
    if (!register.isWithin(place, unit)) continue;
    const key = `${place} ${act?.username ?? "nobody"}`;
    const row = expected.get(key) ?? none();
    const found = figuresOf(counted, act, { register, shown, instant: view.instant });
    for (const name of FIGURES) [row[name], total[name]] = [row[name] + found[name], total[name] + found[name]];
    expected.set(key, row);
  }
  const rows = new Map(shown.rows.map((row) => [`${row.place.code} ${row.officer?.username ?? "nobody"}`, row]));
  for (const key of new Set([...expected.keys(), ...rows.keys()]))
    for (const name of FIGURES) findings.same(`inside: ${name} of ${key}`, unit, expected.get(key)?.[name] ?? 0, rows.get(key)?.[name] ?? 0);
  for (const name of FIGURES) findings.same(`inside: ${name}, all`, unit, total[name], shown.total[name]);
}

function none(): Figures {
  return { open: 0, overdue: 0, dueSoon: 0, severe: 0, insideLate: 0, done: 0 };
}

function figuresOf(
  { one, closedDay }: Countable,
  act: InsideAct | undefined,
  { register, shown, instant }: { register: Register; shown: ShownLoad; instant: number },
): Figures {
  const lateness = latenessAt(one, instant);
  const is = (holds: boolean): number => (holds ? 1 : 0);
  return {
    open: is(one.open),
    overdue: is(one.open && lateness === "OVERDUE"),
    dueSoon: is(one.open && lateness === "DUE_SOON"),
    severe: is(one.open && placeOf(one, register, { instant, again: new Set() }).severity === "SEVERE"),
    insideLate: is(one.open && act?.due_at != null && act.due_at.getTime() <= instant),
    done: is(closedDay !== null && closedDay >= dayNamed(shown.from) && closedDay <= dayNamed(shown.to)),
  };
}
