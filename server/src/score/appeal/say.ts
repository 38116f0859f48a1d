import { doingOf } from "../../access/index.ts";
import type { Post } from "../../access/index.ts";
import { KEY_USED, keyFault, numberOf, said, wordsFault } from "../../platform/asked.ts";
import type { Problem } from "../../platform/problem.ts";
import type { ScoreContext } from "../context.ts";
import { answeringPost } from "../period/answer.ts";
import type { SayOnScoreAppealInput, WithdrawScoreAppealInput } from "./appeal.inputs.ts";
import { actAsked, appealById, insertAct } from "./appeal.queries.ts";
import type { AppealAct, AppealRow } from "./appeal.queries.ts";
import { lockAppealed, openWordsOf } from "./appealed.ts";
import { LONGEST_WORDS, told } from "./ask.ts";

export const NOT_FOUND: Problem = { at: "appeal", message: "Không có đề nghị này trong phạm vi của bạn." };
export const ENDED: Problem = { at: "appeal", message: "Đề nghị này đã được trả lời hoặc đã rút." };

/** The asker takes his appeal back. @returns what stands against it */
export async function withdrawAppeal(input: WithdrawScoreAppealInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const fault = keyFault(input.key);
  const appeal = await seen(input.appeal, context);
  const post = appeal === undefined ? undefined : postToWithdraw(appeal, context);
  if (fault !== undefined) return fault;
  if (appeal === undefined || post === undefined) return NOT_FOUND;
  return act({ appeal, post, key: input.key, act: "WITHDRAW", words: null, name: "withdrawScoreAppeal" }, context);
}

/** The head of the unit that a line would go to says what he thinks of it, once. @returns what stands against it */
export async function sayOnAppeal(input: SayOnScoreAppealInput, context: ScoreContext): Promise<{ id: number } | Problem> {
  const words = said(input.words);
  const fault = keyFault(input.key) ?? wordsFault(words, "words", LONGEST_WORDS);
  if (fault !== undefined) return fault;
  const appeal = await seen(input.appeal, context);
  const post = appeal === undefined ? undefined : postToSay(appeal, context);
  if (appeal === undefined || post === undefined) return NOT_FOUND;
  return act({ appeal, post, key: input.key, act: "SAY", words, name: "sayOnScoreAppeal" }, context);
}

/** The post by which the viewer may take an appeal back: his unit's head's, or the officer's own. */
export function postToWithdraw({ officerId, own, holderUnitId }: AppealRow, context: ScoreContext): Post | undefined {
  if (officerId === null) return answeringPost(context.units.byId(holderUnitId), context);
  return own ? ownPost(context) : undefined;
}

/** The post by which the viewer may say his word: head of the unit that the line would go to, or of the officer's. */
export function postToSay({ officerId, own, unitId, otherUnitId }: AppealRow, context: ScoreContext): Post | undefined {
  const asked = officerId === null ? otherUnitId : own ? null : unitId;
  return asked === null ? undefined : answeringPost(context.units.byId(asked), context);
}

/** The viewer's first post that nobody lent him. */
export const ownPost = ({ viewer }: Pick<ScoreContext, "viewer">): Post | undefined => viewer?.posts.find(({ onBehalfOf }) => onBehalfOf === null);

export function seen(id: string, context: ScoreContext): Promise<AppealRow | undefined> {
  return context.database.read((tx) => appealById(tx, numberOf(id) ?? 0));
}

interface Said {
  appeal: AppealRow;
  post: Post;
  key: string;
  act: AppealAct;
  words: string | null;
  name: "withdrawScoreAppeal" | "sayOnScoreAppeal";
}

async function act({ appeal, post, key, act: done, words, name }: Said, context: ScoreContext): Promise<{ id: number } | Problem> {
  const { id, periodId } = appeal;
  const [kept] = words === null ? [null] : await openWordsOf(appeal, [words], context);
  const doing = doingOf(post, key, [name, id, words], context);
  return context.database.asWorker().write(async (tx): Promise<{ id: number } | Problem> => {
    await lockAppealed(tx, appeal);
    const before = await actAsked(tx, doing.accountId, doing.askedKey);
    if (before !== undefined) return before.askedHash.equals(doing.askedHash) ? { id } : KEY_USED;
    if ((await appealById(tx, id))?.state !== "WAITING") return ENDED;
    const first = await insertAct(tx, { ...doing, appealId: id, act: done, words: kept, documentNumber: null, documentDay: null, others: null });
    if (!first) return { at: "words", message: "Đơn vị đã có ý kiến về đề nghị này." };
    await told(tx, name, { id, doing, detail: { period: periodId } }, context);
    return { id };
  });
}
