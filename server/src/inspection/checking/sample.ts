import type { Field } from "@dau-moi/schema";
import { chainHead } from "../../audit/index.ts";
import { numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Instant } from "../../platform/instant.ts";
import { instantText } from "../../platform/instant.ts";
import type { Problem } from "../../platform/problem.ts";
import { asOfView, selectedCases } from "../../tally/index.ts";
import type { BacklogClass, CaseFilter } from "../../tally/index.ts";
import { withoutSubmitters } from "../../case/index.ts";
import { inspectable, onInspection } from "../act.ts";
import type { InspectionContext } from "../act.ts";
import { withoutSubmittersOf } from "../hide.ts";
import type { StratumKind } from "../inspection.words.ts";
import { insertKept } from "../kept.queries.ts";
import { drawn, seedOf } from "./draw.ts";
import type { DrawSampleInput, JudgeSampleInput, StratumInput } from "./inspection.inputs.ts";
import type { InspectionRow } from "./inspection.queries.ts";
import { frameOf, keepSample, sampleById, sampleCases, samplesOf } from "./sample.queries.ts";
import type { Stratum } from "./sample.queries.ts";

const MOST_FRAME = 20_000;
const MOST_DRAWN = 200;
const LONGEST_WORDS = 4_000;

const LISTS: Readonly<Record<StratumKind, (from: string, to: string) => CaseFilter>> = {
  HANDLED_ON_TIME: (from, to) => ({ handledFrom: from, handledTo: to, handledLate: false }),
  HANDLED_LATE: (from, to) => ({ handledFrom: from, handledTo: to, handledLate: true }),
  CLOSED: (from, to) => ({ closedFrom: from, closedTo: to }),
  OPEN_OVERDUE: () => ({ open: true, lateness: "OVERDUE" }),
  OPEN: () => ({ open: true }),
};

/** What a stratum is called for good: its kind, then its field and its class where it has any. */
const nameOf = ({ kind, field, backlogClass }: { kind: StratumKind; field?: Field | null; backlogClass?: BacklogClass | null }): string =>
  [kind, field, backlogClass].filter((part) => part != null).join(":");

interface Frame {
  stratum: string;
  size: number;
  ids: number[];
}

/** Draws a stratified sample of a unit's cases, as they stood when the inspection was opened. */
export async function drawSample(input: DrawSampleInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const fault = strataFault(input.strata);
  if (fault !== undefined) return fault;
  const row = await inspectable(input.id, "drawInspectionSample", context);
  if ("message" in row) return row;
  const asOf = pointOf(row);
  if (asOf === null) return { at: "id", message: "Cuộc kiểm tra chưa mở." };
  const frames = await framesOf(row, input.strata, asOfView(asOf).token, context);
  if ("message" in frames) return frames;
  const content = input.strata.map((one) => [nameOf(one), one.size]);
  const detail = { frame: frames.reduce((sum, { ids }) => sum + ids.length, 0), event: asOf.event };
  const act = { operation: "drawInspectionSample", input, table: "inspection_sample", content, needs: "OPEN", detail } as const;
  return onInspection(
    act,
    async (tx, doing, { id }) => {
      const seed = seedOf(await chainHead(tx, "decision"), id, (await samplesOf(tx, id)).length + 1);
      const cut = frames.map(({ stratum, size, ids }) => ({ stratum, size, ids, chosen: drawn(seed, stratum, ids, size) }));
      const strata: Stratum[] = cut.map(({ stratum, size, ids, chosen }) => ({ stratum, size, frame: ids.length, drawn: chosen.length }));
      const point = { as_of_event: asOf.event, as_of_instant: instantText(asOf.instant) };
      const sampleId = await insertKept(tx, "inspection_sample", { inspection_id: id, seed, ...point, strata: JSON.stringify(strata) }, doing);
      if (sampleId === null) return null;
      const places = new Map(cut.flatMap(({ chosen }) => chosen).map((caseId, i) => [caseId, i + 1]));
      const cases = cut.flatMap(({ stratum, ids }) => ids.map((caseId) => ({ stratum, caseId, position: places.get(caseId) ?? null })));
      await keepSample(tx, sampleId, cases);
      return sampleId;
    },
    context,
  );
}

function strataFault(strata: readonly StratumInput[]): Problem | undefined {
  if (strata.length === 0 || strata.length > 20) return { at: "strata", message: "Cần từ 1 đến 20 tầng mẫu." };
  if (strata.some(({ size }) => size < 1)) return { at: "strata", message: "Mỗi tầng lấy ít nhất 1 vụ việc." };
  if (new Set(strata.map(nameOf)).size < strata.length) return { at: "strata", message: "Có tầng mẫu bị lặp lại." };
  if (strata.reduce((sum, { size }) => sum + size, 0) > MOST_DRAWN) return { at: "strata", message: `Một mẫu có tối đa ${MOST_DRAWN} vụ việc.` };
  return undefined;
}

const pointOf = ({ asOfEvent, asOfInstant }: InspectionRow): { event: number; instant: Instant } | null =>
  asOfEvent === null || asOfInstant === null ? null : { event: asOfEvent, instant: asOfInstant };

/** A case that fits several strata belongs to the first of them. */
async function framesOf(row: InspectionRow, strata: readonly StratumInput[], token: string, context: InspectionContext): Promise<Frame[] | Problem> {
  const unit = context.units.byId(row.unitId).code;
  const taken = new Set<number>();
  const frames: Frame[] = [];
  for (const one of strata) {
    const filter: CaseFilter = Object.assign(LISTS[one.kind](row.fromDay, row.toDay), { unit });
    if (one.field != null) filter.field = [one.field];
    if (one.backlogClass != null) filter.backlogClass = [one.backlogClass];
    const { rows } = await selectedCases({ filter, asOf: token }, MOST_FRAME, context);
    if (rows.length > MOST_FRAME) return { at: "strata", message: `Tầng ${nameOf(one)} có hơn ${MOST_FRAME} vụ việc; cần thu hẹp.` };
    const ids = rows.map(({ id }) => id).filter((id) => !taken.has(id));
    for (const id of ids) taken.add(id);
    frames.push({ stratum: nameOf(one), size: one.size, ids });
  }
  return frames.every(({ ids }) => ids.length === 0) ? { at: "strata", message: "Không có vụ việc nào để lấy mẫu." } : frames;
}

/** The inspector says what he found of a drawn case; the last word holds. */
export async function judgeSample(input: JudgeSampleInput, context: InspectionContext): Promise<{ id: number } | Problem> {
  const spoken = said(input.words);
  const fault = wordsFault(spoken, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const [sampleId, caseId] = [numberOf(input.sample), numberOf(input.caseId)];
  const found = sampleId === null ? null : await context.database.read((tx) => sampleById(tx, sampleId));
  if (found === null || caseId === null) return { at: "sample", message: "Không có mẫu này." };
  const isDrawn = (await context.database.read((tx) => sampleCases(tx, found.id))).some((one) => one.caseId === caseId);
  if (!isDrawn) return { at: "caseId", message: "Vụ việc này không nằm trong mẫu đã rút." };
  const target = { key: input.key, id: String(found.inspectionId) };
  const row = await inspectable(target.id, "judgeSampleCase", context);
  if ("message" in row) return row;
  const words = await withoutSubmittersOf(row, await withoutSubmitters([caseId], spoken, context), context);
  const content = [found.id, caseId, input.verdict, spoken];
  const act = { operation: "judgeSampleCase", input: target, table: "inspection_verdict", content, needs: "OPEN", detail: { case: caseId } } as const;
  return onInspection(act, (tx, doing) => insertKept(tx, act.table, { sample_id: found.id, case_id: caseId, verdict: input.verdict, words }, doing), context);
}

/** Draws a kept sample again from its kept frame. @returns whether the same cases come in the same order */
export async function drawnAgain(sampleId: number, context: InspectionContext): Promise<boolean> {
  return context.database.read(async (tx) => {
    const sample = await sampleById(tx, sampleId);
    if (sample === null) return false;
    const frame = await frameOf(tx, sampleId);
    const again = sample.strata.flatMap(({ stratum, size }) =>
      drawn(
        sample.seed,
        stratum,
        frame.filter((one) => one.stratum === stratum).map(({ caseId }) => caseId),
        size,
      ),
    );
    const kept = (await sampleCases(tx, sampleId)).map(({ caseId }) => caseId);
    return again.length === kept.length && again.every((id, at) => id === kept[at]);
  });
}
