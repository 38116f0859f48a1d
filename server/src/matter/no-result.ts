import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Post } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { limitOf, withinCalendar } from "../calendar/index.ts";
import { withoutSubmitter } from "../case/index.ts";
import { calendarDeadline } from "../clock/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import { instantText } from "../platform/instant.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import { foundCase, lockRecord, sourceOf, takes } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { refusedWith } from "./context.ts";
import type { Acted, MatterContext } from "./context.ts";
import { decideEnding } from "./end-at-source.ts";
import { owedReports } from "./no-result-due.queries.ts";
import type { OwedRow } from "./no-result-due.queries.ts";
import { insertNoResult, noResultAsked } from "./no-result.queries.ts";
import type { ReportNoResultInput } from "./no-result.types.ts";

const LONGEST_REASON = 2_000;

/**
 * Reports why there is no result yet: the lead agency alone, of a case of several agencies past its limit; posted at its source, and due again.
 * @source the founding documents' rule 84
 */
export async function reportNoResult(input: ReportNoResultInput, context: MatterContext): Promise<Acted> {
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : postFor(asking(context), "reportNoResult", found);
  if (found === null || post === undefined)
    return refusedWith({ at: "caseId", message: "Không có phản ánh này trong phạm vi bạn được báo cáo với tư cách cơ quan chủ trì." });
  const reason = said(input.reason);
  const fault = keyFault(input.key) ?? wordsFault(reason, "reason", LONGEST_REASON);
  if (fault !== undefined) return refusedWith(fault);
  if ((await withoutSubmitter(found.case.id, reason, context)) !== reason)
    return refusedWith({ at: "reason", message: "Lý do được công khai nên không được có tên hoặc số của người dân." });
  const [heartbeat] = await context.database.read((tx) => owedReports(tx, [found.case.id], found.now));
  if (heartbeat === undefined || !found.open)
    return refusedWith({ at: "caseId", message: "Chỉ báo cáo chưa có kết quả khi nhiều cơ quan cùng xử lý và đã hết thời hạn." });
  if (!takes(await sourceOf(context, found.case.sourceId), "COMMENT"))
    return refusedWith({ at: "caseId", message: "Hệ thống nguồn không nhận thông báo từ đây. Hãy đăng lý do ngay trên hệ thống nguồn." });
  const dueAt = await nextDue(heartbeat, found, context);
  if (typeof dueAt !== "number") return refusedWith(dueAt);
  const done = await context.database.asWorker().write((tx) => keep(tx, { input, found, post, heartbeat, dueAt, reason }, context));
  if (done === "movedOn") return { outcome: "movedOn", case: found.case };
  return done === null ? { outcome: "done", case: found.case } : refusedWith(done);
}

/** The first late instant of the next report, counted from now by the interval of the heartbeat. */
async function nextDue({ limitText, unitId }: OwedRow, { now }: Found, context: MatterContext): Promise<Instant | Problem> {
  const rules = context.rules ?? (await context.refreshRules());
  const limit = limitOf(limitText);
  if (rules === null || "message" in limit) return { at: "caseId", message: "Chưa có quy chế nào được áp dụng, chưa tính được kỳ báo cáo sau." };
  return (
    withinCalendar(() => calendarDeadline(rules.time, unitId, now, limit).dueAt) ?? {
      at: "caseId",
      message: "Lịch làm việc được ban hành chưa đến kỳ báo cáo sau.",
    }
  );
}

interface Reporting {
  input: ReportNoResultInput;
  found: Found;
  post: Post;
  heartbeat: OwedRow;
  dueAt: Instant;
  reason: string;
}

/** All or none; the same key again is the same report. */
async function keep(tx: Tx, { input, found, post, heartbeat, dueAt, reason }: Reporting, context: MatterContext): Promise<null | "movedOn" | Problem> {
  const caseId = found.case.id;
  const doing = doingOf(post, input.key, ["reportNoResult", caseId, reason], context);
  await lockRecord(tx, caseId);
  const before = await noResultAsked(tx, doing.accountId, doing.askedKey);
  if (before !== null) return before.askedHash.equals(doing.askedHash) ? null : KEY_USED;
  const note = { kind: "COMMENT", at: instantText(found.now), note: `Thông báo chưa có kết quả: ${reason}` } as const;
  const changeId = await decideEnding(tx, note, { key: doing.askedKey, seen: input.seen, post, found }, context);
  if (typeof changeId !== "number") return changeId;
  const { limitText, legalBasis } = heartbeat;
  const report = await insertNoResult(tx, { ...doing, caseId, reason, dueAt, limitText, legalBasis, changeId });
  const subject = { kind: "case", id: String(caseId) };
  const detail = { report, change: changeId, due: instantText(dueAt) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "reportNoResult", subject, detail, at: found.now });
  return null;
}
