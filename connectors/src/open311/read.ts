import { ConnectorError, type Checkpoint, type Context, type ReadMessage } from "../connector.ts";
import { movedBack, readTime } from "../wire/index.ts";
import { openClient } from "./client.ts";
import type { Open311Config } from "./config.ts";
import { Run } from "./run.ts";
import { DAY, dateText, HOUR, readWindow } from "./windows.ts";

/** Later than anything a source can have updated. */
const FAR_FUTURE = "2099-12-31T23:59:59Z";
/** How far before the newest updated_datetime a run starts again, where the source can list by it. */
const UPDATED_OVERLAP_SECONDS = 600;

/**
 * Reads a GeoReport server, which lists only by requested_datetime: new requests by windows of it, changes by asking again for every request the
 * hub believes open, and old windows in turn. A server that knows updated_after is asked for that instead.
 */
export async function* readRequests(context: Context<Open311Config>, from: Checkpoint | null): AsyncIterable<ReadMessage> {
  const run = new Run(context, await openClient(context));
  const { newest, knowsUpdated } = await probe(run, from);
  const plan = planOf(context, from, newest);
  const checkpoint = (requestedTo: number, revisit: number): Checkpoint =>
    checkpointOf(run, from, knowsUpdated, Math.max(requestedTo, plan.requestedTo), revisit);
  const passed = (end: number): ReadMessage[] => [{ type: "batch", records: [], checkpoint: checkpoint(end, plan.revisit) }];
  const mark = from?.["updatedTo"];
  const updated = knowsUpdated === true && typeof mark === "string" ? yield* readUpdated(run, mark) : "unread";
  if (updated !== "read") {
    yield* readWindow(run, { from: updated === "cut" ? plan.since : plan.start, to: null }, plan.newest, passed);
    yield* readOpenAgain(run);
  }
  const revisit = from === null ? plan.since : yield* readOldInTurn(run, plan);
  if (run.waiting > 0) context.log("info", "requests that have a token and no id yet are waited for", { requests: run.waiting });
  yield { type: "batch", records: [], checkpoint: checkpoint(run.newestRequested ?? 0, revisit) };
}

/** Milliseconds since 1970. */
interface Plan {
  since: number;
  /** how far requests were read by the runs before */
  requestedTo: number;
  /** where this run starts */
  start: number;
  newest: number;
  /** start of the old window that is this run's turn */
  revisit: number;
}

/** Starts the overlap before what was read, and before what then waited for its id, if that is not too long ago. */
function planOf({ config }: Context<Open311Config>, from: Checkpoint | null, shown: number | null): Plan {
  const since = millisOf(config.since) ?? 0;
  const requestedTo = millisOf(from?.["requestedTo"]) ?? since;
  const waiting = Math.max(millisOf(from?.["waitingFrom"]) ?? requestedTo, requestedTo - config.pendingDays * DAY);
  const start = Math.max(since, Math.min(requestedTo - config.overlapHours * HOUR, waiting));
  return {
    since,
    requestedTo,
    start,
    newest: Math.max(shown ?? start, millisOf(config.until) ?? start, requestedTo),
    revisit: millisOf(from?.["revisit"]) ?? since,
  };
}

function checkpointOf(run: Run, from: Checkpoint | null, knowsUpdated: boolean | null, requestedTo: number, revisit: number): Checkpoint {
  const before = from?.["updatedTo"];
  const updatedTo = run.updatedTo?.text ?? (typeof before === "string" ? before : null);
  return {
    requestedTo: dateText(requestedTo),
    revisit: dateText(revisit),
    ...(run.oldestWaiting === null ? {} : { waitingFrom: dateText(run.oldestWaiting) }),
    ...(knowsUpdated === null ? {} : { knowsUpdated }),
    ...(updatedTo === null ? {} : { updatedTo }),
  };
}

/**
 * What the server shows unasked, and whether it knows updated_after: one that ignores it shows the same for a mark in the far future.
 * Nothing shown at all proves nothing and is asked again next time.
 */
async function probe(run: Run, from: Checkpoint | null): Promise<{ newest: number | null; knowsUpdated: boolean | null }> {
  const page = run.context.config.paging ? { page: "1", page_size: String(run.context.config.pageSize) } : {};
  const shown = await run.client.requests(page);
  const newest = run.newestOf(shown);
  const known = from?.["knowsUpdated"];
  if (typeof known === "boolean") return { newest, knowsUpdated: known };
  if (shown.length === 0) return { newest, knowsUpdated: null };
  try {
    const later = await run.client.requests({ ...page, updated_after: FAR_FUTURE });
    return { newest, knowsUpdated: later.length === 0 };
  } catch (fault) {
    // a server that refuses the word does not know it
    if (fault instanceof ConnectorError && (fault.fault === "config" || fault.fault === "data")) return { newest, knowsUpdated: false };
    throw fault;
  }
}

/** @returns "cut" when the server may not have shown everything; then all is to be read by windows */
async function* readUpdated(run: Run, mark: string): AsyncGenerator<ReadMessage, "read" | "cut"> {
  const listing = yield* run.pages({ updated_after: movedBack(mark, UPDATED_OVERLAP_SECONDS) ?? mark });
  return listing.isCut ? "cut" : "read";
}

/** Asks again for every request the hub believes open and this run has not shown. */
async function* readOpenAgain(run: Run): AsyncGenerator<ReadMessage, void> {
  const { context, client } = run;
  const { repollBatch, stream } = context.config;
  let gone = 0;
  for (let after: string | null = null; ;) {
    const ids = await context.knownOpen(stream, after, repollBatch);
    const last = ids.at(-1);
    if (last === undefined || last === after) break;
    after = last;
    const wanted = ids.filter((id) => !run.hasSeen(id));
    const [single, together] = [wanted.filter((id) => id.includes(",")), wanted.filter((id) => !id.includes(","))];
    if (together.length > 0) yield* run.deliver(await client.byIds(together));
    for (const id of single) yield* run.deliver([await client.request(id)].filter((one) => one !== null));
    gone += wanted.filter((id) => !run.hasSeen(id)).length;
  }
  if (gone > 0) context.log("warn", "the source no longer shows requests that were open", { requests: gone });
}

/** Reads one window of old requests again. @returns where the next run's turn begins */
async function* readOldInTurn(run: Run, { since, start, revisit }: Plan): AsyncGenerator<ReadMessage, number> {
  const width = run.context.config.revisitDays * DAY;
  if (width === 0 || start <= since) return since;
  const from = revisit >= since && revisit < start ? revisit : since;
  const to = Math.min(from + width, start);
  yield* readWindow(run, { from, to }, to, () => []);
  return to >= start ? since : to;
}

function millisOf(value: string | number | boolean | undefined): number | null {
  const read = typeof value === "string" ? readTime(value, "rfc3339", "UTC") : null;
  return read?.ok === true ? Math.floor(read.instant.micros / 1000) : null;
}
