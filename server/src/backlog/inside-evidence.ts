import { accessError, actorOf, postFor } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { submitterHider, withoutSubmitter } from "../case/index.ts";
import { isUuid } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import { FILE_KINDS } from "../platform/files/kinds.ts";
import { keepAsEvidence } from "../platform/files/stored.queries.ts";
import { filesFor, foundCase, namesOf } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { tellInside } from "./inside-assign.ts";
import { evidenceAsked, insertEvidence } from "./inside-evidence.queries.ts";
import type { EvidenceRow } from "./inside-evidence.queries.ts";
import type { EvidenceFile, KeepEvidenceInput } from "./inside-evidence.types.ts";
import { lockHeld } from "./inside.queries.ts";
import { refusedInside } from "./inside.types.ts";
import type { InsideRefused } from "./inside.types.ts";
import { clean } from "./proposal-draft.ts";
import type { BacklogContext } from "./proposal-rules.ts";

/** Files that become evidence at once. */
export const MOST_EVIDENCE = 10;
const LONGEST_WORDS = 1_000;
const GONE = "Tệp không còn: quá thời gian giữ, đã dùng ở nơi khác hoặc không do bạn tải lên cho phản ánh này. Hãy tải lại.";

/** The post by which the viewer keeps files as evidence of the case; undefined: he may not. */
export function evidencePost(viewer: Viewer, { related }: Pick<Found, "related">): Post | undefined {
  return postFor(viewer, "keepEvidence", { related });
}

/** Keeps files of one's own, handed over before, as the case's evidence. @returns the case's number, or what stands against it */
export async function keepEvidence(input: KeepEvidenceInput, context: BacklogContext): Promise<number | InsideRefused> {
  const { viewer } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : evidencePost(viewer, found);
  if (found === null || post === undefined) return refusedInside("caseId", "Không có phản ánh này trong phạm vi bạn được cập nhật.");
  const words = clean(input.words);
  const files = [...new Set(input.files)].toSorted();
  if (!isUuid(input.key)) return refusedInside("key", "Khóa yêu cầu phải là một UUID.");
  if (words === "" || words.length > LONGEST_WORDS) return refusedInside("words", "Nội dung minh chứng cần 1 đến 1.000 ký tự.");
  if (files.length === 0 || files.length > MOST_EVIDENCE) return refusedInside("files", `Cần 1 đến ${MOST_EVIDENCE} tệp.`);
  if (!files.every((id) => isUuid(id)) || (await filesFor(files, found.case.id, context)) === null) return refusedInside("files", GONE);
  const hidden = await withoutSubmitter(found.case.id, words, context);
  const keeping = { input, found, viewer, post, words, hidden, files };
  try {
    return await context.database.asWorker().write((tx) => keep(tx, keeping, context));
  } catch (fault) {
    if (fault instanceof EvidenceGone) return refusedInside("files", GONE);
    throw fault;
  }
}

/** Thrown inside the transaction, which it undoes: one of the files was given elsewhere meanwhile. */
class EvidenceGone extends Error {}

interface Keeping {
  input: KeepEvidenceInput;
  found: Found;
  viewer: Viewer;
  post: Post;
  /** as it was written, and as it may lie in the open */
  words: string;
  hidden: string;
  files: readonly string[];
}

async function keep(tx: Tx, { input, found, viewer, post, words, hidden, files }: Keeping, context: BacklogContext): Promise<number | InsideRefused> {
  const { accountId: byAccountId, displayName: byName } = viewer;
  const caseId = found.case.id;
  await lockHeld(tx, caseId);
  const askedKey = input.key.toLowerCase();
  const askedHash = context.vault.fingerprint(JSON.stringify([caseId, words, files]));
  const before = await evidenceAsked(tx, byAccountId, askedKey);
  if (before !== null) return before.askedHash.equals(askedHash) ? caseId : refusedInside("key", "Khóa này đã dùng cho một lần lưu khác.");
  const free = await keepAsEvidence(tx, files, { caseId, byAccountId, at: found.now });
  if (free !== files.length) throw new EvidenceGone();
  const event = await tellInside(tx, found, context);
  await insertEvidence(tx, {
    caseId,
    files,
    words: hidden,
    at: found.now,
    byAccountId,
    byName,
    byUnitId: post.unitId,
    onBehalfOf: post.onBehalfOf,
    event,
    askedKey,
    askedHash,
  });
  const detail = { files: files.length, event };
  const subject = { kind: "case", id: String(caseId) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "keepEvidence", subject, detail, at: found.now });
  return caseId;
}

/** As the graph shows them; a name is free text, and may name the submitter as any other. */
export async function evidenceViews(rows: readonly EvidenceRow[], caseId: number, context: BacklogContext): Promise<EvidenceFile[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const names = await namesOf(context.database, context.vault, ids);
  const { hide, confidential } = await submitterHider(caseId, context);
  return rows.map(({ id, kind, byUnitId, caseId: _case, ...row }) => {
    const name = names.get(id);
    const shown = name === undefined ? null : confidential.content ? "•••" : hide(name);
    return { ...row, id, name: shown, mediaType: FILE_KINDS[kind].mediaType, by: context.units.byId(byUnitId) };
  });
}
