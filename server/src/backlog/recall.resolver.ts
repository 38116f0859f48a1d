import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { accessError, actorOf } from "../access/index.ts";
import type { Post, Viewer } from "../access/index.ts";
import { appendAudit } from "../audit/index.ts";
import { ChangeNotAllowed, ChangeNotPossible, foundCase } from "../writeback/index.ts";
import type { Found } from "../writeback/index.ts";
import { clean } from "./proposal-draft.ts";
import { cursorOf, numberIn, proposalView } from "./proposal-list.ts";
import { recallingPost, recallsFor } from "./proposal-may.ts";
import type { BacklogContext } from "./proposal-rules.ts";
import { officersOf, proposalById, proposalsByIds } from "./proposal.queries.ts";
import type { ProposalRow } from "./proposal.queries.ts";
import { recallById, recallsOf, sayRecalled } from "./recall.queries.ts";
import type { RecallRow } from "./recall.queries.ts";
import { Recall, RecallConnection, RecallSettled, SettleRecallInput, SettleRecallResult } from "./recall.types.ts";

const LONGEST_PAGE = 100;
const LONGEST_WORDS = 1_000;

/** A part of what was closed without a result is looked at again by somebody outside. */
@Resolver()
export class RecallResolver {
  @Query(() => RecallConnection, { description: "Closings without a result that were drawn to be looked at again, newest first." })
  async recallSample(
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: BacklogContext,
  ): Promise<RecallConnection> {
    const { viewer } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const many = Math.min(Math.max(first, 0), LONGEST_PAGE);
    const { rows, total, proposals } = await context.database.read(async (tx) => {
      const page = await recallsOf(tx, { first: many + 1, before: numberIn(after ?? null) });
      return {
        ...page,
        proposals: await proposalsByIds(
          tx,
          page.rows.map(({ id }) => id),
        ),
      };
    });
    const edges = rows.slice(0, many).flatMap((row) => {
      const proposal = proposals.find(({ id }) => id === row.id);
      return proposal === undefined ? [] : [{ cursor: cursorOf(row.id), node: recallView(row, proposal, context, viewer) }];
    });
    return { totalCount: total, edges, pageInfo: { hasNextPage: rows.length > many, endCursor: edges.at(-1)?.cursor ?? null } };
  }

  @Mutation(() => SettleRecallResult, { description: "Says whether a drawn closing was right. Nothing of its case changes by it." })
  async settleRecall(@Arg("input", () => SettleRecallInput) input: SettleRecallInput, @Ctx() context: BacklogContext): Promise<typeof SettleRecallResult> {
    const { viewer } = context;
    if (viewer === null) throw accessError("UNAUTHENTICATED");
    const seen = await seenRecall(input.id, viewer, context);
    if (seen === null) return Object.assign(new ChangeNotAllowed(), { message: "Không có lượt kiểm tra lại này trong phạm vi của bạn." });
    const words = clean(input.words);
    if (words === "" || words.length > LONGEST_WORDS) return notPossible("words", "Nội dung cần 1 đến 1.000 ký tự.");
    const { proposal, found, post } = seen;
    const said = { recalled: input.recalled, at: found.now, accountId: viewer.accountId, name: viewer.displayName, words: found.hide(words) };
    const first = await context.database.asWorker().write(async (tx) => {
      if (!(await sayRecalled(tx, proposal.id, said))) return false;
      const subject = { kind: "case", id: String(proposal.caseId) };
      const detail = { proposal: proposal.id, recalled: input.recalled };
      await appendAudit(tx, { stream: "decision", actor: actorOf(viewer, post.onBehalfOf), act: "settleRecall", subject, detail, at: found.now });
      return true;
    });
    if (!first) return notPossible("id", "Lượt này đã được kiểm tra lại.");
    const row = await context.database.asWorker().read((tx) => recallById(tx, proposal.id));
    if (row === null) throw new Error(`recall ${proposal.id} has no row`);
    return Object.assign(new RecallSettled(), { recall: recallView(row, proposal, context, viewer) });
  }
}

/** A drawn closing that the viewer may say something of: he stands outside, and neither drafted nor approved it. */
async function seenRecall(id: string, viewer: Viewer, context: BacklogContext): Promise<{ proposal: ProposalRow; found: Found; post: Post } | null> {
  if (!/^\d{1,18}$/.test(id)) return null;
  const proposal = await context.database.read(async (tx) => ((await recallById(tx, Number(id))) === null ? null : proposalById(tx, Number(id))));
  const found = proposal === null ? null : await foundCase(String(proposal.caseId), context);
  if (proposal === null || found === null) return null;
  const officers = await context.database.asWorker().read((tx) => officersOf(tx, [viewer.username]));
  const post = recallingPost(viewer, proposal, { related: found.related, by: context.units.byId(proposal.byUnitId) }, officers);
  return post === undefined ? null : { proposal, found, post };
}

function recallView(row: RecallRow, proposal: ProposalRow, context: BacklogContext, viewer: Viewer): Recall {
  return Object.assign(new Recall(), {
    proposal: proposalView(proposal, context, viewer, false),
    sampledAt: row.sampledAt,
    recalled: row.recalled,
    recalledAt: row.recalledAt,
    recalledByName: row.recalledName,
    words: row.recalledWords,
    maySettle:
      row.recalled === null &&
      ![proposal.byAccountId, row.settledAccountId].includes(viewer.accountId) &&
      recallsFor(viewer, context.units.byId(proposal.byUnitId)),
  });
}

const notPossible = (at: string, message: string): ChangeNotPossible => Object.assign(new ChangeNotPossible(), { at, message });
