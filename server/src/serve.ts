import { scheduleAlerts, scheduleDeliveries, scheduleNotices, waysOf } from "./alert/index.ts";
import type { Outgoing } from "./alert/index.ts";
import { serveApp } from "./app.ts";
import type { App } from "./app.ts";
import { sweepEnded } from "./access/index.ts";
import type { AccessContext } from "./access/index.ts";
import { scheduleBulk, scheduleLapses } from "./backlog/index.ts";
import { documentLimits, errorShower, Federation, hubSchema, KINDS_OF_REPORTS, SPENDING_LIMITS } from "./graph/index.ts";
import type { DocumentPolicy, SpendingLimits } from "./graph/index.ts";
import type { Hub } from "./hub.ts";
import { contextOf, scheduleFreshness, scheduleIngest, scheduleReconciles } from "./ingest/index.ts";
import { AlertFeed, Live, NoticeFeed } from "./live/index.ts";
import { scheduleReports } from "./report/index.ts";
import { scheduleScores } from "./score/index.ts";
import { startTicker } from "./tally/index.ts";
import type { ShownTick } from "./tally/index.ts";
import { scheduleSending, sweepFiles } from "./writeback/index.ts";
import type { WritebackHub } from "./writeback/index.ts";

export interface ServeOptions {
  host: string;
  port: number;
  /** milliseconds between ticks */
  tickMs: number;
  role: "all" | "api" | "worker";
  /** rows that a list of a report may have; left out: what is usual */
  mostReportRows?: number;
  dashboard: string | null;
  about: AccessContext["hub"];
  /** what browsers may ask, and who may ask more; left out: everybody anything, and no document is known by an id */
  documents?: Omit<DocumentPolicy, "documentRules">;
  /** where signed checkpoints are kept; left out: nowhere */
  auditFolders?: readonly string[];
  /** the ways out of the hub for mail and messages; left out: there are none */
  outgoing?: Outgoing;
  /** what may be spent in a minute; left out: what is usual */
  spendingLimits?: SpendingLimits;
  /** host:port that departments' graphs may be asked at; left out: none */
  graphHosts?: readonly string[];
}

/** How often a running hub reads units, rules and keys anew, milliseconds. */
export const REFRESH_MS = 5_000;
const SWEEP_MS = 60_000;
const ANYTHING: Omit<DocumentPolicy, "documentRules"> = { trusted: new Map(), freeDocuments: true, freePass: null };

/** A hub at work. */
export interface Served extends App {
  /** settles with the first tick: from then on it has numbers to show */
  ticked: Promise<void>;
  federation: Federation;
}

/** Runs a hub: reads sources, ticks, follows the journal, serves. @returns the running app and how to stop it all */
export async function serveHub(hub: Hub, options: ServeOptions): Promise<Served> {
  const live = new Live(hub);
  const noticeFeed = new NoticeFeed(hub);
  const alertFeed = new AlertFeed(hub);
  const stops: (() => Promise<void>)[] = [];
  live.start();
  noticeFeed.start();
  alertFeed.start();
  const refreshing = setInterval(
    () => void hub.refresh().catch((error: unknown) => hub.log.warn({ err: error }, "units and rules could not be read anew")),
    REFRESH_MS,
  ); // the next time may do
  const sweeping = setInterval(() => {
    void sweepEnded(hub.database, hub.clock.now()).catch((error: unknown) => hub.log.warn({ err: error }, "sessions that are over could not be taken away"));
    void sweepFiles(hub.database, hub.clock.now()).catch((error: unknown) => hub.log.warn({ err: error }, "files that nobody sent could not be erased"));
  }, SWEEP_MS); // the next time may do
  const ticker = { ...hub, province: () => hub.units().province.code, everyMs: options.tickMs };
  const ticked = new Promise<void>((resolve) => {
    const shown = (tick: ShownTick): void => {
      live.show(tick);
      resolve();
    };
    stops.push(startTicker(ticker, shown));
  });
  const working = { ...hub, changed: () => live.wake() };
  if (options.role !== "api")
    stops.push(
      scheduleIngest(working),
      scheduleFreshness(working),
      scheduleReconciles(working),
      scheduleSending({ ...working, lend: lender(working) }),
      scheduleBulk(working),
      scheduleLapses(working),
      scheduleScores(working),
      scheduleReports({ ...working, reportKinds: KINDS_OF_REPORTS, ...(options.mostReportRows !== undefined && { mostReportRows: options.mostReportRows }) }),
      scheduleAlerts(
        working,
        () => live.tick(),
        () => alertFeed.wake(),
      ),
      scheduleNotices(working, () => noticeFeed.wake()),
      ...(options.outgoing === undefined ? [] : [scheduleDeliveries(working, options.outgoing)]),
    );
  const masks = { documentRules: [documentLimits], shownError: errorShower(hub.log) };
  const federation = new Federation({ ...hub, ...masks, graphHosts: options.graphHosts ?? [] }, await hubSchema());
  stops.push(() => federation.close());
  void federation.start();
  const app = await serveApp(
    {
      ...hub,
      ...masks,
      live,
      federation,
      noticeFeed,
      alertFeed,
      ways: waysOf(options.outgoing),
      about: options.about,
      auditFolders: options.auditFolders ?? [],
      introspection: true,
      ...(options.documents ?? ANYTHING),
      spendingLimits: options.spendingLimits ?? SPENDING_LIMITS,
    },
    options,
  ).catch(async (error: unknown) => {
    clearInterval(refreshing);
    clearInterval(sweeping);
    await Promise.all([...stops.map((stop) => stop()), live.stop(), noticeFeed.stop(), alertFeed.stop()]);
    throw error;
  });
  return {
    port: app.port,
    ticked,
    federation,
    close: async () => {
      clearInterval(refreshing);
      clearInterval(sweeping);
      await app.close();
      await Promise.all(stops.map((stop) => stop()));
      await live.stop();
      await noticeFeed.stop();
      await alertFeed.stop();
    },
  };
}

/** Write-back asks a source through the same ways as the reading does. */
export function lender(hub: Parameters<typeof contextOf>[1]["hub"]): WritebackHub["lend"] {
  return (source, config, signal) => contextOf(source, { config, hub, signal, came: () => undefined });
}
