import { createHash } from "node:crypto";
import { canonical } from "../../audit/index.ts";
import { said, wordsFault } from "../../platform/asked.ts";
import type { Tx } from "../../platform/database.ts";
import { instantText } from "../../platform/instant.ts";
import type { Problem } from "../../platform/problem.ts";
import { inspectable, onInspection } from "../act.ts";
import type { InspectionContext } from "../act.ts";
import { findingsOf } from "../findings/finding.queries.ts";
import { withoutSubmittersOf } from "../hide.ts";
import { insertKept } from "../kept.queries.ts";
import { inspectionCalls } from "./call.queries.ts";
import type { InspectionWordsInput } from "./inspection.inputs.ts";
import { answersOf } from "./inspection.queries.ts";
import type { InspectionRow } from "./inspection.queries.ts";
import { sampleCases, samplesOf } from "./sample.queries.ts";

const LONGEST_WORDS = 8_000;

/** Concludes an inspection whose every item was answered and every drawn case judged; nothing is added to it from then on. */
export async function concludeInspection(input: InspectionWordsInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const fault = wordsFault(spoken, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const found = await inspectable(input.id, "concludeInspection", context);
  if ("message" in found) return found;
  const words = await withoutSubmittersOf(found, spoken, context);
  const act = { operation: "concludeInspection", input, table: "inspection_step", content: [spoken], needs: "OPEN" } as const;
  return onInspection(
    act,
    async (tx, doing, row) => {
      const missing = await missingOf(tx, row.id);
      if (missing !== undefined) return missing;
      const hash = createHash("sha256")
        .update(await concludedText(tx, row, words))
        .digest("hex");
      const point = { as_of_event: row.asOfEvent, as_of_instant: row.asOfInstant === null ? null : instantText(row.asOfInstant) };
      return insertKept(tx, "inspection_step", { inspection_id: row.id, kind: "CONCLUDED", words, ...point, hash }, doing);
    },
    context,
  );
}

async function missingOf(tx: Tx, id: number): Promise<Problem | undefined> {
  const unanswered = (await answersOf(tx, id)).filter(({ result }) => result === null);
  if (unanswered.length > 0) return { at: "id", message: `Còn ${unanswered.length} nội dung kiểm tra chưa có kết quả.` };
  let unjudged = 0;
  for (const sample of await samplesOf(tx, id)) unjudged += (await sampleCases(tx, sample.id)).filter(({ verdict }) => verdict === null).length;
  return unjudged > 0 ? { at: "id", message: `Còn ${unjudged} vụ việc trong mẫu chưa xem xét.` } : undefined;
}

/** Everything that is concluded, in one fixed spelling. */
async function concludedText(tx: Tx, row: InspectionRow, words: string): Promise<string> {
  const samples = [];
  for (const { id, seed, strata } of await samplesOf(tx, row.id)) {
    const cases = (await sampleCases(tx, id)).map(({ caseId, verdict, words: why }) => ({ caseId, verdict, words: why }));
    samples.push({ id, seed, strata: strata.map((one) => ({ ...one })), cases });
  }
  return canonical({
    inspection: row.id,
    unit: row.unitId,
    from: row.fromDay,
    to: row.toDay,
    event: row.asOfEvent,
    items: (await answersOf(tx, row.id)).map(({ item, evidenceHash, result, words: why }) => ({ item, evidenceHash, result, words: why })),
    samples,
    calls: (await inspectionCalls(tx, row.id)).map(({ id, answered, waitedSeconds, solved, words: told }) => ({
      id,
      answered,
      waitedSeconds,
      solved,
      words: told,
    })),
    findings: (await findingsOf(tx, row.id)).map(({ id, kind, words: told, remedyDueAt }) => ({ id, kind, words: told, remedyDueAt })),
    conclusion: words,
  });
}
