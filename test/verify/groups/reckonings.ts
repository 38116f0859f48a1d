import { standsFor } from "../custody.ts";
import type { Countable } from "../figures.ts";
import type { Findings } from "../findings.ts";
import type { Graph } from "../graph.ts";
import { totalsOf, trendOf, type CaseFilter, type Reckoning, type ShownTrend } from "../shown.ts";
import { dayNamed, dayText, mondayOf, type Day } from "../working-days.ts";
import type { Recount, UnitTree } from "./boards.ts";

/** Far enough back for the departments and the district that ended in 2025. */
const WEEKS = 110;
const RECKONINGS = ["AS_IT_WAS", "BY_SUCCESSOR"] as const satisfies readonly Reckoning[];
const FACTS = ["received", "closed"] as const;
type Fact = (typeof FACTS)[number];

interface Told {
  code: string;
  trend: ShownTrend;
}

/** Group 4: what units of any time received and closed, as it was and by successor: recount, lists, parts, and one total of the province for both. */
export async function compareReckonings(graph: Graph, tree: UnitTree, recount: Recount | null, findings: Findings): Promise<void> {
  const provinces: string[] = [];
  for (const reckoning of RECKONINGS) {
    const told = await Promise.all(tree.codes.map(async (code): Promise<Told> => ({ code, trend: await trendOf(graph, code, WEEKS, reckoning) })));
    if (recount !== null) for (const one of told) compareWithRecount(one, reckoning, recount, findings);
    await compareWithLists(graph, told, { tree, reckoning }, findings);
    provinces.push(JSON.stringify(told.find(({ code }) => code === tree.province)?.trend.points));
  }
  findings.same("reckoning: the province, as it was and by successor", tree.province, provinces[0], provinces[1]);
}

function compareWithRecount({ code, trend }: Told, reckoning: Reckoning, { cases, register }: Recount, findings: Findings): void {
  const unitOf = (fact: Fact, { one }: Countable): string => {
    const then = fact === "received" ? one.intake : one.holder;
    return reckoning === "AS_IT_WAS" ? then : standsFor(then, one.matter, register);
  };
  for (const fact of FACTS) {
    const counts = new Map<Day, number>();
    for (const counted of cases) {
      const day = fact === "received" ? counted.one.receivedDay : counted.closedDay;
      if (day !== null && register.isWithin(unitOf(fact, counted), code)) counts.set(mondayOf(day), (counts.get(mondayOf(day)) ?? 0) + 1);
    }
    for (const point of trend.points)
      findings.same(`reckoning: ${reckoning} ${fact} in the week of ${point.week}`, code, counts.get(dayNamed(point.week)) ?? 0, point[fact]);
  }
}

const sumOf = (trend: ShownTrend | undefined, fact: Fact): number => (trend?.points ?? []).reduce((total, point) => total + point[fact], 0);

/** The list of the whole time has as many rows as its weeks add up to; a unit's children and its own list are the unit. */
async function compareWithLists(
  graph: Graph,
  told: readonly Told[],
  { tree, reckoning }: { tree: UnitTree; reckoning: Reckoning },
  findings: Findings,
): Promise<void> {
  const trends = new Map(told.map(({ code, trend }) => [code, trend]));
  for (const { code, trend } of told) {
    const [from, last] = [trend.points[0]?.week ?? "", trend.points.at(-1)?.week ?? ""];
    const to = dayText(dayNamed(last) + 6);
    const filters = [false, true].flatMap((unitOnly): CaseFilter[] => [
      { unit: code, unitOnly, reckoning, receivedFrom: from, receivedTo: to },
      { unit: code, unitOnly, reckoning, closedFrom: from, closedTo: to },
    ]);
    const totals = await totalsOf(graph, filters, trend.asOf.token);
    for (const [index, fact] of FACTS.entries()) {
      findings.same(`reckoning: ${reckoning} list of ${fact}`, code, sumOf(trend, fact), totals[index]);
      const parts = tree.childrenOf(code).reduce((total, child) => total + sumOf(trends.get(child), fact), totals[2 + index] ?? -1);
      findings.same(`reckoning: ${reckoning} ${fact}, children and own`, code, sumOf(trend, fact), parts);
    }
  }
}
