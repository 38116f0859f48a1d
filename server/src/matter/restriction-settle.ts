import { actorOf, asking, doingOf, postFor } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { isBringer } from "../backlog/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../platform/asked.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay, startOfLocalDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import { withoutSubmitter } from "../case/index.ts";
import { visibleCase } from "../tally/index.ts";
import type { MatterContext } from "./context.ts";
import { insertRestrictionStep, lockRestriction, restrictionAsked, restrictionsById } from "./restriction.queries.ts";
import type { RestrictionRow } from "./restriction.queries.ts";
import type { SettleRestrictionInput } from "./restriction.types.ts";
import { stateOf } from "./restriction-view.ts";
import { DECIDED } from "./restriction.words.ts";

const LONGEST_WORDS = 1_000;
const DAY_MS = 86_400_000;

/** Who proposed an entry; nobody of them approves or rejects it. */
interface Drafters {
  accountId: number;
  username: string;
  onBehalfOf: string | null;
}

/**
 * The post by which the viewer may decide on an entry; undefined: he may not. Never who proposed it, nor by a post that he lent, nor by another account of the
 * same officer; looking at it again and lifting it may be anybody's who decides on them.
 */
export async function settlingPost(viewer: Viewer, drafters: Drafters, unitPath: string, context: MatterContext): Promise<Post | undefined> {
  if (viewer.accountId === drafters.accountId) return undefined;
  const posts = viewer.posts.filter(({ onBehalfOf }) => onBehalfOf !== drafters.username);
  const post = posts.length === 0 ? undefined : postFor({ ...viewer, posts }, "settleRestriction", { unitPath });
  if (post === undefined) return undefined;
  const same = await context.database.asWorker().read((tx) => isBringer(tx, [{ ...drafters, officerId: null }], viewer, post.onBehalfOf));
  return same ? undefined : post;
}

/** Decides on an entry of the restricted list. @returns its number, or what stands against it */
export async function settleRestriction(input: SettleRestrictionInput, context: MatterContext): Promise<{ id: number } | Problem> {
  const viewer = asking(context);
  const id = numberOf(input.id);
  const [row] = id === null ? [] : await context.database.asWorker().read((tx) => restrictionsById(tx, [id]));
  const post = row === undefined ? undefined : await postOn(row, input, context);
  if (row === undefined || post === undefined) return { at: "id", message: "Không có mục hạn chế này trong phạm vi bạn được quyết định." };
  const spoken = said(input.words);
  const fault = keyFault(input.key) ?? wordsFault(spoken, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const sees = (await visibleCase(row.caseId, context)) !== null;
  const words = sees ? await withoutSubmitter(row.caseId, spoken, context) : spoken;
  const doing = doingOf(post, input.key, ["settleRestriction", row.id, input.decision, spoken], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const locked = await lockRestriction(tx, row.id);
    const before = await restrictionAsked(tx, doing.accountId, doing.askedKey);
    if (before !== null) return before.askedHash.equals(doing.askedHash) ? { id: before.restrictionId } : KEY_USED;
    const { kind, from } = DECIDED[input.decision];
    if (stateOf(locked, doing.at) !== from) return { at: "id", message: "Mục hạn chế này đã được quyết định hoặc đã hết hiệu lực." };
    await insertRestrictionStep(tx, { ...doing, restrictionId: row.id, kind, words, byUsername: viewer.username, ...holdsUntil(locked, kind, doing.at) });
    const subject = { kind: "case", id: String(row.caseId) };
    const detail = { restriction: row.id, decision: input.decision };
    await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "settleRestriction", subject, detail, at: doing.at });
    return { id: row.id };
  });
}

/** What is in force may be looked at again or lifted by its proposer too, where he has the right. */
function postOn(row: RestrictionRow, { decision }: SettleRestrictionInput, context: MatterContext): Promise<Post | undefined> | Post | undefined {
  const unitPath = context.units.byId(row.byUnitId).path;
  if (decision === "LIFT") return postFor(asking(context), "settleRestriction", { unitPath });
  const drafters = { accountId: row.proposedByAccountId, username: row.proposedByUsername, onBehalfOf: row.proposedOnBehalfOf };
  return settlingPost(asking(context), drafters, unitPath, context);
}

/** Whole days: what was approved today holds to the end of its last day. */
function holdsUntil(row: RestrictionRow, kind: string, at: Instant): { endsAt: Instant | null; reviewAt: Instant | null } {
  const after = (days: number): Instant => startOfLocalDay(localDay(at)) + (days + 1) * DAY_MS;
  if (kind !== "APPROVED" && kind !== "REVIEWED") return { endsAt: null, reviewAt: null };
  const endsAt = kind === "APPROVED" ? after(row.days) : (row.endsAt ?? after(row.days));
  return { endsAt, reviewAt: Math.min(endsAt, after(row.reviewDays)) };
}
