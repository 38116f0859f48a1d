import type { IncomingMessage, ServerResponse } from "node:http";
import { allowed, apiTokenIn, deviceCookie, originAllowed, refusalsOf, rowSettings, sessionCookie } from "../access/index.ts";
import type { AccessContext, Viewer } from "../access/index.ts";
import type { SpendingLimits } from "./admission.ts";
import { askerOf } from "./askers.ts";
import type { Asker } from "./askers.ts";
import { isSecure } from "./credential.ts";
import { BACKLOG_REPORT } from "../backlog/index.ts";
import { caseLoaders } from "../case/index.ts";
import { clockLoader } from "../clock/index.ts";
import type { ClockContext, LoadedRules } from "../clock/index.ts";
import { readWorkbook } from "../ingest/index.ts";
import type { DeskContext } from "../ingest/index.ts";
import { INSPECTION_REPORT } from "../inspection/index.ts";
import type { AuditLogContext } from "../inspection/index.ts";
import type { AlertContext, Ways } from "../alert/index.ts";
import type { AlertFeed, AlertsLiveContext, Live, LiveContext, NoticeFeed, NoticesLiveContext } from "../live/index.ts";
import { EXPEDITE_REPORT } from "../directive/index.ts";
import { NO_RESULT_REPORT, OVERDUE_REPORT } from "../matter/index.ts";
import { oneByKey } from "../platform/loader.ts";
import type { Database, RowSettings } from "../platform/database.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import type { Vault } from "../access/index.ts";
import { COMMENDATION_REPORT, SCORE_REPORT, SHEETS_REPORT } from "../score/index.ts";
import type { ScoreContext } from "../score/index.ts";
import { REPORT_KINDS } from "../report/index.ts";
import type { ReportContext, ReportKind } from "../report/index.ts";
import type { SourceHealthRow } from "../source/index.ts";
import type { Federation, FederationContext } from "./federation/index.ts";
import { casesPerSource } from "../tally/index.ts";
import { unitLoaders } from "../unit/index.ts";
import type { AdoptUnitsContext, UnitPeopleContext, UnitRegister } from "../unit/index.ts";
import type { GraphQLFormattedError } from "graphql";
import type { DocumentPolicy } from "./trusted.ts";

/** The hub as the graph sees it. */
export interface AskingHub extends DocumentPolicy {
  database: Database;
  vault: Vault;
  clock: Clock;
  log: Log;
  /** names this process in leases */
  owner: string;
  /** folders of this machine that sources may be read from */
  sourceFolders: readonly string[];
  live: Live;
  noticeFeed: NoticeFeed;
  alertFeed: AlertFeed;
  /** the hub's graph and the departments' own, joined */
  federation: Federation;
  /** which ways out of the hub are configured */
  ways: Ways;
  units(): UnitRegister;
  rules(): LoadedRules | null;
  sources(): Promise<SourceHealthRow[]>;
  /** reads units and rules anew */
  refresh(): Promise<void>;
  about: AccessContext["hub"];
  /** where signed checkpoints are kept */
  auditFolders: readonly string[];
  introspection: boolean;
  /** what may be spent in a minute */
  spendingLimits: SpendingLimits;
  /** what of an error a client may see */
  shownError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

export type GraphContext = DeskContext &
  AdoptUnitsContext &
  UnitPeopleContext &
  AccessContext &
  ClockContext &
  AuditLogContext &
  LiveContext &
  FederationContext &
  NoticesLiveContext &
  AlertsLiveContext &
  AlertContext &
  ReportContext &
  ScoreContext;

/** Every report that this hub can draw up: those of the reports' own station, and what stations below it bring. */
export const KINDS_OF_REPORTS: readonly ReportKind[] = [
  ...REPORT_KINDS,
  BACKLOG_REPORT,
  EXPEDITE_REPORT,
  OVERDUE_REPORT,
  NO_RESULT_REPORT,
  INSPECTION_REPORT,
  SCORE_REPORT,
  SHEETS_REPORT,
  COMMENDATION_REPORT,
];

/** What a request may do and see. The viewer comes from a program's key or from the session cookie alone, a screen from its own. */
export async function contextFor(hub: AskingHub, request: IncomingMessage, response: ServerResponse | null): Promise<GraphContext> {
  return contextOfAsker(hub, await askerOf(hub)(request), request, response);
}

/** The same of a request whose asker is known. */
export function contextOfAsker(hub: AskingHub, { viewer, device, token }: Asker, request: IncomingMessage, response: ServerResponse | null): GraphContext {
  const secure = isSecure(request);
  return {
    ...contextOf(hub, viewer),
    device,
    setDevice: (next) => void response?.appendHeader("Set-Cookie", deviceCookie(next, secure)),
    address: addressIn(hub, request),
    refusals: refusalsOf(hub),
    sessionToken: token,
    setSession: (next) => void response?.appendHeader("Set-Cookie", sessionCookie(next, secure)),
  };
}

/** Whether a request comes from somebody who may hand over a file of accounts, letters or figures; others send no large bodies. */
export async function mayHandFile(hub: Pick<AskingHub, "database" | "clock">, request: IncomingMessage): Promise<boolean> {
  const { viewer } = await askerOf(hub)(request);
  return viewer !== null && (["previewAccounts", "recordLetters", "typedMonths"] as const).some((operation) => allowed(viewer, operation).ok);
}

/** Where a request came from, as the chain and the counters know it again. */
export const addressIn = (hub: Pick<AskingHub, "vault">, request: IncomingMessage): string => addressHash(hub.vault, request.socket.remoteAddress ?? "unknown");

/** An address tells where somebody works or lives: the chain and the counters only need to know it again. @returns 22 characters, of a keyed hash */
function addressHash(vault: Vault, address: string): string {
  return vault.fingerprint(`address:${address}`).toString("base64url").slice(0, 22);
}

/** A subscription's context for one more event: who asks stays, units, rules and all that is read are new. @param told what the event tells */
export function contextAgain(hub: AskingHub, context: GraphContext, told: unknown): GraphContext {
  const news = told !== null && typeof told === "object" && "message" in told ? told.message : null;
  const reads = typeof news === "object" && news !== null ? (...of: Parameters<typeof caseReads>): CaseReads => readsOf(news, ...of) : caseReads;
  return { ...context, ...contextOf(hub, context.viewer, reads) };
}

function contextOf(
  hub: AskingHub,
  viewer: Viewer | null,
  reads: typeof caseReads = caseReads,
): Omit<GraphContext, "address" | "refusals" | "sessionToken" | "setSession" | "device" | "setDevice"> {
  const units = hub.units();
  const settings = settingsOf(viewer, units);
  const database = hub.database.as(settings);
  return {
    viewer,
    hub: hub.about,
    auditFolders: hub.auditFolders,
    database,
    vault: hub.vault,
    clock: hub.clock,
    units,
    rules: hub.rules(),
    refreshRules: () => hub.refresh().then(() => hub.rules()),
    live: hub.live,
    noticeFeed: hub.noticeFeed,
    alertFeed: hub.alertFeed,
    ways: hub.ways,
    federation: hub.federation,
    refresh: () => hub.refresh(),
    readWorkbook,
    reportKinds: KINDS_OF_REPORTS,
    ingestHub: { ...hub, database: hub.database.asWorker(), changed: () => hub.live.wake() },
    tick: () => hub.live.tick(),
    sourceRows: () => hub.sources(),
    ...reads(hub, settings),
    unitLoaders: unitLoaders(database, hub.clock),
    casesPerSource: sourceTotals(hub.database.asWorker()),
  };
}

const settingsKept = new WeakMap<Viewer, { units: UnitRegister; settings: RowSettings }>();

/** What the second wall is told of a viewer: written out once, as long as the units are what they were. */
function settingsOf(viewer: Viewer | null, units: UnitRegister): RowSettings {
  const known = viewer === null ? undefined : settingsKept.get(viewer);
  if (known?.units === units) return known.settings;
  const settings = rowSettings(viewer, (path) => units.subtree(path));
  if (viewer !== null) settingsKept.set(viewer, { units, settings });
  return settings;
}

/** What is read of cases by rights alone, whoever has them. */
type CaseReads = Pick<GraphContext, "caseLoaders" | "clockLoader">;

function caseReads(hub: AskingHub, rights: RowSettings): CaseReads {
  const database = hub.database.as(rights);
  return { caseLoaders: caseLoaders(database), clockLoader: clockLoader(database) };
}

const readTogether = new WeakMap<object, Map<string, CaseReads>>();

/**
 * Everybody of equal rights who is told the same news reads it together, as nobody in particular: what the second wall shows to an account alone
 * stays out. News are told after their commit, so what is read for them holds them.
 */
function readsOf(news: object, hub: AskingHub, settings: RowSettings): CaseReads {
  const rights = "app.account" in settings ? { ...settings, "app.account": NOBODY } : settings;
  const byRights = readTogether.get(news) ?? new Map<string, CaseReads>();
  readTogether.set(news, byRights);
  const key = JSON.stringify(rights);
  const reads = byRights.get(key) ?? caseReads(hub, rights);
  byRights.set(key, reads);
  return reads;
}

/** An account's number that none has. */
const NOBODY = "0";

function sourceTotals(database: Database): GraphContext["casesPerSource"] {
  const loader = oneByKey(database, casesPerSource, (row) => row.sourceId);
  return { load: async (id: number) => (await loader.load(id)) ?? { cases: 0, open: 0 } };
}

/** A browser of another site may not open our socket; a program is no browser, has no Origin, and says its key. */
export function socketAllowed(request: IncomingMessage): boolean {
  if (request.headers.origin === undefined && apiTokenIn(request.headers.authorization) !== null) return true;
  return originAllowed(request.headers.origin, request.headers.host ?? "", []);
}
