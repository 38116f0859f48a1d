import type { IncomingMessage, ServerResponse } from "node:http";
import { originAllowed, rowSettings, sessionCookie, sessionTokenIn, viewerOf } from "../access/index.ts";
import type { AccessContext, Viewer } from "../access/index.ts";
import { caseLoaders } from "../case/index.ts";
import { clockLoader } from "../clock/index.ts";
import type { ClockContext, LoadedRules } from "../clock/index.ts";
import type { Live, LiveContext } from "../live/index.ts";
import { oneByKey } from "../platform/loader.ts";
import type { Database } from "../platform/database.ts";
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
  live: Live;
  units(): UnitRegister;
  rules(): LoadedRules | null;
  sources(): Promise<SourceHealthRow[]>;
  /** reads units and rules anew */
  refresh(): Promise<void>;
  /** reads units and rules anew */
  refresh(): Promise<void>;
  about: AccessContext["hub"];
  introspection: boolean;
  /** limits on documents, the same over HTTP and WebSocket */
  documentRules: readonly ValidationRule[];
  /** what of an error a client may see */
  shownError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

export type GraphContext = AdoptUnitsContext & UnitPeopleContext & AccessContext & ClockContext & LiveContext;

/** What a request may do and see. The viewer comes from the session cookie alone. */
export async function contextFor(hub: AskingHub, request: IncomingMessage, response: ServerResponse | null): Promise<GraphContext> {
  const secure = isSecure(request);
  const token = sessionTokenIn(request.headers.cookie, secure);
  const viewer = token === null ? null : await viewerOf(hub.database, hub.clock, token);
  return {
    ...contextOf(hub, viewer),
    address: request.socket.remoteAddress ?? "unknown",
    sessionToken: token,
    setSession: (next) => void response?.appendHeader("Set-Cookie", sessionCookie(next, secure)),
  };
}

function contextOf(hub: AskingHub, viewer: Viewer | null): Omit<GraphContext, "address" | "sessionToken" | "setSession"> {
  const units = hub.units();
  const database = hub.database.as(rowSettings(viewer, (path) => units.subtree(path)));
  return {
    viewer,
    hub: hub.about,
    database,
    vault: hub.vault,
    clock: hub.clock,
    units,
    rules: hub.rules(),
    refreshRules: () => hub.refresh().then(() => hub.rules()),
    live: hub.live,
    refresh: () => hub.refresh(),
    tick: () => hub.live.tick(),
    sourceRows: () => hub.sources(),
    caseLoaders: caseLoaders(database),
    clockLoader: clockLoader(database),
    unitLoaders: unitLoaders(database, hub.clock),
    casesPerSource: sourceTotals(hub.database.asWorker()),
  };
}

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
