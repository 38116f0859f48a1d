import { actorOf, allowed } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import type { FileBytes } from "../../platform/files/bytes.ts";
import { openedName, storedBytes } from "../../platform/files/keep.ts";
import { FILE_KINDS } from "../../platform/files/kinds.ts";
import { forgetFile, sealedNames, storedFiles } from "../../platform/files/stored.queries.ts";
import type { StoredFile } from "../../platform/files/stored.queries.ts";
import { caseAndUnits } from "../../tally/index.ts";
import { fileSeal } from "../files/index.ts";
import { confidenceOf } from "./confidence.ts";
import { FileRefused, refusedTo, unauthenticated } from "./files-context.ts";
import type { FilesContext } from "./files-context.ts";
import type { FileOwner } from "./owner.ts";

/** A file as it is handed out. */
export interface GivenFile {
  name: string;
  mediaType: string;
  file: FileBytes;
}

const NOT_FOUND = "Không có tệp này trong phạm vi của bạn.";
const ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Opens a file for somebody who may: what neither a decision nor a case's evidence has yet only for who handed it over, the others for those who may read its case; where the submitter asked for
 * confidence, only for those who work on it or may see even that; what another owner has as that owner says. Who fetched it stands in the audit chain before its first byte goes out.
 * @throws {FileRefused} in words; one that is not there and one that he may not see are answered alike
 */
export async function giveFile<Context extends FilesContext>(context: Context, id: string, owner: FileOwner<Context>): Promise<GivenFile> {
  const { viewer, database, vault, clock } = context;
  if (viewer === null) throw await refusedTo(context, "downloadFile", unauthenticated());
  const [stored] = ID.test(id) ? await database.read((tx) => storedFiles(tx, [id])) : [];
  const owned = stored === undefined ? null : owner.subjectOf(stored);
  const may = stored !== undefined && (owned === null ? await mayFetch(context, stored) : await owner.mayFetch(stored, context));
  if (stored === undefined || !may) throw await refusedTo(context, "downloadFile", new FileRefused(404, "NOT_FOUND", NOT_FOUND));
  const [sealed] = await database.asWorker().read((tx) => sealedNames(tx, [id]));
  if (sealed === undefined || sealed.wrappedKey === null) throw new FileRefused(410, "ERASED", "Tệp đã xóa cùng dữ liệu người phản ánh.");
  const seal = fileSeal(vault, sealed.wrappedKey);
  const file = storedBytes({ database: database.asWorker(), seal }, id, stored.bytes);
  const entry = { stream: "access", actor: actorOf(viewer), act: "downloadFile", at: clock.now() } as const;
  const subject = owned ?? { kind: "case", id: String(stored.caseId) };
  await database.asWorker().write((tx) => appendAudit(tx, { ...entry, subject, detail: { file: id, bytes: stored.bytes } }));
  return { name: openedName(seal, id, sealed.nameSealed), mediaType: FILE_KINDS[stored.kind].mediaType, file };
}

async function mayFetch(context: FilesContext, stored: StoredFile): Promise<boolean> {
  const { viewer } = context;
  const own = viewer?.accountId === stored.byAccountId;
  const found = await caseAndUnits(stored.caseId, context);
  if (found === null || !allowed(viewer, "downloadFile", found).ok || (stored.changeId === null && !stored.evidence && !own)) return false;
  return own || !(await confidenceOf(stored.caseId, context)).withheld;
}

/** Takes back a file of one's own that no decision has. @throws {FileRefused} there is none */
export async function takeBackFile(context: FilesContext, id: string): Promise<void> {
  const { viewer, database } = context;
  if (viewer === null) throw await refusedTo(context, "uploadFile", unauthenticated());
  const gone = ID.test(id) && (await database.asWorker().write((tx) => forgetFile(tx, id, viewer.accountId)));
  if (!gone) throw new FileRefused(404, "NOT_FOUND", NOT_FOUND);
}
