import { allowed } from "../../../access/index.ts";
import type { Post } from "../../../access/index.ts";
import { FILE_ENDINGS, FILE_KINDS } from "../../../platform/files/kinds.ts";
import { fileTerm } from "../../../platform/files/stored.queries.ts";
import { localDay } from "../../../platform/local-time.ts";
import { caseAndUnits } from "../../../tally/index.ts";
import { confidenceOf, FilesTaken, namesOf } from "../../../writeback/index.ts";
import type { FilesContext } from "../../../writeback/index.ts";
import type { ScoreContext } from "../../context.ts";
import type { AppealRow } from "../appeal.queries.ts";
import { postToSay, postToWithdraw } from "../say.ts";
import { postsToAnswer } from "../who.ts";
import { caseOfAppeal, filesOfAppeal } from "./file.queries.ts";
import type { AppealedCase, AppealFileRow } from "./file.queries.ts";
import { AppealFile } from "./file.types.ts";

/** What appeals with files need of a request. */
export type AppealFilesContext = ScoreContext & FilesContext;

/** Files of one appeal, whoever adds them. */
export const MOST_FILES = 10;

/** The post by which the viewer adds files to an appeal while it waits: who asked it, or who answers it. */
export async function postToAdd(appeal: AppealRow, context: ScoreContext): Promise<Post | undefined> {
  if (appeal.state !== "WAITING") return undefined;
  return postToWithdraw(appeal, context) ?? (await postsToAnswer([appeal], context)).get(appeal.id);
}

/**
 * Whether the viewer may fetch files of an appeal he sees: who asked it and who answers it see what is put forward to them; the head who may say his word does where the
 * submitter asked for no confidence; whoever else, as far as he may fetch files of the case itself: seeing scores opens no case and no identity.
 */
export async function mayFetchOf(appeal: AppealRow, caseId: number, context: AppealFilesContext): Promise<boolean> {
  if (postToWithdraw(appeal, context) !== undefined || (await postsToAnswer([appeal], context)).has(appeal.id)) return true;
  if ((await confidenceOf(caseId, context)).withheld) return false;
  if (postToSay(appeal, context) !== undefined) return true;
  const found = await caseAndUnits(caseId, context);
  return found !== null && allowed(context.viewer, "downloadFile", found).ok;
}

/** The case that an appeal the viewer sees is about; null: none, and then no file can be sealed for it. */
export function caseBehind(appeal: AppealRow, { database }: Pick<ScoreContext, "database">): Promise<AppealedCase | null> {
  return database.asWorker().read((tx) => caseOfAppeal(tx, appeal.id));
}

/** An appeal's files as the graph shows them, and what more of them the viewer may add now. */
export async function filesShown(appeal: AppealRow, context: AppealFilesContext): Promise<{ files: AppealFile[]; filesTaken: FilesTaken | null }> {
  const { database, clock, vault, units } = context;
  const { rows, term } = await database.read(async (tx) => ({
    rows: await filesOfAppeal(tx, appeal.id),
    term: await fileTerm(tx, localDay(clock.now())),
  }));
  const about = await caseBehind(appeal, context);
  const names = await namesOf(
    database,
    vault,
    rows.map(({ id }) => id),
  );
  const withheld = rows.length > 0 && about !== null && (await confidenceOf(about.id, context)).content;
  const mayFetch = rows.length > 0 && about !== null && (await mayFetchOf(appeal, about.id, context));
  const shown = ({ kind, byUnitId, ...row }: AppealFileRow): AppealFile =>
    Object.assign(new AppealFile(), {
      ...row,
      name: names.has(row.id) && withheld ? "•••" : (names.get(row.id) ?? null),
      mediaType: FILE_KINDS[kind].mediaType,
      byUnit: units.byId(byUnitId),
      mayFetch,
    });
  const most = MOST_FILES - rows.length;
  const mayAdd = about !== null && !about.hidden && most > 0 && (await postToAdd(appeal, context)) !== undefined;
  const filesTaken = mayAdd ? Object.assign(new FilesTaken(), { most, mostBytes: term.largestBytes, endings: FILE_ENDINGS }) : null;
  return { files: rows.map(shown), filesTaken };
}
