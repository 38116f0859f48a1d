import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Post } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import type { Diversion } from "../clock/index.ts";
import { KEY_USED, keyFault, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Problem } from "../platform/problem.ts";
import type { Unit } from "../unit/index.ts";
import { foundCase, lockRecord } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { refusedWith, termsAt } from "./context.ts";
import type { Acted, MatterContext } from "./context.ts";
import { diversionAsked, hideCase, insertDiversion, isDiverted } from "./divert.queries.ts";
import type { DivertCaseInput } from "./divert.types.ts";
import { decideEnding, endingFor } from "./end-at-source.ts";
import type { Ending } from "./end-at-source.ts";

const LONGEST_REASON = 1_000;
const BEFORE_A_RESULT: readonly string[] = ["RECEIVED", "ASSIGNED", "IN_PROGRESS"];
/** What stands for a hidden case; what it was taken for is not told, since that alone may harm who sent it. */
const STUB = "Nội dung đã chuyển cơ quan có thẩm quyền theo quy định của pháp luật";

/** Whether a case can still be diverted: nothing was found out about it yet. @source rules 30, 36, 48 of the founding documents */
export const fitsDiverting = ({ open, stage }: Pick<Found, "open" | "stage">): boolean => open && BEFORE_A_RESULT.includes(stage);

/** Where a diversion's case is sealed for. */
export const reasonPlace = (byAccountId: number, askedKey: string): string => `case_diversion:${byAccountId}:${askedKey}`;

/** Diverts a case: who may, where it goes, whether it can be, then diversion, stub and change in one transaction. */
export async function divertCase(input: DivertCaseInput, context: MatterContext): Promise<Acted> {
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : postFor(asking(context), "divertCase", found);
  if (found === null || post === undefined) return refusedWith({ at: "caseId", message: "Không có phản ánh này trong phạm vi bạn được chuyển hướng." });
  const reason = said(input.reason);
  const fault = keyFault(input.key) ?? wordsFault(reason, "reason", LONGEST_REASON);
  if (fault !== undefined) return refusedWith(fault);
  const diversion = (await termsAt(context, found.now))?.diversions.find(({ code }) => code === input.code);
  if (diversion === undefined) return refusedWith({ at: "code", message: "Quy chế đang áp dụng không có nơi chuyển này." });
  const to = destinationOf(diversion, found);
  if (to !== null && "message" in to) return refusedWith(to);
  const words = diversion.hides ? `${STUB}.` : `Chuyển hướng: ${diversion.name} (${diversion.legalBasis}).`;
  const ending = await endingFor(words, found, context, to === null || to.id === found.holder.id ? null : to.code);
  if (!("kind" in ending)) return refusedWith(ending);
  const done = await context.database.asWorker().write((tx) => keep(tx, { input, found, post, diversion, to, ending, reason }, context));
  if (done === "movedOn") return { outcome: "movedOn", case: found.case };
  return done === null ? { outcome: "done", case: found.case } : refusedWith(done);
}

/** The unit that the regulation names, as long as it stands. */
function destinationOf({ unit: code }: Diversion, { units, now }: Found): Unit | Problem | null {
  if (code === null) return null;
  const unit = units.byCode(code);
  if (unit === undefined) return { at: "code", message: `Danh mục không có đơn vị ${code} mà quy chế nêu.` };
  return units.endOf(unit) <= now ? { at: "code", message: `Đơn vị ${unit.name} mà quy chế nêu đã kết thúc hoạt động.` } : unit;
}

interface Diverting {
  input: DivertCaseInput;
  found: Found;
  post: Post;
  diversion: Diversion;
  to: Unit | null;
  ending: Ending;
  reason: string;
}

/** All or none; the same key again is the same diversion. */
async function keep(tx: Tx, d: Diverting, context: MatterContext): Promise<null | "movedOn" | Problem> {
  const { input, found, post, diversion, to, ending, reason } = d;
  const caseId = found.case.id;
  const doing = doingOf(post, input.key, ["divertCase", caseId, diversion.code, reason], context);
  const record = await lockRecord(tx, caseId);
  const before = await diversionAsked(tx, doing.accountId, doing.askedKey);
  if (before !== null) return before.askedHash.equals(doing.askedHash) ? null : KEY_USED;
  if (await isDiverted(tx, caseId)) return { at: "caseId", message: "Phản ánh đã được chuyển hướng." };
  if (!fitsDiverting(found)) return { at: "caseId", message: "Phản ánh đã có kết quả hoặc đã kết thúc: không chuyển hướng được nữa." };
  const asked = { key: doing.askedKey, seen: input.seen, post, found, toUnitId: ending.kind === "TRANSFER" ? (to?.id ?? null) : null };
  const changeId = await decideEnding(tx, ending, asked, context);
  if (typeof changeId !== "number") return changeId;
  const { vault } = context;
  const key = record?.wrappedKey == null ? null : vault.unwrap(record.wrappedKey);
  const sealed = key === null ? null : vault.seal(key, reason, reasonPlace(doing.accountId, doing.askedKey));
  const { code, name, legalBasis, hides } = diversion;
  const words = hides ? { reason: null, reasonSealed: sealed } : { reason: found.hide(reason), reasonSealed: null };
  const id = await insertDiversion(tx, { ...doing, ...words, code, name, legalBasis, hides, caseId, toUnitId: to?.id ?? null, changeId });
  if (hides) await hideCase(tx, caseId, STUB);
  const subject = { kind: "case", id: String(caseId) };
  const detail = { diversion: id, code, change: changeId, asked: ending.kind, hides, toUnit: to?.code ?? null };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: "divertCase", subject, detail, at: found.now });
  return null;
}
