import { GraphQLError } from "graphql";
import { rowSettings, viewerByAccount } from "../../access/index.ts";
import type { Vault, Viewer } from "../../access/index.ts";
import { caseLoaders } from "../../case/index.ts";
import type { LoadedRules } from "../../clock/index.ts";
import { clockLoader } from "../../clock/index.ts";
import { lastEvent } from "../../journal/index.ts";
import { MOST_REPORT_ROWS } from "../../platform/config.ts";
import { scheduleJobs, workJobs } from "../../platform/jobs.ts";
import type { JobHub, Jobs } from "../../platform/jobs.ts";
import { holdJob } from "../../platform/jobs.queries.ts";
import type { Lease } from "../../platform/jobs.queries.ts";
import type { SourceHealthRow } from "../../source/index.ts";
import type { ShownTick } from "../../tally/index.ts";
import type { UnitRegister } from "../../unit/index.ts";
import { draftReport } from "../filing/index.ts";
import type { DraftReportInput, ReportContext } from "../filing/index.ts";
import type { Allowance, ReportKind } from "../report-kind.ts";
import { endOrder, moveOrder, workedOrder } from "./order.queries.ts";

/** What drawing reports up in the background needs of its hub. */
export interface ReportHub extends JobHub {
  vault: Vault;
  units(): UnitRegister;
  rules(): LoadedRules | null;
  sources(): Promise<SourceHealthRow[]>;
  /** every kind that can be drawn up */
  reportKinds: readonly ReportKind[];
  /** rows that a list may have; absent: what is usual */
  mostReportRows?: number;
}

/** Draws up every report that waits. @returns how many it had */
export function workReports(hub: ReportHub, signal: AbortSignal = new AbortController().signal): Promise<number> {
  return workJobs(reportJobs(hub), hub, signal);
}

/** Draws reports up as they are ordered. @returns a function that stops between two of them */
export function scheduleReports(hub: ReportHub): () => Promise<void> {
  return scheduleJobs(reportJobs(hub), hub);
}

const reportJobs = (hub: ReportHub): Jobs => ({ table: "report_order", work: (lease) => workOff(lease, hub) });

const NOBODY = "Tài khoản đặt báo cáo đã bị khóa hoặc không còn hiệu lực.";

/** Draws one report up by the rights that its asker has now. The order's key is the report's: begun again it is the same report, once. */
async function workOff(lease: Lease, hub: ReportHub): Promise<void> {
  const order = await hub.database.read((tx) => workedOrder(tx, lease.id));
  const viewer = await viewerByAccount(hub.database, hub.clock, order.accountId);
  const input = { ...(JSON.parse(order.asked) as Omit<DraftReportInput, "key">), key: order.askedKey };
  const may = viewer !== null && !viewer.mustChangePassword;
  const done = lease.fence > MOST_TRIES ? { message: TRIED } : may ? await drawnUp(input, { lease, viewer, hub }) : { message: NOBODY };
  await hub.database.write(async (tx) => {
    if (await holdJob(tx, "report_order", lease)) await endOrder(tx, lease.id, "message" in done ? { problem: done.message } : { reportId: done.id });
  });
}

const MOST_TRIES = 5;
const TRIED = "Báo cáo không lập được sau nhiều lần thử. Hãy chọn phạm vi hẹp hơn.";

/** @returns the report's number, or what stands against it, also what a request would be told as a fault of its own */
async function drawnUp(
  input: DraftReportInput,
  { lease, viewer, hub }: { lease: Lease; viewer: Viewer; hub: ReportHub },
): Promise<{ id: number } | { message: string }> {
  try {
    return await draftReport(input, await contextOf(viewer, hub), allowanceOf(lease, hub));
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { message: error.message }; // asking again would be told the same
  }
}

const allowanceOf = (lease: Lease, { database, mostReportRows }: ReportHub): Allowance => ({
  most: mostReportRows ?? MOST_REPORT_ROWS,
  waiting: false,
  progress: (done, total) => database.write((tx) => moveOrder(tx, lease, done, total)),
});

/** The hub acts for the asker: behind the same walls, with the rights he has now, at the journal's last event. */
async function contextOf(viewer: Viewer, hub: ReportHub): Promise<ReportContext> {
  const { clock, vault, reportKinds } = hub;
  const units = hub.units();
  const database = hub.database.as(rowSettings(viewer, (path) => units.subtree(path)));
  const point = { event: await hub.database.read(lastEvent), instant: clock.now() } as ShownTick;
  const loaders = {
    caseLoaders: caseLoaders(database),
    clockLoader: clockLoader(database),
    casesPerSource: { load: () => Promise.resolve({ cases: 0, open: 0 }) },
  };
  return {
    viewer,
    database,
    vault,
    clock,
    units,
    rules: hub.rules(),
    sourceRows: () => hub.sources(),
    tick: () => point,
    reportKinds,
    address: "",
    ...loaders,
  };
}
