import type { CaseChange, ChangeKind, SourceCase } from "@dau-moi/schema";
import type { z } from "zod";
import type { HotlineOutcome, HotlineStream } from "./hotline-stream.ts";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Where reading goes on: flat, opaque to the host, at most 4 KiB; made only of what the source itself said. */
export type Checkpoint = Readonly<Record<string, string | number | boolean>>;

/** What kind of failure it was, hence who can mend it. */
export type Fault = "config" | "auth" | "transient" | "rate_limited" | "data" | "schema" | "bug";

export class ConnectorError extends Error {
  readonly fault: Fault;
  /** milliseconds the source asked us to wait */
  readonly retryAfterMs: number | undefined;
  constructor(fault: Fault, message: string, options: { retryAfterMs?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "ConnectorError";
    this.fault = fault;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/** One record as the source gave it. */
export interface SourceRecord {
  stream: string;
  /** Stable in the source, never derived from a position. */
  sourceId: string;
  /** The source's own version mark (modified text, etag); null when it has none. */
  version: string | null;
  op: "upsert" | "delete";
  /** The source's own modification instant, UTC RFC 3339; null when it says none. */
  observedAt: string | null;
  data: Json;
  /** where it stood when it was read; no part of the record, so that a row that moves is no new version */
  place?: RecordPlace;
}

/** Where a record of a file stands, for the person who is to mend it. */
export interface RecordPlace {
  file: string;
  /** null: the file has no sheets */
  sheet: string | null;
  /** from 1, as a spreadsheet counts */
  row: number;
  /** names of the record's fields → letters of their columns */
  columns: Readonly<Record<string, string>>;
}

export type ReadMessage =
  /** The host commits records, checkpoint and counts in one transaction before it asks for the next message. */
  | {
      type: "batch";
      records: SourceRecord[];
      checkpoint?: Checkpoint;
      /** Rejects whose locator begins so were all told again in this run, if they still stand; those that were not are settled. */
      retold?: string;
    }
  /** Not readable as a record: quarantined with its bytes; the run goes on. */
  | { type: "reject"; stream: string; locator: string; reason: string; raw: Uint8Array }
  /**
   * Between begin and end of one generation the source tells every record it has. Only when both come in one run the host takes what was not told
   * for gone; never after a run that was cut off, and never more at once than its breaker lets pass.
   */
  | { type: "sweep"; stream: string; phase: "begin" | "end"; generation: string }
  /** The fields the records of this run have, by which the host notices that an interface drifted. */
  | { type: "shape"; stream: string; fields: readonly string[] };

/** A word of the source that its manifest does not map. */
export interface UnknownWord {
  list: "stream" | "stage" | "channel" | "field" | "unit" | "step" | "pause";
  word: string;
}

/** `map` is pure, so that what was held back can be replayed from the raw inbox after the mapping was mended. */
export type MapOutcome =
  /** `notes`: what a person should look at, though the case can be taken. */
  | { ok: true; case: SourceCase; unknownWords: UnknownWord[]; notes?: { at: string; reason: string }[] }
  /** `at` names the field in the source's record; `reason` says what was expected. */
  | { ok: false; reason: string; at: string; unknownWords: UnknownWord[] };

export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** the whole body; the host cuts it off at its size cap and throws ConnectorError("data") */
  body: Uint8Array;
}

/** A file of the source as the host's look saw it. */
export interface FileEntry {
  /** its name in the source's folder, without any path */
  name: string;
  /** bytes */
  size: number;
  /** the source's own mark of its last change, milliseconds since 1970: tells one version from another */
  modified: number;
  /** milliseconds between the host's looks in which size and mark stood still; 0 when it was seen first */
  stillMs: number;
}

/** One version of a file, copied by the host: it does not change while it is read. */
export interface FileCopy {
  /** open for reading at any position; it has no name on disk */
  descriptor: number;
  size: number;
  /** SHA-256 of the content, base64url */
  digest: string;
  /** when the source wrote it, UTC RFC 3339; never later than the host's present */
  writtenAt: string;
  close(): Promise<void>;
}

/** Host-owned access to one folder of the source; whether it is a disk or an SFTP server the connector does not know. */
export interface Files {
  /** Plain files of the folder itself, in no order. Throws as `http` does. */
  list(): Promise<FileEntry[]>;
  /** @returns null when the file is no longer as it was listed */
  copy(entry: FileEntry): Promise<FileCopy | null>;
}

/** A value a statement binds. */
export type SqlValue = string | number | null;

/** One row, every column as the text the database wrote; null stays null. */
export type SqlRow = Readonly<Record<string, string | null>>;

/** Host-owned connection to a source's database, read-only. */
export interface SqlAccess {
  /**
   * Runs `work` in one read-only snapshot of the database. `rows` yields the rows of one statement in its order, piece by piece, without holding more
   * than a piece; values are bound, never written into the text. Throws as `http` does.
   */
  snapshot<T>(work: (rows: (sql: string, values: readonly SqlValue[]) => AsyncIterable<readonly SqlRow[]>) => Promise<T>): Promise<T>;
}

/** A file that goes with a change. */
export interface SentFile {
  name: string;
  mediaType: string;
  bytes: Uint8Array;
}

/** A decided change on its way to the source. */
export interface WriteCommand {
  change: CaseChange;
  stream: string;
  sourceId: string;
  /** the version of the record that whoever decided saw; null: the source has none */
  expectedVersion: string | null;
  /** the same at every try of this change, and of no other */
  idempotencyKey: string;
  /** the files the change names, in its order; left out where it names none, or where it is only asked after */
  files?: readonly SentFile[];
}

export type WriteOutcome =
  /** `receipt` is what the source said, `version` the record's after it; null: it told none */
  | { status: "applied" | "already_applied"; version: string | null; receipt: Json }
  /** the record is another than the one who decided saw; nothing was changed */
  | { status: "conflict"; current: SourceRecord | null }
  /** the source will not do it, however often it is asked */
  | { status: "refused"; reason: string }
  /** it may have happened: `probe` is to tell, it is never sent blindly again */
  | { status: "unknown"; reason: string };

/** What the host lends a connector for one run. It holds no clock and no socket of its own. */
export interface Context<C> {
  config: C;
  /** Root of the source's interface, e.g. "https://pakn.example.vn/api", without query; the paths of the config are appended to it. */
  baseUrl: string;
  secret(name: string): Promise<string>;
  /**
   * Host-owned HTTP: allow-list of host:port, no redirects, time limits, size cap, retries of transient failures,
   * 429 and Retry-After. Throws ConnectorError("transient" | "rate_limited" | "auth" | "config" | "data").
   * Status 401 and 403 become "auth", 404 and other statuses below 500 come back to the caller as they are.
   */
  http(
    url: string,
    init?: {
      method?: "GET" | "POST" | "PUT" | "PATCH";
      headers?: Record<string, string>;
      body?: string;
      /** sent once and never again by the host, whatever becomes of it: for what changes the source */
      once?: boolean;
      /** status 500 comes back to the caller as well: SOAP tells its faults with it */
      faultsIn500?: boolean;
    },
  ): Promise<HttpAnswer>;
  /** for sources that are folders of files */
  files?: Files;
  /** for sources that are databases */
  sql?: SqlAccess;
  signal: AbortSignal;
  log(level: "info" | "warn", message: string, facts?: Record<string, Json>): void;
  /** IANA zone that instants without an offset are in. */
  zone: string;
  /** Source ids of cases the hub believes open in this stream, ascending, after `after`; for sources that cannot list changes. */
  knownOpen(stream: string, after: string | null, limit: number): Promise<string[]>;
}

export interface Capabilities {
  read: "incremental" | "full";
  /** unordered: a checkpoint only at the end of the run */
  order: "cursor_asc" | "unordered";
  deletes: "tombstone" | "sweep" | "none";
  version: "etag" | "modified_at" | "none";
  /** the changes the source can be asked for; none: its officers get a worklist */
  write: readonly ChangeKind[];
  /** how a change sent twice is one: the source knows our key, the change itself says so, or a look tells whether it happened */
  idempotency: "key" | "natural" | "lookup" | "none";
  /** what files a result may bring: how many, and bytes of each; left out or null: none */
  files?: { most: number; mostBytes: number } | null;
}

/** What a stream looks like, for the one who writes its manifest. */
export interface Discovered {
  stream: string;
  /** paths of the fields seen, with an example of their kind, never of their content */
  fields: readonly { path: string; type: "text" | "number" | "boolean" | "list" | "object" | "nothing" }[];
}

/** The contract of a kind of source system. One folder per kind: index (face), client (their words), map (pure). */
export interface Connector<C> {
  kind: string;
  version: string;
  /** Validates the `config` part of a manifest; its messages name the place and what was expected. */
  configSchema: z.ZodType<C>;
  capabilities(config: C): Capabilities;
  streams(config: C): string[];
  /** `warnings`: what a person should look at, though the source can be read. */
  check(context: Context<C>): Promise<{ ok: true; warnings?: readonly string[] } | { ok: false; fault: Fault; message: string }>;
  read(context: Context<C>, from: Checkpoint | null, want: { stream: string }): AsyncIterable<ReadMessage>;
  /** null: the source no longer has it */
  fetchOne?(context: Context<C>, stream: string, sourceId: string): Promise<SourceRecord | null>;
  /** What streams and fields the source shows; for the wizard that makes a manifest. */
  discover?(context: Context<C>): Promise<Discovered[]>;
  map(config: C, zone: string, record: SourceRecord): MapOutcome;
  /** Lists of calls and outages, read by `read` under their own names; none where the manifest names none. */
  hotline?(config: C): HotlineStream[];
  /** As `map`, of a record of one of those. */
  mapHotline?(config: C, zone: string, record: SourceRecord): HotlineOutcome;
  /** Asks the source for one change. Time-outs and cut connections are "unknown", not errors; other faults are thrown as by `read`. */
  apply?(context: Context<C>, command: WriteCommand): Promise<WriteOutcome>;
  /** Whether a change whose outcome is unknown happened: "applied", "refused" when it surely did not, "unknown" when nobody can tell yet. */
  probe?(context: Context<C>, command: WriteCommand): Promise<WriteOutcome>;
}
