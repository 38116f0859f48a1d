import type { MapOutcome } from "@dau-moi/connectors";
import { identityHiderOf } from "../access/index.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import type { Taken } from "./derive-cases.ts";
import { quarantine, queueWords, settleQuarantine, settleRetold } from "./inbox.queries.ts";
import type { Quarantined } from "./inbox.queries.ts";
import type { Words } from "./read-record.ts";
import type { Batch, Reject, Run } from "./run.ts";

/** What a batch could not give a case goes to a person, with the reason; so do words that no mapping knows. What stood there and is settled now, leaves. */
export async function holdBack(tx: Tx, run: Run, taken: readonly Taken[], batch: Batch, at: Instant): Promise<void> {
  const told = { sourceId: run.sourceId, stream: batch.stream, at };
  const answered = taken.flatMap((t) => (t.outcome === "applied" || t.outcome === "held" ? [t] : []));
  const stood = await settleQuarantine(
    tx,
    answered.flatMap((t) => (batch.replay === true && t.outcome === "applied" && t.known?.held !== true ? [] : [t.row.sourceCaseId])), // read again, a case settles nothing that its source has not
    told,
  );
  const held = answered.flatMap((t): Quarantined[] =>
    t.outcome === "held"
      ? [
          {
            locator: t.row.sourceCaseId,
            reason: withoutQuotes(t.reason, openWordsOf(t)),
            rawSealed: null,
            place: t.place ?? stood.get(t.row.sourceCaseId) ?? null,
          },
        ]
      : t.notes.map(({ reason, place }) => ({ locator: t.row.sourceCaseId, reason, rawSealed: null, place: place ?? stood.get(t.row.sourceCaseId) ?? null })),
  );
  const unreadable = batch.rejects.map((r) => ({
    ...toldPlainly(r),
    place: null,
    rawSealed: run.vault.sealMaster(Buffer.from(r.raw), `quarantine:${run.sourceCode}`),
  }));
  await quarantine(tx, [...held, ...unreadable], told);
  if (batch.retold !== undefined) await settleRetold(tx, batch.retold.part, batch.retold.still.map(toldPlainly), told);
  const words = new Map<string, { list: string; word: string; records: number }>();
  for (const { list, word } of answered.flatMap(openWordsOf)) {
    const key = `${list}\u0001${word}`;
    const seen = words.get(key);
    if (seen === undefined) words.set(key, { list, word: word.slice(0, 500), records: 1 });
    else seen.records += 1;
  }
  await queueWords(tx, [...words.values()], told);
}

/** As `openWordsOf`, of a record that was only looked at. */
export function openWordsIn(outcome: MapOutcome): Words {
  const hidden = identityHiderOf(outcome.ok ? outcome.case.submitter : { name: null, phone: null, email: null });
  return outcome.unknownWords.map(({ list, word }) => ({ list, word: hidden(word) }));
}

/** What stands where a word belongs may be a number of somebody, or the submitter's name, when columns slipped: no mapping waits for it. */
function openWordsOf(taken: Taken): Words {
  if (taken.outcome !== "applied" && taken.outcome !== "held") return [];
  const hidden = identityHiderOf(taken.outcome === "applied" ? taken.c.submitter : { name: null, phone: null, email: null });
  return taken.words.map(({ list, word }) => ({ list, word: hidden(word) }));
}

function toldPlainly({ locator, reason }: Reject): { locator: string; reason: string } {
  return { locator: locator.replaceAll("\u0000", "␀").slice(0, 300), reason: reason.replaceAll("\u0000", "␀") };
}

/** As manifests and records name their fields: no person's name begins small, no number with a letter. */
const NAME_OF_A_FIELD = /^[a-z][A-Za-z0-9_.]*$/;

/**
 * A reason as it may lie in the open: what a record holds where no word was expected may be a person's name or number, when its columns slipped. Words that
 * wait for a mapping stay; the record itself is kept sealed.
 */
export function withoutQuotes(reason: string, words: readonly { word: string }[]): string {
  return reason.replaceAll(/"([^"]*)"/g, (quoted, inside: string) =>
    NAME_OF_A_FIELD.test(inside) || words.some(({ word }) => word === inside) ? quoted : '"…"',
  );
}
