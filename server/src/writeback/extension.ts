import type { CaseChange } from "@dau-moi/schema";
import { judged, termsOn } from "../clock/index.ts";
import type { ClockContext, Irregularity } from "../clock/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";

/** An extension: as often as the regulation allows, before the limit is over, and not longer. Other changes have no fault of this kind. */
export async function extensionFault(
  change: CaseChange,
  found: { case: { id: number }; now: Instant },
  { rules, clockLoader }: Pick<ClockContext, "rules" | "clockLoader">,
): Promise<Problem | undefined> {
  if (change.kind !== "EXTEND") return undefined;
  const clocks = await clockLoader.load(found.case.id);
  const running = clocks.findLast((k) => k.stoppedAt === null && k.startedAt <= found.now && ["ASSIGN", "HANDLE", "ANSWER"].includes(k.stage));
  if (rules === null || running === undefined) return { at: "kind", message: "Phản ánh không có đồng hồ đang chạy để gia hạn." };
  const before = running.extensions.filter(({ irregular }) => irregular.length === 0).length;
  const told = { at: found.now, dueDay: change.dueDay, addedWorkingDays: null, approver: null };
  const rule = termsOn(rules.terms, localDay(found.now)).extension;
  const { extension } = judged(told, { ...running, soonAt: running.warnAt }, before, rule, { unitId: running.unitId, time: rules.time });
  const [irregular] = extension.irregular;
  return irregular === undefined ? undefined : { at: irregular === "TOO_MANY" ? "kind" : "dueDay", message: IRREGULAR[irregular] };
}

const IRREGULAR: Readonly<Record<Irregularity, string>> = {
  LATE: "Phản ánh đã quá hạn, không gia hạn được nữa.",
  TOO_MANY: "Phản ánh đã được gia hạn hết số lần quy chế cho phép.",
  TOO_LONG: "Hạn mới dài hơn mức quy chế cho phép.",
  NOT_LATER: "Hạn mới phải sau hạn hiện tại.",
  NO_NEW_DAY: "Cần điền hạn mới.",
};
