import { ConnectorError } from "@dau-moi/connectors";
import type { Context, Files } from "@dau-moi/connectors";
import { secretsOf } from "../source/index.ts";
import type { SourceRow } from "../source/index.ts";
import { hostFiles } from "./files/index.ts";
import { HTTP_LIMITS, hostHttp } from "./http.ts";
import { knownOpenIds } from "./inbox.queries.ts";
import { identityOf, isOfIdentity } from "./net/index.ts";
import type { IngestHub } from "./report.ts";
import { hostSql, SQL_LIMITS } from "./sql/index.ts";

/** What is lent to a connector for one run, or one look. */
export interface Lent {
  context: Context<unknown>;
  close(): Promise<void>;
}

/** What a look needs: a source that may not be connected yet. */
export type Looked = Pick<SourceRow, "id" | "code" | "zone" | "baseUrl" | "allow" | "secretsSealed">;

export interface Lending {
  /** validated by the kind's own schema */
  config: unknown;
  hub: IngestHub;
  signal: AbortSignal;
  /** hears of the bytes that come */
  came: (bytes: number) => void;
  /** files count as settled however lately they were seen first: nothing of them is taken */
  looking?: boolean;
}

/** Lends a connector the host's ways to the source's address, and nowhere else. */
export function contextOf(source: Looked, { config, hub, signal, came, looking }: Lending): Lent {
  const secrets = secretsOf(source, hub.vault);
  const host = hostHttp({ ...HTTP_LIMITS, origin: source.baseUrl, allow: source.allow, identity: identityOf(secrets) }, hub.clock, signal);
  const folder = hostFiles(source, hub, signal);
  const context: Context<unknown> = {
    config,
    zone: source.zone,
    signal,
    baseUrl: source.baseUrl,
    http: async (url, init) => {
      const answer = await host.http(url, init);
      came(answer.body.byteLength);
      return answer;
    },
    sql: hostSql({ baseUrl: source.baseUrl, zone: source.zone, secrets }, { limits: SQL_LIMITS, signal, came }),
    files: countedFiles(folder.files, came, looking === true),
    secret: (name) => {
      const value = isOfIdentity(name) ? undefined : secrets[name];
      return value === undefined ? Promise.reject(new ConnectorError("config", `the manifest gives no secret "${name}"`)) : Promise.resolve(value);
    },
    log: (level, message, facts) => hub.log[level]({ source: source.code, ...facts }, message),
    knownOpen: (stream, after, limit) => hub.database.read((tx) => knownOpenIds(tx, source.id, stream, after ?? "", limit)),
  };
  return { context, close: async () => void (await Promise.all([host.close(), folder.close()])) };
}

function countedFiles(files: Files, came: (bytes: number) => void, settled: boolean): Files {
  return {
    list: async () => {
      const listed = await files.list();
      return settled ? listed.map((file) => ({ ...file, stillMs: Number.MAX_SAFE_INTEGER })) : listed;
    },
    copy: async (entry) => {
      const copy = await files.copy(entry);
      came(copy?.size ?? 0);
      return copy;
    },
  };
}
