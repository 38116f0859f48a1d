import type { IncomingMessage } from "node:http";
import { actorOf, originAllowed, postFor } from "../../access/index.ts";
import type { Viewer } from "../../access/index.ts";
import { appendAudit } from "../../audit/index.ts";
import { keepFile } from "../../platform/files/keep.ts";
import type { FileKept } from "../../platform/files/keep.ts";
import { fileName } from "../../platform/files/kinds.ts";
import { caseKey, fileTerm } from "../../platform/files/stored.queries.ts";
import type { FileTerm } from "../../platform/files/stored.queries.ts";
import { localDay } from "../../platform/local-time.ts";
import { foundCase } from "../request.ts";
import { fitsStage } from "../rules.ts";
import { fileSeal } from "../files/index.ts";
import { asTaken, keyed, keyIn, takenAgain, takenBefore } from "./file-key.ts";
import type { TakenFile, Upload } from "./file-key.ts";
import { FileRefused, refusedTo, unauthenticated } from "./files-context.ts";
import type { FilesContext } from "./files-context.ts";
import type { FileOwner, FileRefusal, WantedFile } from "./owner.ts";

/**
 * Takes a file for a result of a case, or for whatever another owner keeps: the body is the file, the header X-File-Name its name (percent-encoded), X-File-Key a UUID of the
 * sender's own by which the same once more is the same file, the query says which.
 * Only who may record a result there, or as the owner says, and only from a page of the hub's own.
 * @throws {FileRefused} in words, before more of the body is read than was needed to know
 */
export async function takeFile<Context extends FilesContext>(
  context: Context,
  request: IncomingMessage,
  query: URLSearchParams,
  owner: FileOwner<Context>,
): Promise<TakenFile> {
  const { database, viewer, clock } = context;
  if (!originAllowed(request.headers.origin, request.headers.host, [])) throw new FileRefused(403, "FORBIDDEN", "Yêu cầu không đến từ trang của hệ thống.");
  if (viewer === null) throw await refusedTo(context, "uploadFile", unauthenticated());
  const asked = query.get(owner.word);
  const purpose = asked === null ? (["case", query.get("case") ?? ""] as const) : ([owner.word, asked] as const);
  const upload: Upload = { key: keyIn(request), purpose, given: nameIn(request) };
  const before = await takenBefore(context, viewer, upload);
  if (before !== undefined) return takenAgain(context, request, { before, upload });
  const wanted = asked === null ? await forResult(purpose[1], viewer, context) : await owner.wanted(asked, context);
  if ("status" in wanted) throw await told(wanted, context);
  const { given } = upload;
  const term = await database.asWorker().read((tx) => fileTerm(tx, localDay(clock.now())));
  const tooLarge = new FileRefused(413, "TOO_LARGE", `Tệp "${given}" lớn hơn ${megabytes(term.largestBytes)} MB; hãy giảm dung lượng hoặc chia nhỏ.`);
  if (Number(request.headers["content-length"] ?? 0) > term.largestBytes) throw tooLarge;
  const kept = await keep(context, request, { wanted, viewer, upload, term });
  if ("fault" in kept) throw new FileRefused(415, "NOT_TAKEN", `Tệp "${given}" ${kept.fault}.`);
  if ("refused" in kept) {
    if (kept.refused === "TOO_LARGE") throw tooLarge;
    throw new FileRefused(429, "TOO_MANY", `Bạn đang có ${term.mostUnattached} tệp chưa gửi; hãy bỏ bớt hoặc gửi quyết định rồi thử lại.`);
  }
  return asTaken(context, kept);
}

interface Keeping {
  wanted: WantedFile;
  viewer: Viewer;
  upload: Upload;
  term: FileTerm;
}

/** Keeps it sealed under its case's key, with its entry in the chain. */
async function keep(context: FilesContext, request: IncomingMessage, { wanted, viewer, upload, term }: Keeping): Promise<FileKept> {
  const { vault, clock } = context;
  const database = context.database.asWorker();
  const { caseId, subject, onBehalfOf } = wanted;
  const wrapped = await database.read((tx) => caseKey(tx, caseId));
  if (wrapped === null) throw new FileRefused(410, "ERASED", "Dữ liệu người phản ánh đã xóa: không gửi kèm tệp được.");
  const name = await wanted.named(upload.given);
  const store = { database, clock, seal: fileSeal(vault, wrapped) };
  return keepFile(store, { name, caseId, byAccountId: viewer.accountId, ...term }, request, async (tx, file) => {
    const { id, kind, bytes } = file;
    const before = await keyed(tx, file, { upload, viewer }, context);
    if (before !== null) return before;
    const against = await wanted.kept(tx, id);
    if (against !== null) throw refusedBy(against);
    const detail = { file: id, kind, bytes };
    await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, onBehalfOf), act: "uploadFile", subject, detail, at: clock.now() });
    return file;
  });
}

const refusedBy = ({ status, code, message }: FileRefusal): FileRefused => new FileRefused(status, code, message);

/** What he may not at all is told to those who look after refusals. */
async function told(refusal: FileRefusal, context: FilesContext): Promise<FileRefused> {
  return refusal.status === 403 ? refusedTo(context, "uploadFile", refusedBy(refusal)) : refusedBy(refusal);
}

async function forResult(asked: string, viewer: Viewer, context: FilesContext): Promise<WantedFile | FileRefusal> {
  const found = await foundCase(asked, context);
  if (found === null || postFor(viewer, "uploadFile", found) === undefined)
    return { status: 403, code: "FORBIDDEN", message: "Không có phản ánh này trong phạm vi bạn được cập nhật kết quả." };
  if (!fitsStage("RECORD_RESULT", found)) return { status: 409, code: "NOT_NOW", message: "Phản ánh không ở giai đoạn để cập nhật kết quả." };
  const caseId = found.case.id;
  return { caseId, subject: { kind: "case", id: String(caseId) }, onBehalfOf: null, named: async (name) => name, kept: async () => null };
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
