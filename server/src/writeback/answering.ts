import type { CaseChange } from "@dau-moi/schema";
import type { Database } from "../platform/database.ts";
import { instantOf } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import { reachedCall } from "./closing/index.ts";

type Answer = Extract<CaseChange, { kind: "ANSWER" }>;

/** An answer stands on its proof: a call that the case's log has, or the number and day of a letter; a text on its own words. @source the founding documents' rules 52, 55 */
export async function answeringFault(change: Answer, found: { case: { id: number } }, { database }: { database: Database }): Promise<Problem | undefined> {
  if (change.form === "LETTER" && change.paper === undefined) return { at: "paper", message: "Trả lời bằng văn bản cần số và ngày văn bản." };
  if (change.form !== "CALL") return change.call === undefined ? undefined : { at: "call", message: "Chỉ trả lời qua điện thoại mới kèm cuộc gọi." };
  const calledAt = change.call === undefined ? null : await database.read((tx) => reachedCall(tx, found.case.id, Number(change.call)));
  if (calledAt === null) return { at: "call", message: "Trả lời qua điện thoại cần một cuộc gọi đã nói chuyện, có trong nhật ký cuộc gọi của phản ánh." };
  return calledAt === instantOf(change.answeredAt) ? undefined : { at: "answeredAt", message: "Thời điểm trả lời phải là thời điểm của cuộc gọi." };
}
