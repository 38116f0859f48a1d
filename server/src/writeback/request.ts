import type { CaseChange, ChangeKind } from "@dau-moi/schema";
import { accessError } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import { submitterHider } from "../case/index.ts";
import type { CaseContext, CaseView } from "../case/index.ts";
import type { ClockContext } from "../clock/index.ts";
import { isUuid, KEY_USED, keyFault } from "../platform/asked.ts";
import type { Problem } from "../platform/problem.ts";
import { caseAndUnits } from "../tally/index.ts";
import type { TallyContext } from "../tally/index.ts";
import { askedChange } from "./asked-change.ts";
import { filesIn, unitIn, wordsOf } from "./change.ts";
import { decide, decidedBefore, FileGone } from "./decide.ts";
import type { Decided } from "./decide.ts";
import { filesFor } from "./files/index.ts";
import { postForChange } from "./may.ts";
import type { Asked } from "./may.ts";
import { regulationFault } from "./regulation-fault.ts";
import { asksForReturns, faultOf } from "./rules.ts";
import type { Changing } from "./rules.ts";
import { filesFault, sourceOf, takes } from "./sources.ts";
import type { RequestCaseChangeInput } from "./writeback.types.ts";

export type WritebackContext = TallyContext & CaseContext & Pick<ClockContext, "clockLoader">;

/** A case as a decision on it needs it. */
export type Found = Asked & Changing & { case: CaseView; hide: (text: string) => string };

/** What came of asking; problems say what the asker can do. */
export type Requested =
  | { outcome: "queued"; id: number; case: CaseView }
  | { outcome: "notAllowed"; message: string }
  | { outcome: "movedOn"; case: CaseView }
  | { outcome: "notPossible"; problem: Problem };

const FILE_GONE: Problem = {
  at: "files",
  message: "Tệp kèm theo không còn: quá thời gian giữ, đã dùng cho quyết định khác hoặc không do bạn tải lên. Hãy tải lại.",
};
const NOT_FOUND = "Không có phản ánh này trong phạm vi bạn được yêu cầu thay đổi.";

/** Asks for a change of a case: what it says, whether he may, whether it can be, and then the decision in one transaction. */
export async function requestChange(input: RequestCaseChangeInput, context: WritebackContext): Promise<Requested> {
  const { viewer } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const found = await foundCase(input.caseId, context);
  if (found === null || postForChange(viewer, input.kind, found) === undefined) return { outcome: "notAllowed", message: NOT_FOUND };
  const files = await filesFor(input.files ?? [], found.case.id, context);
  if (files === null) return { outcome: "notPossible", problem: FILE_GONE };
  const change = askedChange(input, found.now, { approver: viewer.displayName, files });
  if (!("kind" in change)) return { outcome: "notPossible", problem: change };
  const target = unitIn(change) === null ? undefined : context.units.byCode(unitIn(change) ?? "");
  const post = postForChange(viewer, change.kind, found, target);
  if (post === undefined) return { outcome: "notAllowed", message: "Bạn chỉ được giao cho đơn vị trực thuộc của mình." };
  const before = await answeredBefore(input, { change, found, viewer }, context);
  if (before !== null) return shownOutcome(before, found.case);
  const fault =
    unapprovedFault(change, post) ??
    askedFault(input, change, found) ??
    filesFault(await sourceOf(context, found.case.sourceId), filesIn(change)) ??
    (await regulationFault(change, found, context));
  if (fault !== undefined) return { outcome: "notPossible", problem: fault };
  return shownOutcome(await commit(input, { change, found, post, toUnitId: target?.id ?? null }, context), found.case);
}

/**
 * The case with its units, its submitter's wishes, and the instant it is; null: out of his sight.
 * @param kind the one change that it is found for, so that what no rule asks about for it need not be read; left out: any
 */
export async function foundCase(id: string, context: WritebackContext, kind?: ChangeKind): Promise<Found | null> {
  const seen = /^\d{1,18}$/.test(id) ? await caseAndUnits(Number(id), context) : null;
  if (seen === null) return null;
  const { hide, confidential } = await submitterHider(seen.case.id, context);
  const intake = seen.related.find(({ relation }) => relation === "RECEIVED")?.unitPath;
  const holder = context.units.byId(seen.case.unitId);
  const held = kind === undefined || asksForReturns(kind) ? await context.caseLoaders.custody.load(seen.case.id) : [];
  return {
    ...seen,
    hide: confidential.content ? () => "•••" : hide,
    holder,
    intake: context.units.all.find(({ path }) => path === intake) ?? holder,
    open: seen.case.open,
    stage: seen.case.stage,
    receivedAt: seen.case.receivedAt,
    dueAt: seen.case.dueAt,
    paused: seen.case.paused,
    confidential: Object.values(confidential).includes(true),
    returnedBefore: held.some(({ reason }) => reason === "RETURNED"),
    now: context.clock.now(),
    units: context.units,
  };
}

/** Whoever lost the answer sends again: he gets the same one, also when the case moved on by it meanwhile. @returns null: this key was not used */
async function answeredBefore(
  input: RequestCaseChangeInput,
  { change, found, viewer }: { change: CaseChange; found: Found; viewer: Viewer },
  { database, vault }: WritebackContext,
): Promise<Decided | null> {
  if (!isUuid(input.key)) return null;
  return database.asWorker().read((tx) => decidedBefore(tx, vault, { caseId: found.case.id, change, viewer, askedKey: input.key.toLowerCase() }));
}

/** What an officer writes is entered once his head approved it, or on the letter that the head signed. @source the founding documents' rule 71 */
export function unapprovedFault(change: CaseChange, post: Post): Problem | undefined {
  if (change.kind !== "RECORD_RESULT" || post.role === "UNIT_HEAD" || change.paper !== undefined) return undefined;
  return { at: "paper", message: "Kết quả cần được lãnh đạo đơn vị phê duyệt trước khi cập nhật: hãy trình đề xuất, hoặc ghi số văn bản trả lời đã ký." };
}

function askedFault(input: RequestCaseChangeInput, change: CaseChange, found: Found): Problem | undefined {
  const fault = keyFault(input.key);
  if (fault !== undefined) return fault;
  const words = wordsOf(change) ?? "";
  if (change.kind === "PUBLISH" && found.hide(words) !== words) return { at: "words", message: "Nội dung công khai còn thông tin cá nhân." };
  return faultOf(change, found);
}

async function commit(
  input: RequestCaseChangeInput,
  { change, found, post, toUnitId }: { change: CaseChange; found: Found; post: Post; toUnitId: number | null },
  context: WritebackContext,
): Promise<Decided | { outcome: "fileGone" }> {
  const { viewer, vault, units } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const canSend = takes(await sourceOf(context, found.case.sourceId), change.kind);
  const decision = { caseId: found.case.id, change, askedKey: input.key.toLowerCase(), seen: input.seen, viewer, post, hide: found.hide, toUnitId, canSend };
  try {
    return await context.database.asWorker().write((tx) => decide(tx, vault, { ...decision, at: found.now, province: units.province.code }));
  } catch (fault) {
    if (fault instanceof FileGone) return { outcome: "fileGone" };
    throw fault;
  }
}

function shownOutcome(decided: Decided | { outcome: "fileGone" }, found: CaseView): Requested {
  switch (decided.outcome) {
    case "queued":
      return { outcome: "queued", id: decided.id, case: found };
    case "movedOn":
      return { outcome: "movedOn", case: found };
    case "onItsWay":
      return { outcome: "notPossible", problem: { at: "kind", message: "Đã có yêu cầu cùng loại đang chờ nguồn xác nhận." } };
    case "keyUsed":
      return { outcome: "notPossible", problem: KEY_USED };
    case "fileGone":
      return { outcome: "notPossible", problem: FILE_GONE };
    case "erased":
      return { outcome: "notPossible", problem: { at: "files", message: "Dữ liệu người phản ánh đã xóa: không gửi kèm tệp được." } };
  }
}
