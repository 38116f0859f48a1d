import { ConnectorError } from "@dau-moi/connectors";
import type { Connector, Context, SentFile, WriteCommand, WriteOutcome } from "@dau-moi/connectors";
import type { CaseChange, SourceCase } from "@dau-moi/schema";
import { identityHiderOf } from "../access/index.ts";
import { proveSending, settleSending, takeLaneHead } from "../journal/index.ts";
import type { LaneHead, Settled } from "../journal/index.ts";
import type { SourceRow } from "../source/index.ts";
import { HEARTBEAT_MS } from "../source/index.ts";
import { filesIn } from "./change.ts";
import { confirmChanges } from "./confirm.ts";
import { differing } from "./conflict.ts";
import { bytesToSend } from "./files/index.ts";
import { connectorFor, heldCase, openedChange } from "./outbox-record.ts";
import { tellChange } from "./tell.ts";
import { heldRecord } from "./writeback.queries.ts";
import type { HeldRecord } from "./writeback.queries.ts";
import type { WritebackHub } from "./writeback-hub.ts";

/** Sends what is due of one source, one lane after the other, until nothing is. @returns how many tries it took */
export async function sendDue(source: SourceRow, hub: WritebackHub, signal: AbortSignal): Promise<number> {
  for (let tries = 0; ; tries += 1) {
    const head = signal.aborted ? null : await hub.database.write((tx) => takeLaneHead(tx, source.id, hub.owner, hub.clock.now()));
    if (head === null) {
      if (tries > 0) await confirmChanges(source, hub); // the pull may have been faster than the answer
      return tries;
    }
    await tryOne(head, source, hub, signal);
  }
}

async function tryOne(head: LaneHead, source: SourceRow, hub: WritebackHub, signal: AbortSignal): Promise<void> {
  const { database, clock } = hub;
  const beating = setInterval(() => void database.write((tx) => proveSending(tx, head.id, head.fence, clock.now())).catch(() => undefined), HEARTBEAT_MS); // the end of the try proves it again
  try {
    const settled = await outcomeOf(head, source, hub, signal);
    if (settled === null) return;
    await database.write(async (tx) => {
      if (!(await settleSending(tx, head.id, head.fence, settled))) return;
      if (settled.state !== "QUEUED") await tellChange(tx, "CHANGE_MOVED", { caseId: head.caseId, at: settled.at, province: hub.units().province.code });
    });
    hub.changed();
  } finally {
    clearInterval(beating);
  }
}

/** What this try comes to; null: the hub is stopping, the next one asks what became of it. */
async function outcomeOf(head: LaneHead, source: SourceRow, hub: WritebackHub, signal: AbortSignal): Promise<Settled | null> {
  const held = await hub.database.read((tx) => heldRecord(tx, source.id, head.stream, head.sourceCaseId));
  const change = openedChange(head, held?.wrappedKey ?? null, hub.vault);
  if (held === null || change === null) return { state: "REFUSED", at: hub.clock.now(), reason: "Nội dung của yêu cầu đã xóa cùng dữ liệu người phản ánh." };
  try {
    const { connector, config } = connectorFor(source);
    const lent = hub.lend(source, config, signal);
    try {
      const outcome = await asked(connector, lent.context, head, { change, files: await filesOf(head, change, held, hub) });
      return settledBy(outcome, { head, source, held, hub, connector, config });
    } finally {
      await lent.close();
    }
  } catch (error) {
    if (signal.aborted) return null;
    hub.log.warn({ source: source.code, change: head.id, err: error }, "a change could not be sent");
    return settledByFault(error, head, hub);
  }
}

/** What may have been sent is only asked after; what its kind cannot ask after waits for the next pull. */
function asked(connector: Connector<unknown>, context: Context<unknown>, head: LaneHead, what: Pick<WriteCommand, "change" | "files">): Promise<WriteOutcome> {
  const { stream, sourceCaseId: sourceId, expectedVersion, idempotencyKey } = head;
  const command: WriteCommand = { ...what, stream, sourceId, expectedVersion, idempotencyKey };
  if (!head.mayHaveHappened) {
    if (connector.apply === undefined) throw new ConnectorError("config", "the source can no longer be asked for changes");
    return connector.apply(context, command);
  }
  if (connector.probe !== undefined) return connector.probe(context, command);
  return Promise.resolve({ status: "unknown", reason: "the source cannot be asked whether it happened" });
}

/** The bytes that go along; asking after a change needs none. @throws {FilesLost} */
async function filesOf(head: LaneHead, change: CaseChange, held: HeldRecord, hub: WritebackHub): Promise<readonly SentFile[]> {
  const files = filesIn(change);
  if (files.length === 0 || head.mayHaveHappened || held.wrappedKey === null) return [];
  return bytesToSend(files, held.wrappedKey, hub).catch((cause: unknown) => {
    throw new FilesLost("a file of the change cannot be read any more", { cause });
  });
}

/** Nothing was sent, and nothing ever can be. */
class FilesLost extends Error {}

interface Trying {
  head: LaneHead;
  source: SourceRow;
  held: HeldRecord;
  hub: WritebackHub;
  connector: Connector<unknown>;
  config: unknown;
}

function settledBy(outcome: WriteOutcome, { head, source, held, hub, connector, config }: Trying): Settled {
  const at = hub.clock.now();
  const seen = heldCase(held, source, hub.vault);
  switch (outcome.status) {
    case "applied":
    case "already_applied":
      return { state: outcome.status === "applied" ? "APPLIED" : "ALREADY_APPLIED", at, receiptVersion: outcome.version };
    case "conflict": {
      const now = outcome.current === null ? null : connector.map(config, source.zone, outcome.current);
      return { state: "CONFLICT", at, conflict: seen === null ? [] : differing(seen, now), conflictVersion: outcome.current?.version ?? null };
    }
    case "refused": // asked whether it happened, the source surely says no: then it is safe to send it
      return head.mayHaveHappened
        ? { state: "QUEUED", at, nextAt: at + pauseMs(head.tries), reason: spoken(outcome.reason, seen) }
        : { state: "REFUSED", at, reason: spoken(outcome.reason, seen) };
    case "unknown":
      return { state: "UNKNOWN", at, nextAt: at + pauseMs(head.tries), reason: spoken(outcome.reason, seen) };
  }
}

/** Thrown before the source took it: it waits and is sent again. After an answer that cannot be read, and after what nobody foresaw, it may have happened. */
function settledByFault(error: unknown, head: LaneHead, { clock }: WritebackHub): Settled {
  const at = clock.now();
  if (error instanceof FilesLost) return { state: "REFUSED", at, reason: "Tệp kèm theo không còn đọc được; hãy cập nhật kết quả lại." };
  const fault = error instanceof ConnectorError ? error : undefined;
  const nothingDone = fault !== undefined && ["transient", "rate_limited", "auth", "config"].includes(fault.fault);
  const nextAt = at + Math.max(pauseMs(head.tries), fault?.retryAfterMs ?? 0);
  return { state: nothingDone && !head.mayHaveHappened ? "QUEUED" : "UNKNOWN", at, nextAt, reason: spoken(fault?.message ?? "lỗi không lường trước", null) };
}

const SOON_MS = 1_000;
const LONGEST_PAUSE_MS = 300_000;
/** Longer and longer, up to five minutes. */
const pauseMs = (tries: number): number => Math.min(SOON_MS * 2 ** Math.min(tries - 1, 10), LONGEST_PAUSE_MS);

/** What a source says may name the submitter. */
function spoken(reason: string, seen: SourceCase | null): string {
  return identityHiderOf(seen?.submitter ?? { name: null, phone: null, email: null })(reason.replaceAll("\u0000", "␀")).slice(0, 500);
}
