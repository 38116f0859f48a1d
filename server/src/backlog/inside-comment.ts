import { ROLES } from "@dau-moi/schema";
import type { Role } from "@dau-moi/schema";
import { accessError, actorOf, actsOf, postFor } from "../access/index.ts";
import type { Post, Related, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { withoutSubmitter } from "../case/index.ts";
import { isUuid } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import { localDay } from "../platform/local-time.ts";
import type { UnitRegister } from "../unit/index.ts";
import { foundCase } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { tellInside } from "./inside-assign.ts";
import { commentAsked, insertComment } from "./inside-comment.queries.ts";
import type { CommentInsideInput } from "./inside-comment.types.ts";
import { lockHeld, peopleFound, peopleNamed } from "./inside.queries.ts";
import type { PersonRow } from "./inside.queries.ts";
import { refusedInside } from "./inside.types.ts";
import type { InsideRefused } from "./inside.types.ts";
import { clean } from "./proposal-draft.ts";
import type { BacklogContext } from "./proposal-rules.ts";

const LONGEST = 4_000;
const MOST_NAMED = 20;
const READING: readonly Role[] = ROLES.filter((role) => actsOf(role).includes("readCases"));

/** Says something about a case inside the hub. @returns the case's number, or what stands against it */
export async function commentInside(input: CommentInsideInput, context: BacklogContext): Promise<number | InsideRefused> {
  const { viewer } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const found = await foundCase(input.caseId, context);
  const post = found === null ? undefined : postFor(viewer, "commentInside", found);
  if (found === null || post === undefined) return refusedInside("caseId", "Không có phản ánh này trong phạm vi của bạn.");
  const words = clean(input.words);
  if (!isUuid(input.key)) return refusedInside("key", "Khóa yêu cầu phải là một UUID.");
  if (words === "" || words.length > LONGEST) return refusedInside("words", "Ý kiến cần 1 đến 4.000 ký tự.");
  const usernames = [...new Set((input.mentions ?? []).map((name) => name.trim().toLowerCase()))];
  if (usernames.length > MOST_NAMED) return refusedInside("mentions", `Mỗi ý kiến nhắc nhiều nhất ${MOST_NAMED} người.`);
  const people = usernames.length === 0 ? [] : await context.database.asWorker().read((tx) => peopleNamed(tx, usernames, localDay(found.now)));
  const seeing = people.filter((person) => seesIt(person, found.related, context.units));
  const named = usernames.flatMap((name) => seeing.find(({ username }) => username === name) ?? []);
  const unfit = usernames.filter((name) => !named.some(({ username }) => username === name));
  if (unfit.length > 0)
    return refusedInside("mentions", `Không nhắc được ${unfit.map((name) => `"${name.slice(0, 60)}"`).join(", ")}: tài khoản không xem được phản ánh này.`);
  const hidden = await withoutSubmitter(found.case.id, words, context);
  return context.database.asWorker().write((tx) => keep(tx, { input, found, viewer, post, words, hidden, named }, context));
}

/** By a post of his own: what another lent him ends, and the name in the comment would stay. */
function seesIt({ locked, posts }: PersonRow, related: readonly Related[], units: UnitRegister): boolean {
  const paths = posts.filter(({ role }) => (READING as readonly string[]).includes(role)).map(({ unitId }) => units.byId(unitId).path);
  return !locked && related.some(({ unitPath }) => paths.some((path) => unitPath.startsWith(path)));
}

interface Saying {
  input: CommentInsideInput;
  found: Found;
  viewer: Viewer;
  post: Post;
  /** as it was written, and as it may lie in the open */
  words: string;
  hidden: string;
  named: readonly PersonRow[];
}

async function keep(tx: Tx, { input, found, viewer, post, words, hidden, named }: Saying, context: BacklogContext): Promise<number | InsideRefused> {
  const caseId = found.case.id;
  await lockHeld(tx, caseId);
  const askedKey = input.key.toLowerCase();
  const askedHash = context.vault.fingerprint(JSON.stringify([caseId, words, named.map(({ username }) => username)]));
  const before = await commentAsked(tx, viewer.accountId, askedKey);
  if (before !== null) return before.askedHash.equals(askedHash) ? caseId : refusedInside("key", "Khóa này đã dùng cho một ý kiến khác.");
  const event = await tellInside(tx, found, context);
  const by = { byAccountId: viewer.accountId, byName: viewer.displayName, byUnitId: post.unitId, onBehalfOf: post.onBehalfOf };
  const id = await insertComment(tx, { ...by, caseId, words: hidden, at: found.now, event, askedKey, askedHash, mentions: named });
  const detail = { comment: id, event, mentions: named.map(({ username }) => username).join(",") };
  const subject = { kind: "case", id: String(caseId) };
  await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "commentInside", subject, detail, at: found.now });
  return caseId;
}

/** Who may be named in a comment on the case, by words of his name: at most 20. */
export async function nameable(find: string, { related }: Found, context: BacklogContext): Promise<PersonRow[]> {
  const words = clean(find).slice(0, 60);
  if (words === "") return [];
  const { units, clock, database } = context;
  const above = units.all.filter(({ path }) => related.some(({ unitPath }) => unitPath.startsWith(path))).map(({ id }) => id);
  return database.asWorker().read((tx) => peopleFound(tx, words, { day: localDay(clock.now()), unitIds: above, roles: READING }));
}
