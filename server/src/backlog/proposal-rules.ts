import { termsOn } from "../clock/index.ts";
import type { ClockContext } from "../clock/index.ts";
import type { Tx } from "../platform/database.ts";
import { localDay, startOfLocalDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { extensionFault, faultOf, fitsStage } from "../writeback/index.ts";
import type { Found, WritebackContext } from "../writeback/index.ts";
import type { ProposedChange } from "./proposal-draft.ts";
import type { ReasonRow } from "./proposal.queries.ts";
import type { ProposalKind } from "./proposal.types.ts";
import { repeatsOf } from "./repeats.queries.ts";

export type BacklogContext = WritebackContext & ClockContext;

const DAY_MS = 86_400_000;
const RULED: readonly ProposalKind[] = ["RETURN"];

/** Whether a case of this kind and stage can be proposed for at all: closing without a result from every open stage, returning only what was returned before. */
export function fitsProposal(kind: ProposalKind, found: Found): boolean {
  if (kind === "CLOSE") return found.open;
  if (RULED.includes(kind)) return found.returnedBefore && fitsStage(kind, { ...found, returnedBefore: false });
  return fitsStage(kind, found) && (kind !== "EXTEND" || (found.dueAt ?? 0) > found.now);
}

/** What stands against a draft, at its proposal and again at its approval; undefined: nothing. */
export async function faultOfDraft(change: ProposedChange, reason: ReasonRow | null, found: Found, context: BacklogContext): Promise<Problem | undefined> {
  switch (change.kind) {
    case "CLOSE":
      return found.open ? (reason?.class === "STALE" ? staleFault(found, context) : undefined) : { at: "kind", message: "Phản ánh đã kết thúc." };
    case "RETURN":
      return found.returnedBefore
        ? faultOf(change, { ...found, returnedBefore: false })
        : { at: "kind", message: "Lần trả lại đầu tiên không cần trình: hãy dùng yêu cầu “Trả lại”." };
    case "EXTEND":
      return faultOf(change, found) ?? (await extensionFault(change, found, context));
    case "TRANSFER":
      return faultOf(change, found) ?? (await circleFault(change.toUnit, found, context));
    case "RECORD_RESULT":
      return faultOf(change, found);
  }
}

/** Units do not hand a case round among themselves: one that had it before gets it again only by the office's word, which a return asks for. */
async function circleFault(toUnit: string, found: Found, { caseLoaders, units }: BacklogContext): Promise<Problem | undefined> {
  const held = await caseLoaders.custody.load(found.case.id);
  return held.some(({ unitId }) => units.byId(unitId).code === toUnit)
    ? { at: "toUnit", message: "Đơn vị này đã từng giữ phản ánh; để tránh chuyển vòng, hãy trả lại để Văn phòng quyết định." }
    : undefined;
}

/** Old enough by the regulation in force, and never reported again. */
async function staleFault(found: Found, context: BacklogContext): Promise<Problem | undefined> {
  const rules = context.rules ?? (await context.refreshRules());
  if (rules === null) return { at: "reasonCode", message: "Chưa có quy chế nào được áp dụng." };
  const { staleDays, regulationTitle } = termsOn(rules.terms, localDay(found.now));
  const age = (startOfLocalDay(localDay(found.now)) - startOfLocalDay(localDay(found.receivedAt))) / DAY_MS;
  if (age <= staleDays) return { at: "reasonCode", message: `Phản ánh mới ${age} ngày; theo ${regulationTitle} phải quá ${staleDays} ngày.` };
  const repeats = await context.database.asWorker().read((tx: Tx) => repeatsOf(tx, [found.case.id]));
  return repeats.length === 0
    ? undefined
    : { at: "reasonCode", message: `Người dân đã phản ánh lại: tìm thấy ${repeats.length} phản ánh sau có cùng nội dung.` };
}
