import type { SourceRecord } from "@dau-moi/connectors";
import type { Tx } from "../../platform/database.ts";
import { instantOf } from "../../platform/instant.ts";
import { keepRaw } from "../inbox.queries.ts";
import type { InboxRow, KnownRecord } from "../inbox.queries.ts";
import { sealContext } from "../run.ts";
import type { Run } from "../run.ts";
import { mayGo } from "./sweep.ts";
import { countThere, goneInRun, waitingTombstones } from "./sweep.queries.ts";
import { takeBack } from "./take-back.ts";
import type { Told } from "./take-back.ts";

/**
 * Records that their source itself calls deleted. Those of a run that are more than may go at once wait for a person.
 * @returns how many went
 */
export async function takeTombstones(
  tx: Tx,
  run: Run,
  tombstones: readonly { record: SourceRecord; known: Pick<KnownRecord, "wrappedKey" | "caseId"> }[],
  told: Told & { batchId: number },
): Promise<number> {
  if (tombstones.length === 0) return 0;
  const ids = tombstones.map(({ record }) => record.sourceId);
  const [known, goneBefore] = [await countThere(tx, run.sourceId, told.stream), await goneInRun(tx, run.runId)];
  if (goneBefore + ids.length > mayGo(known + goneBefore)) {
    await waitingTombstones(tx, { sourceId: run.sourceId, stream: told.stream, fence: run.fence, known, ids, at: told.at });
    return 0;
  }
  const rows = tombstones.map(({ record, known: before }) => tombstoneRow(run, record, before));
  await keepRaw(tx, rows, { sourceId: run.sourceId, stream: told.stream, batchId: told.batchId, learnedAt: told.at });
  return takeBack(tx, ids, told);
}

function tombstoneRow(run: Run, record: SourceRecord, known: Pick<KnownRecord, "wrappedKey" | "caseId">): InboxRow {
  const plain = Buffer.from(JSON.stringify(record.data), "utf8");
  const key = known.wrappedKey === null ? run.vault.newRecordKey().key : run.vault.unwrap(known.wrappedKey);
  return {
    sourceCaseId: record.sourceId,
    version: record.version,
    observedAt: record.observedAt === null ? null : instantOf(record.observedAt),
    op: "delete",
    hash: run.vault.fingerprint(plain),
    payload: run.vault.seal(key, plain, sealContext(run.sourceCode, record.stream, record.sourceId, "payload")),
    outcome: "applied",
    wrappedKey: known.wrappedKey,
    caseId: known.caseId,
    inboxId: null,
  };
}
