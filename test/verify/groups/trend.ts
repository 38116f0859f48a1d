import type { Countable } from "../figures.ts";
import type { Findings } from "../findings.ts";
import type { Graph } from "../graph.ts";
import { totalsOf, trendOf, type CaseFilter, type ShownTrend } from "../shown.ts";
import type { View } from "../view.ts";
import { dayNamed, dayOf, dayText, mondayOf, type Day } from "../working-days.ts";
import type { Recount, UnitTree } from "./boards.ts";

const WEEKS = 26;
const FACTS = ["received", "closed"] as const;
type Fact = (typeof FACTS)[number];

const unitOf = (fact: Fact, { one }: Countable): string => (fact === "received" ? one.intake : one.holder);
const dayOfFact = (fact: Fact, counted: Countable): Day | null => (fact === "received" ? counted.one.receivedDay : counted.closedDay);

/** Group 4: received and closed per week, for every unit, against the recount; for the province against the lists too. */
export async function compareTrend(graph: Graph, tree: UnitTree, recount: Recount | null, findings: Findings): Promise<void> {
  const trends = await Promise.all(tree.codes.map(async (code) => [code, await trendOf(graph, code, WEEKS)] as const));
  for (const [code, trend] of trends) {
    if (recount !== null) compareWithRecount(code, trend, recount, findings);
    if (code === tree.province) await compareWithLists(graph, code, trend, findings);
  }
}

function compareWithRecount(code: string, { asOf, points }: ShownTrend, { cases, register }: Recount, findings: Findings): void {
  const thisWeek = mondayOf(dayOf(Date.parse(asOf.instant)));
  const weeks = Array.from({ length: WEEKS }, (_, index) => thisWeek - 7 * (WEEKS - 1 - index));
  findings.same(
    "trend: weeks",
    code,
    weeks.map(dayText),
    points.map(({ week }) => week),
  );
  for (const fact of FACTS) {
    const counts = new Map<Day, number>();
    for (const counted of cases) {
      const day = dayOfFact(fact, counted);
      if (day !== null && register.isWithin(unitOf(fact, counted), code)) counts.set(mondayOf(day), (counts.get(mondayOf(day)) ?? 0) + 1);
    }
    for (const point of points) findings.same(`trend: ${fact} in the week of ${point.week}`, code, counts.get(dayNamed(point.week)) ?? 0, point[fact]);
  }
}

async function compareWithLists(graph: Graph, unit: string, { asOf, points }: ShownTrend, findings: Findings): Promise<void> {
  const filters = points.flatMap(({ week }): CaseFilter[] => {
    const last = dayText(dayNamed(week) + 6);
    return [
      { unit, receivedFrom: week, receivedTo: last },
      { unit, closedFrom: week, closedTo: last },
    ];
  });
  const totals = await totalsOf(graph, filters, asOf.token);
  points.forEach((point, index) => {
    findings.same(`trend: list of ${point.week}, received`, unit, point.received, totals[2 * index]);
    findings.same(`trend: list of ${point.week}, closed`, unit, point.closed, totals[2 * index + 1]);
  });
}

const keyOf = (unit: string, day: string, stream: string): string => `${unit} on ${day} (${stream})`;

/** Group 4: the facts kept per unit, day and stream are those of the ledgers. */
export function compareUnitDays(cases: readonly Countable[], view: View, findings: Findings): void {
  const expected = new Map<string, Record<Fact, number>>();
  for (const counted of cases) {
    for (const fact of FACTS) {
      const day = dayOfFact(fact, counted);
      if (day === null) continue;
      const key = keyOf(unitOf(fact, counted), dayText(day), counted.one.stream);
      const counts = expected.get(key) ?? { received: 0, closed: 0 };
      counts[fact] += 1;
      expected.set(key, counts);
    }
  }
  compareKept(expected, view, findings, "ledgers");
}

/** The same against the hub's own cases: what is left to compare with where there are no ledgers. */
export function compareUnitDaysWithCases(view: View, findings: Findings): void {
  const expected = new Map<string, Record<Fact, number>>();
  for (const row of [...view.rows.values()].flat()) {
    const facts: [Fact, string, Date | null][] = [
      ["received", row.intake, row.received_at],
      ["closed", row.unit, row.open ? null : row.closed_at],
    ];
    for (const [fact, unit, at] of facts) {
      if (at === null) continue;
      const key = keyOf(unit, dayText(dayOf(at.getTime())), row.case_stream);
      const counts = expected.get(key) ?? { received: 0, closed: 0 };
      counts[fact] += 1;
      expected.set(key, counts);
    }
  }
  compareKept(expected, view, findings, "cases");
}

function compareKept(expected: ReadonlyMap<string, Record<Fact, number>>, view: View, findings: Findings, against: string): void {
  const kept = new Map(view.unitDays.map((row) => [keyOf(row.unit, row.day, row.stream), row]));
  for (const key of new Set([...expected.keys(), ...kept.keys()])) {
    for (const fact of FACTS) findings.same(`rollup: ${fact}, against the ${against}`, key, expected.get(key)?.[fact] ?? 0, kept.get(key)?.[fact] ?? 0);
  }
}
