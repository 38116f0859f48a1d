import { actorOf, allowed, asking, doingOf } from "../access/index.ts";
import type { OperationName, Post, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../platform/asked.ts";
import type { Tx } from "../platform/database.ts";
import type { Instant } from "../platform/instant.ts";
import { localDay } from "../platform/local-time.ts";
import type { Problem } from "../platform/problem.ts";
import type { UnitRegister } from "../unit/index.ts";
import { standingUnits } from "./context.ts";
import type { DirectiveContext } from "./context.ts";
import type { AcknowledgeDirectiveInput, ReplyDirectiveInput, SettleReplyInput } from "./directive.inputs.ts";
import { lockObligation, obligationById, placesOf, termOn } from "./directive.queries.ts";
import type { ObligationRow } from "./directive.queries.ts";
import type { StepKind } from "./directive.words.ts";
import { replyDue } from "./due.ts";
import { withoutSubmittersOf } from "./hide.ts";
import { insertSteps, stepAsked } from "./record.queries.ts";
import { placesUnder, tell } from "./tell.ts";

const LONGEST_REPLY = 8_000;
const LONGEST_WORDS = 4_000;
const NOT_FOUND: Problem = { at: "obligation", message: "Không có văn bản này trong phạm vi bạn được thực hiện." };

/** States from which a step may be taken. */
const FROM: Readonly<Record<Exclude<StepKind, "ISSUED">, readonly StepKind[]>> = {
  ACKNOWLEDGED: ["ISSUED"],
  REPLIED: ["ISSUED", "ACKNOWLEDGED", "RETURNED"],
  RETURNED: ["REPLIED"],
  ACCEPTED: ["REPLIED"],
  WITHDRAWN: ["ISSUED", "ACKNOWLEDGED", "REPLIED", "RETURNED"],
};

/** Whether an obligation that stands so can take a step. */
export function fits(step: Exclude<StepKind, "ISSUED">, state: StepKind): boolean {
  return FROM[step].includes(state);
}

/** Why it cannot, for the one who asked. */
const STANDS: Readonly<Record<StepKind, string>> = {
  ISSUED: "Đơn vị chưa trả lời văn bản này.",
  ACKNOWLEDGED: "Văn bản đã được tiếp nhận.",
  REPLIED: "Văn bản đã được trả lời, đang chờ nơi ban hành xem xét.",
  RETURNED: "Trả lời đã bị trả lại, đang chờ đơn vị trả lời lại.",
  ACCEPTED: "Trả lời đã được chấp nhận; văn bản đã kết thúc.",
  WITHDRAWN: "Văn bản đã được thu hồi.",
};

/** The post by which the viewer answers for the addressed unit; undefined: he may not, also where he speaks for who issued it. */
export function answeringPost(
  viewer: Viewer,
  { unitId, byUnitId }: Pick<ObligationRow, "unitId" | "byUnitId">,
  units: UnitRegister,
  now: Instant,
): Post | undefined {
  const targets = standingUnits(units, unitId, now);
  return viewer.posts.find(
    (post) => post.acts.includes("answerDirectives") && post.unitId !== byUnitId && targets.some((unit) => unit.path.startsWith(post.unitPath)),
  );
}

/** The post by which the viewer decides for who issued it. */
export function issuingPost(viewer: Viewer, byUnitId: number, units: UnitRegister, now: Instant): Post | undefined {
  const targets = standingUnits(units, byUnitId, now);
  return viewer.posts.find((post) => post.acts.includes("expediteUnits") && targets.some((unit) => unit.path.startsWith(post.unitPath)));
}

/** Takes note of a directive. @returns the obligation's number, or what stands against it */
export async function acknowledge(input: AcknowledgeDirectiveInput, context: DirectiveContext): Promise<{ id: number } | Problem> {
  return moved({ input, operation: "acknowledgeDirective", kind: "ACKNOWLEDGED", words: null, side: "addressee", content: [] }, context);
}

/** Replies for the addressed unit. */
export async function reply(input: ReplyDirectiveInput, context: DirectiveContext): Promise<{ id: number } | Problem> {
  const words = said(input.words);
  const fault = wordsFault(words, "words", LONGEST_REPLY);
  if (fault !== undefined) return fault;
  return moved({ input, operation: "replyDirective", kind: "REPLIED", words, side: "addressee", content: [words] }, context);
}

/** Accepts or returns a reply, the one that was read. */
export async function settleReply(input: SettleReplyInput, context: DirectiveContext): Promise<{ id: number } | Problem> {
  const words = said(input.words);
  const fault = input.settlement === "RETURNED" || words !== "" ? wordsFault(words, "words", LONGEST_WORDS) : undefined;
  if (fault !== undefined) return fault;
  if (input.settlement === "ACCEPTED" && input.dueDay != null) return { at: "dueDay", message: "Chấp nhận trả lời thì không đặt hạn mới." };
  const content = [input.settlement, words, input.reply, input.dueDay ?? null];
  const move: Move = {
    input,
    operation: "settleReply",
    kind: input.settlement,
    words: words === "" ? null : words,
    side: "issuer",
    content,
    dueDay: input.dueDay ?? null,
  };
  return moved({ ...move, reply: numberOf(input.reply) ?? 0 }, context);
}

interface Move {
  input: { key: string; obligation: string };
  operation: OperationName;
  kind: Exclude<StepKind, "ISSUED">;
  words: string | null;
  side: "addressee" | "issuer";
  /** what the key stands for besides the obligation */
  content: readonly unknown[];
  dueDay?: string | null;
  /** the reply that was read; a newer one is not decided */
  reply?: number;
}

async function moved(move: Move, context: DirectiveContext): Promise<{ id: number } | Problem> {
  const fault = keyFault(move.input.key);
  if (fault !== undefined) return fault;
  const id = numberOf(move.input.obligation);
  const seen = id === null ? null : await context.database.read((tx) => obligationById(tx, id));
  const post = seen === null ? undefined : postFor(move, seen, context);
  if (seen === null || post === undefined) return NOT_FOUND;
  const dueAt = await newDue(move, seen, context);
  if (typeof dueAt !== "number") return dueAt;
  const places = await context.database.asWorker().read((tx) => placesOf(tx, seen.directiveId));
  const words = move.words === null ? null : await withoutSubmittersOf(seen.directiveId, move.words, context);
  const doing = doingOf(post, move.input.key, [move.kind, seen.id, ...move.content], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    const now = await lockObligation(tx, seen.id);
    const before = await stepAsked(tx, doing.accountId, doing.askedKey);
    if (before !== null) return before.askedHash.equals(doing.askedHash) ? { id: before.obligationId } : KEY_USED;
    if (!fits(move.kind, now.state)) return { at: "obligation", message: STANDS[now.state] };
    if (move.reply !== undefined && move.reply !== now.stepId) return { at: "reply", message: "Đơn vị đã gửi trả lời mới hơn. Hãy đọc lại rồi quyết định." };
    const telling = {
      kind: "DIRECTIVE_MOVED",
      byUnitId: seen.byUnitId,
      addressees: [seen.unitId],
      places: placesUnder(places, seen.unitId, context.units),
      at: doing.at,
    } as const;
    const event = await tell(tx, telling, context.units);
    await insertSteps(tx, [{ ...doing, obligationId: seen.id, kind: move.kind, words, dueAt: dueAt === 0 ? now.dueAt : dueAt }], event);
    await audited(tx, move, { seen, event, post, at: doing.at }, context);
    return { id: seen.id };
  });
}

function postFor({ side, operation }: Move, seen: ObligationRow, { viewer, units, clock }: DirectiveContext): Post | undefined {
  if (viewer === null || !allowed(viewer, operation).ok) return undefined;
  return side === "addressee" ? answeringPost(viewer, seen, units, clock.now()) : issuingPost(viewer, seen.byUnitId, units, clock.now());
}

/** @returns 0: the due instant stays */
async function newDue({ dueDay }: Move, { unitId }: ObligationRow, { database, clock, rules }: DirectiveContext): Promise<Instant | Problem> {
  if (dueDay == null) return 0;
  const now = clock.now();
  const { limitText: fallback } = await database.read((tx) => termOn(tx, "REPLY", localDay(now)));
  return replyDue({ dueDay }, unitId, now, { rules, fallback });
}

async function audited(tx: Tx, move: Move, done: { seen: ObligationRow; event: number; post: Post; at: Instant }, context: DirectiveContext): Promise<void> {
  const { seen, event, post, at } = done;
  const subject = { kind: "directive", id: String(seen.directiveId) };
  const detail = { obligation: seen.id, unit: context.units.byId(seen.unitId).code, step: move.kind, event };
  await appendAudit(tx, { stream: "decision", actor: actorOf(asking(context), post.onBehalfOf), act: move.operation, subject, detail, at });
}
