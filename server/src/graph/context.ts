import type { IncomingMessage, ServerResponse } from "node:http";
import { allowed, originAllowed, refusalsOf, rowSettings, sessionCookie, sessionTokenIn, viewerOf } from "../access/index.ts";
import type { AccessContext, Viewer } from "../access/index.ts";
import { caseLoaders } from "../case/index.ts";
import { clockLoader } from "../clock/index.ts";
import type { ClockContext, LoadedRules } from "../clock/index.ts";
import { readWorkbook } from "../ingest/index.ts";
import type { DeskContext } from "../ingest/index.ts";
import type { AuditLogContext } from "../inspection/index.ts";
import type { AlertContext, Ways } from "../alert/index.ts";
import type { Live, LiveContext, NoticeFeed, NoticesLiveContext } from "../live/index.ts";
import { oneByKey } from "../platform/loader.ts";
import type { Database, RowSettings } from "../platform/database.ts";
import type { Log } from "../platform/log.ts";
import type { Clock } from "../platform/now.ts";
import type { Vault } from "../access/index.ts";
import type { SourceHealthRow } from "../source/index.ts";
import { casesPerSource } from "../tally/index.ts";
import { unitLoaders } from "../unit/index.ts";
import type { AdoptUnitsContext, UnitPeopleContext, UnitRegister } from "../unit/index.ts";
import type { GraphQLFormattedError, ValidationRule } from "graphql";

/** The hub as the graph sees it. */
export interface AskingHub {
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
  /** limits on documents, the same over HTTP and WebSocket */
  documentRules: readonly ValidationRule[];
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
  NoticesLiveContext &
  AlertContext;

/** What a request may do and see. The viewer comes from the session cookie alone. */
export async function contextFor(hub: AskingHub, request: IncomingMessage, response: ServerResponse | null): Promise<GraphContext> {
  const secure = isSecure(request);
  const token = sessionTokenIn(request.headers.cookie, secure);
  const viewer = token === null ? null : await viewerOf(hub.database, hub.clock, token);
  return {
    ...contextOf(hub, viewer),
    address: addressHash(hub.vault, request.socket.remoteAddress ?? "unknown"),
    refusals: refusalsOf(hub),
    sessionToken: token,
    setSession: (next) => void response?.appendHeader("Set-Cookie", sessionCookie(next, secure)),
  };
}

/** Whether a request comes from somebody who may hand over a file of accounts or letters; others send no large bodies. */
export async function mayHandFile(hub: Pick<AskingHub, "database" | "clock">, request: IncomingMessage): Promise<boolean> {
  const token = sessionTokenIn(request.headers.cookie, isSecure(request));
  const viewer = token === null ? null : await viewerOf(hub.database, hub.clock, token);
  return viewer !== null && (["previewAccounts", "recordLetters"] as const).some((operation) => allowed(viewer, operation).ok);
}

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
): Omit<GraphContext, "address" | "refusals" | "sessionToken" | "setSession"> {
  const units = hub.units();
  const settings = rowSettings(viewer, (path) => units.subtree(path));
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
    ways: hub.ways,
    refresh: () => hub.refresh(),
    readWorkbook,
    ingestHub: { ...hub, database: hub.database.asWorker(), changed: () => hub.live.wake() },
    tick: () => hub.live.tick(),
    sourceRows: () => hub.sources(),
    ...reads(hub, settings),
    unitLoaders: unitLoaders(database, hub.clock),
    casesPerSource: sourceTotals(hub.database.asWorker()),
  };
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

export function isSecure(request: IncomingMessage): boolean {
  return "encrypted" in request.socket && request.socket.encrypted === true;
}

/** A browser of another site may not open our socket. */
export function socketAllowed(request: IncomingMessage): boolean {
  return originAllowed(request.headers.origin, request.headers.host ?? "", []);
}
