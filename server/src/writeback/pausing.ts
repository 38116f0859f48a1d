import type { CaseChange } from "@dau-moi/schema";
import { termsOn } from "../clock/index.ts";
import type { ClockContext } from "../clock/index.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";

/** A pause: for a reason for which the regulation lets a clock stand still, and only while something of the limit is left. Other changes have no fault of this kind. */
export function pausingFault(
  change: CaseChange,
  { dueAt, now }: { dueAt: Instant | null; now: Instant },
  { rules }: Pick<ClockContext, "rules">,
): Problem | undefined {
  if (change.kind !== "PAUSE") return undefined;
  const reason = rules === null ? undefined : termsOn(rules.terms, localDay(now)).pauseReasons.find(({ code }) => code === change.pauseReason);
  if (reason === undefined) return { at: "pauseReason", message: "Quy chế đang áp dụng không có lý do tạm dừng này." };
  if (!reason.stopsClock) return { at: "pauseReason", message: `Quy chế không cho dừng đồng hồ vì lý do "${reason.name}".` };
  return dueAt !== null && dueAt <= now ? { at: "kind", message: "Phản ánh đã quá hạn: thời hạn đã dùng hết nên không tạm dừng được." } : undefined;
}

/** The reasons for which the regulation in force lets a clock stand still. */
export function pauseChoices({ rules, clock }: Pick<ClockContext, "rules"> & { clock: { now(): Instant } }): { code: string; name: string }[] {
  if (rules === null) return [];
  const reasons = termsOn(rules.terms, localDay(clock.now())).pauseReasons.filter(({ stopsClock }) => stopsClock);
  return reasons.map(({ code, name }) => ({ code, name }));
}
