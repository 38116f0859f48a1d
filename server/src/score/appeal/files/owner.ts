import { asking } from "../../../access/index.ts";
import type { Post } from "../../../access/index.ts";
import type { Tx } from "../../../platform/database.ts";
import { endingOf } from "../../../platform/files/kinds.ts";
import { keepWithAppeal } from "../../../platform/files/stored.queries.ts";
import type { FileOwner, FileRefusal, WantedFile } from "../../../writeback/index.ts";
import { appealById } from "../appeal.queries.ts";
import type { AppealRow } from "../appeal.queries.ts";
import { lockAppealed, openWordsOf } from "../appealed.ts";
import { seen } from "../say.ts";
import { filesOfAppeal, insertAppealFile } from "./file.queries.ts";
import { caseBehind, mayFetchOf, MOST_FILES, postToAdd } from "./files.ts";
import type { AppealFilesContext } from "./files.ts";

const FORBIDDEN: FileRefusal = { status: 403, code: "FORBIDDEN", message: "Không có đề nghị này trong phạm vi bạn được thêm tệp." };
const ENDED: FileRefusal = { status: 409, code: "NOT_NOW", message: "Đề nghị này đã được trả lời hoặc đã rút, không thêm tệp được nữa." };
const NO_CASE: FileRefusal = { status: 409, code: "NOT_NOW", message: "Dòng này không gắn với phản ánh nào: hãy nêu số và ngày văn bản thay cho tệp." };
const HIDDEN: FileRefusal = { status: 409, code: "NOT_NOW", message: "Phản ánh đã chuyển nơi khác và ẩn nội dung: không thêm tệp được nữa." };
const FULL: FileRefusal = { status: 409, code: "TOO_MANY", message: `Mỗi đề nghị có nhiều nhất ${MOST_FILES} tệp.` };

/** Files of appeals: added by who asked and by who answers while one waits, fetched as `mayFetchOf` says. */
export const appealFiles: FileOwner<AppealFilesContext> = {
  word: "appeal",
  wanted: async (asked, context) => {
    const appeal = await seen(asked, context);
    if (appeal === undefined) return FORBIDDEN;
    const post = await postToAdd(appeal, context);
    if (post === undefined) return appeal.state === "WAITING" ? FORBIDDEN : ENDED;
    const about = await caseBehind(appeal, context);
    if (about === null || about.hidden) return about === null ? NO_CASE : HIDDEN;
    return wantedFor(appeal, { caseId: about.id, post }, context);
  },
  subjectOf: ({ appealId }) => (appealId === null ? null : subject(appealId)),
  mayFetch: async (stored, context) => {
    const appeal = stored.appealId === null ? undefined : await seen(String(stored.appealId), context);
    return appeal !== undefined && mayFetchOf(appeal, stored.caseId, context);
  },
};

const subject = (appealId: number): WantedFile["subject"] => ({ kind: "scoreAppeal", id: String(appealId) });

function wantedFor(appeal: AppealRow, { caseId, post }: { caseId: number; post: Post }, context: AppealFilesContext): WantedFile {
  return {
    caseId,
    subject: subject(appeal.id),
    onBehalfOf: post.onBehalfOf,
    named: (name) => openName(name, appeal, context),
    kept: (tx, fileId) => keep(tx, { fileId, appeal, post }, context),
  };
}

/** A file's name is free text: no submitter stands in it; its ending stays. */
async function openName(name: string, appeal: AppealRow, context: AppealFilesContext): Promise<string> {
  const ending = endingOf(name);
  const base = ending === "" ? name : name.slice(0, -ending.length - 1);
  const [open] = await openWordsOf(appeal, [base], context);
  return ending === "" ? open : `${open}.${ending}`;
}

/** In the transaction that ends the file, the appeal held still: one that was answered meanwhile takes none. */
async function keep(
  tx: Tx,
  { fileId, appeal, post }: { fileId: string; appeal: AppealRow; post: Post },
  context: AppealFilesContext,
): Promise<FileRefusal | null> {
  const { id: appealId } = appeal;
  await lockAppealed(tx, appeal);
  if ((await appealById(tx, appealId))?.state !== "WAITING") return ENDED;
  if ((await filesOfAppeal(tx, appealId)).length >= MOST_FILES) return FULL;
  if (!(await keepWithAppeal(tx, fileId, appealId))) throw new Error(`the file ${fileId} is not whole, or something has it`);
  const { accountId: byAccountId, displayName: byName } = asking(context);
  await insertAppealFile(tx, { fileId, appealId, at: context.clock.now(), byAccountId, byName, byUnitId: post.unitId, onBehalfOf: post.onBehalfOf });
  return null;
}
