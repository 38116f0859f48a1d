import {
  campaignActs,
  frozen,
  insideActs,
  lastBefore,
  laterWords,
  taken,
  type CampaignAct,
  type FrozenRow,
  type InsideAct,
  type LaterWords,
  type TakenRow,
} from "./acts.queries.ts";
import type { Countable } from "./figures.ts";
import type { Findings } from "./findings.ts";
import type { Graph } from "./graph.ts";
import { compareCampaign, type ShownStanding } from "./groups/campaigns.ts";
import { compareInside } from "./groups/inside.ts";
import { compareNotices } from "./groups/notices.ts";
import { Known } from "./known.ts";
import type { Ledger } from "./ledger.ts";
import { keyOf } from "./recount.ts";
import type { Register } from "./register.ts";
import type { Tables } from "./tables.ts";
import type { View } from "./view.ts";

/** What the departments say, to hold people's acts against. */
export interface Told {
  ledgers: readonly Ledger[];
  /** keys of the cases that count */
  keys: ReadonlySet<string>;
  /** of the hotline */
  cases: readonly Countable[];
  register: Register;
}

type Snapshot = <Result>(work: (tables: Tables) => Promise<Result>) => Promise<Result>;

/** What people did in the hub and the numbers that come of it: campaigns, work inside units, notices to one by name. */
export async function comparePeople(
  graph: Graph,
  { ledgers, keys, cases, register }: Told,
  { view, inSnapshot }: { view: View; inSnapshot: Snapshot },
  findings: Findings,
): Promise<void> {
  const read = await inSnapshot(async (tables) => ({
    taken: await tables.rows<TakenRow>(taken),
    campaigns: await tables.rows<CampaignAct>(campaignActs),
    frozen: await tables.rows<FrozenRow>(frozen),
    inside: await tables.rows<InsideAct>(insideActs),
  }));
  const known = new Known(ledgers, read.taken, { keys, register });
  const keyOfCase = new Map([...view.rows].flatMap(([key, rows]) => rows.map(({ id }) => [id, key] as const)));
  const eventsBefore = (instants: readonly number[]): Promise<number[]> =>
    inSnapshot(async (tables) => (await tables.rows<{ event: number }>(lastBefore, [instants.map((at) => new Date(at))])).map(({ event }) => event));
  for (const act of read.campaigns) {
    const why = await notRecounted(act, inSnapshot);
    if (why !== null) {
      findings.leaveOut(why, act.opening);
      continue;
    }
    const shown = await standingOf(graph, act.id);
    if (shown === null) findings.lost("campaigns: shown", act.name, "a campaign");
    else {
      const own = read.frozen.filter(({ campaign_id }) => campaign_id === act.id);
      await compareCampaign({ act, frozen: own, keyOfCase, known, register, eventsBefore }, shown, findings);
    }
  }
  await compareInside(graph, { acts: read.inside, cases, keyOfCase, known, register }, view, findings);
  await inSnapshot((tables) => compareNotices(tables, findings));
}

/** Why a campaign's conditions cannot be counted at a past point; null: they can. */
async function notRecounted({ classes, severities, as_of_instant }: CampaignAct, inSnapshot: Snapshot): Promise<string | null> {
  if (classes === null && severities === null) return null;
  const [later] = await inSnapshot((tables) => tables.rows<LaterWords>(laterWords, [as_of_instant]));
  if (later !== undefined && later.adopted > 0) return "a campaign of a class or group of severity, other rules were adopted since: not recounted";
  return classes !== null && later !== undefined && later.corrections > 0 ? "a campaign of a class, people corrected classes: not recounted" : null;
}

const FIGURES = "opening left done ended handedOn reopened";

async function standingOf(graph: Graph, id: string): Promise<ShownStanding | null> {
  const document = `query Standing($id: ID!) { campaignStanding(id: $id) { asOf { event instant } figures { ${FIGURES} } arrived
    units { unit { code } unitOnly figures { ${FIGURES} } arrived } days { day left } arrivals { day arrived cameIn } } }`;
  return (await graph.ask<{ campaignStanding: ShownStanding | null }>(document, { id })).campaignStanding;
}

/** Keys of a recount. */
export const keysOf = (cases: readonly Countable[]): Set<string> => new Set(cases.map(({ one }) => keyOf(one.dept, one.id)));
