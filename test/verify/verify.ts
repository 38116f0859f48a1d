import { join } from "node:path";
import { registersOf, type Registers } from "./adoptions.ts";
import { countables, type Countable } from "./figures.ts";
import type { HubPlace } from "./find-hub.ts";
import { Findings, type Verdict } from "./findings.ts";
import { sampleLeader, signIn, type Account, type Graph } from "./graph.ts";
import { compareAlerts } from "./groups/alerts.ts";
import { compareBacklog } from "./groups/backlog.ts";
import { compareBoards, type Recount, type UnitTree } from "./groups/boards.ts";
import { compareCases, compareStrangers, type Paired } from "./groups/cases.ts";
import { compareDeliveries } from "./groups/deliveries.ts";
import { compareCustody } from "./groups/custody.ts";
import { compareDeadlines } from "./groups/deadlines.ts";
import { compareRecords, compareVersions, type Sent } from "./groups/inbox.ts";
import { compareHotline } from "./groups/hotline.ts";
import { compareJournal } from "./groups/journal.ts";
import { compareReckonings } from "./groups/reckonings.ts";
import { compareResults } from "./groups/results.ts";
import { compareSevere } from "./groups/severe.ts";
import { compareTrend, compareUnitDays, compareUnitDaysWithCases } from "./groups/trend.ts";
import { asGivenOut, ledgersIn, type Ledger } from "./ledger.ts";
import { comparePeople, keysOf } from "./people.ts";
import { recountOf } from "./recount.ts";
import { unitCodes } from "./shown.ts";
import { hold, livingDepartments, untilRead, type Department } from "./stand-still.ts";
import { switchboardsIn } from "./switchboard.ts";
import { withTables, type Tables } from "./tables.ts";
import { viewOf, type View } from "./view.ts";

export interface Order {
  /** false: the departments already stand still */
  hold: boolean;
  /** null: the sample's leader */
  account: Account | null;
}

/**
 * Recounts everything the hub shows and holds.
 * @throws {NoHub} it cannot be read to the end
 */
export async function verify(place: HubPlace, order: Order): Promise<Verdict> {
  const graph = await signIn(place, order.account ?? sampleLeader(place.checkout));
  const departments = await livingDepartments(place.ledgers);
  if (!order.hold) return verifyStanding(place, graph, departments);
  const release = await hold(departments);
  const releaseAndEnd = (): void => void release().finally(() => process.exit(130));
  for (const signal of SIGNALS) process.once(signal, releaseAndEnd);
  try {
    await untilRead(departments, graph);
    return await verifyStanding(place, graph, departments);
  } finally {
    for (const signal of SIGNALS) process.off(signal, releaseAndEnd);
    await release();
  }
}

/** Whoever ends us half-way must not leave the departments standing. */
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

async function verifyStanding(place: HubPlace, graph: Graph, departments: readonly Department[]): Promise<Verdict> {
  const findings = new Findings();
  const sent = await sentBy(departments);
  const ledgers = ledgersIn(place.ledgers)?.map((ledger) => givenOut(ledger, sent, findings)) ?? null;
  const inSnapshot = <Result>(work: (tables: Tables) => Promise<Result>): Promise<Result> => withTables(place.databaseUrl, work);
  const view = await viewOf(graph, inSnapshot);
  const registers = ledgers === null ? null : await inSnapshot((tables) => registersOf(tables, join(place.checkout, "test/sample")));
  const counted = ledgers === null || registers === null ? null : compareWithLedgers({ ledgers, sent, registers }, view, findings);
  const recount = counted?.recount ?? null;
  const tree = recount?.register ?? (await treeOf(graph));
  await compareBoards(graph, tree, view, recount, findings);
  if (counted !== null && ledgers !== null) {
    const { cases, others, register } = counted.recount;
    await comparePeople(graph, { ledgers, keys: keysOf([...cases, ...others]), cases, register }, { view, inSnapshot }, findings);
    await compareDeliveries({ outside: place.outside, ledgers, view, inSnapshot }, findings);
    await inSnapshot(async (tables) => {
      await compareAlerts(tables, { cases, register }, findings);
      await compareSevere(tables, { cases, register, instant: view.instant }, findings);
    });
  }
  if (counted !== null) await compareBacklog(graph, counted.paired, { view, register: counted.recount.register, tree }, findings);
  await compareHotline(graph, switchboardsIn(place.ledgers), findings);
  await compareTrend(graph, tree, recount, findings);
  await compareReckonings(graph, tree, recount, findings);
  compareUnitDaysWithCases(view, findings);
  await inSnapshot(async (tables) => {
    await compareRecords(tables, view, findings);
    await compareJournal(tables, findings);
  });
  return findings.verdict;
}

interface Departments {
  ledgers: readonly Ledger[];
  sent: Sent;
  registers: Registers;
}

function compareWithLedgers({ ledgers, sent, registers }: Departments, view: View, findings: Findings): { recount: Recount; paired: Paired[] } {
  const { inForce: register, ofClosed } = registers;
  const recount = recountOf(ledgers, { register, ofClosed }, (key) => view.rows.has(key));
  const paired = compareCases(recount, view, findings);
  compareStrangers(ledgers, recount, view, findings);
  compareDeadlines(paired, { view, register }, findings);
  compareCustody(paired, findings);
  compareResults(paired, view, findings);
  compareVersions(ledgers, sent, view, findings);
  const cases = countables(recount.values(), paired);
  compareUnitDays(cases, view, findings);
  const isHotline = ({ one }: Countable): boolean => one.stream === "HOTLINE";
  return { paired, recount: { cases: cases.filter(isHotline), others: cases.filter((counted) => !isHotline(counted)), register } };
}

async function sentBy(departments: readonly Department[]): Promise<Sent> {
  return new Map(await Promise.all(departments.map(async (department) => [department.dept, await department.read<Record<string, number>>("sent")] as const)));
}

function givenOut(ledger: Ledger, sent: Sent, findings: Findings): Ledger {
  const { ledger: known, behind } = asGivenOut(ledger, sent.get(ledger.dept));
  if (behind > 0) findings.leaveOut(`newest version of a closed request of ${ledger.dept}: not given out again yet`, behind);
  return known;
}

/** The units as the hub tells them, where no ledgers say whose province it is. */
async function treeOf(graph: Graph): Promise<UnitTree> {
  const units = await unitCodes(graph);
  return {
    codes: units.map(({ code }) => code),
    province: units.find(({ parent }) => parent === null)?.code ?? "",
    childrenOf: (code) => units.filter(({ parent }) => parent === code).map((unit) => unit.code),
  };
}
