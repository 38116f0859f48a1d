import type { IncomingMessage } from "node:http";
import { actorOf, originAllowed, postFor } from "../../access/index.ts";
import type { Viewer } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { keepFile } from "../../platform/files/keep.ts";
import type { KeptFile } from "../../platform/files/keep.ts";
import { FILE_KINDS, fileName } from "../../platform/files/kinds.ts";
import { caseKey, fileTerm } from "../../platform/files/stored.queries.ts";
import { localDay } from "../../platform/local-time.ts";
import { foundCase } from "../request.ts";
import { fitsStage } from "../rules.ts";
import { fileSeal } from "../files/index.ts";
import { FileRefused, refusedTo, unauthenticated } from "./files-context.ts";
import type { FilesContext } from "./files-context.ts";

/** A file that was taken, as whoever handed it over is told. */
export interface TakenFile {
  id: string;
  name: string;
  mediaType: string;
  bytes: number;
}

/**
 * Takes a file for a result of a case: the body is the file, the header X-File-Name its name (percent-encoded), the query says which case. Only who may record a
 * result there may, and only from a page of the hub's own.
 * @throws {FileRefused} in words, before more of the body is read than was needed to know
 */
export async function takeFile(context: FilesContext, request: IncomingMessage, query: URLSearchParams): Promise<TakenFile> {
  const { database, vault, clock } = context;
  if (!originAllowed(request.headers.origin, request.headers.host, [])) throw new FileRefused(403, "FORBIDDEN", "Yêu cầu không đến từ trang của hệ thống.");
  const { viewer, caseId } = await mayHandOver(context, query.get("case") ?? "");
  const name = nameIn(request);
  const term = await database.asWorker().read((tx) => fileTerm(tx, localDay(clock.now())));
  const tooLarge = new FileRefused(413, "TOO_LARGE", `Tệp "${name}" lớn hơn ${megabytes(term.largestBytes)} MB; hãy giảm dung lượng hoặc chia nhỏ.`);
  if (Number(request.headers["content-length"] ?? 0) > term.largestBytes) throw tooLarge;
  const wrapped = await database.asWorker().read((tx) => caseKey(tx, caseId));
  if (wrapped === null) throw new FileRefused(410, "ERASED", "Dữ liệu người phản ánh đã xóa: không gửi kèm tệp được.");
  const store = { database: database.asWorker(), clock, seal: fileSeal(vault, wrapped) };
  const order = { name, caseId, byAccountId: viewer.accountId, ...term };
  const kept = await keepFile(store, order, request, (tx, file) => appendAudit(tx, uploadEntry(viewer, caseId, file, clock.now())));
  if ("fault" in kept) throw new FileRefused(415, "NOT_TAKEN", `Tệp "${name}" ${kept.fault}.`);
  if ("refused" in kept) {
    if (kept.refused === "TOO_LARGE") throw tooLarge;
    throw new FileRefused(429, "TOO_MANY", `Bạn đang có ${term.mostUnattached} tệp chưa gửi; hãy bỏ bớt hoặc gửi quyết định rồi thử lại.`);
  }
  return { id: kept.id, name, mediaType: FILE_KINDS[kept.kind].mediaType, bytes: kept.bytes };
}

async function mayHandOver(context: FilesContext, asked: string): Promise<{ viewer: Viewer; caseId: number }> {
  const { viewer } = context;
  if (viewer === null) throw await refusedTo(context, "uploadFile", unauthenticated());
  const found = await foundCase(asked, context);
  if (found === null || postFor(viewer, "uploadFile", found) === undefined)
    throw await refusedTo(context, "uploadFile", new FileRefused(403, "FORBIDDEN", "Không có phản ánh này trong phạm vi bạn được cập nhật kết quả."));
  if (!fitsStage("RECORD_RESULT", found)) throw new FileRefused(409, "NOT_NOW", "Phản ánh không ở giai đoạn để cập nhật kết quả.");
  return { viewer, caseId: found.case.id };
}

function nameIn({ headers }: IncomingMessage): string {
  const given = headers["x-file-name"];
  const name = typeof given === "string" && given.length <= 2_000 ? fileName(unescaped(given)) : null;
  if (name === null) throw new FileRefused(400, "BAD_NAME", "Tên tệp trống, dài hơn 200 ký tự hoặc có ký tự lạ; hãy đổi tên tệp.");
  return name;
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return ""; // no name: refused as such
  }
}

const megabytes = (bytes: number): number => Math.floor(bytes / 2 ** 20);

function uploadEntry(viewer: Viewer, caseId: number, { id, kind, bytes }: KeptFile, at: number) {
  return {
    stream: "decision",
    actor: actorOf(viewer),
    act: "uploadFile",
    subject: { kind: "case", id: String(caseId) },
    detail: { file: id, kind, bytes },
    at,
  } as const;
}
