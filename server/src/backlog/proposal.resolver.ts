import { Arg, Ctx, Int, Mutation, Query, Resolver } from "type-graphql";
import { accessError } from "../access/index.ts";
import { localDay } from "../platform/local-time.ts";
import { CaseMovedOn, ChangeNotAllowed, ChangeNotPossible } from "../writeback/index.ts";
import { proposalPage, proposalView } from "./proposal-list.ts";
import { proposeChange } from "./proposal-make.ts";
import type { BacklogContext } from "./proposal-rules.ts";
import { settleProposal, withdrawProposal } from "./proposal-settle.ts";
import type { Settled } from "./proposal-settle.ts";
import { closingReasonsOn, proposalById } from "./proposal.queries.ts";
import { ProposalMade, ProposalOver, ProposalSettled, ProposeCaseChangeResult, SettleProposalResult, WithdrawProposalResult } from "./proposal.results.ts";
import { ProposeCaseChangeInput, SettleProposalInput, WithdrawProposalInput } from "./proposal.inputs.ts";
import { ClosingReason, ProposalConnection, ProposalScopeEnum } from "./proposal.types.ts";
import type { ProposalScope, ProposalView } from "./proposal.types.ts";

const LONGEST_PAGE = 100;
const MOVED_ON = "Phản ánh đã thay đổi ở nguồn sau khi bạn mở. Hãy xem lại rồi quyết định.";

/** One drafts, another decides. */
@Resolver()
export class ProposalResolver {
  @Query(() => [ClosingReason], { description: "The reasons for closing a case without a result that are in force today." })
  closingReasons(@Ctx() { database, clock }: BacklogContext): Promise<ClosingReason[]> {
    return database.read((tx) => closingReasonsOn(tx, localDay(clock.now())));
  }

  @Query(() => ProposalConnection, { description: "The viewer's own proposals, or those that await exactly him." })
  proposals(
    @Arg("scope", () => ProposalScopeEnum) scope: ProposalScope,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: BacklogContext,
  ): Promise<ProposalConnection> {
    return proposalPage({ scope, first: Math.min(Math.max(first, 0), LONGEST_PAGE), after: after ?? null }, context);
  }

  @Mutation(() => ProposeCaseChangeResult, { description: "Drafts a change of a case for another to decide. Nothing of the case moves." })
  async proposeCaseChange(
    @Arg("input", () => ProposeCaseChangeInput) input: ProposeCaseChangeInput,
    @Ctx() context: BacklogContext,
  ): Promise<typeof ProposeCaseChangeResult> {
    const proposed = await proposeChange(input, context);
    switch (proposed.outcome) {
      case "proposed":
        return Object.assign(new ProposalMade(), { proposal: await shown(proposed.id, context), case: proposed.case });
      case "notAllowed":
        return Object.assign(new ChangeNotAllowed(), { message: "Không có phản ánh này trong phạm vi bạn được đề xuất." });
      case "movedOn":
        return Object.assign(new CaseMovedOn(), { case: proposed.case, message: MOVED_ON });
      case "notPossible":
        return Object.assign(new ChangeNotPossible(), proposed.problem);
    }
  }

  @Mutation(() => SettleProposalResult, {
    description: "Decides what another drafted. Approved, the change is decided in the same transaction and on its way to the case's source.",
  })
  async settleProposal(
    @Arg("input", () => SettleProposalInput) input: SettleProposalInput,
    @Ctx() context: BacklogContext,
  ): Promise<typeof SettleProposalResult> {
    const settled = await settleProposal(input, context);
    switch (settled.outcome) {
      case "movedOn":
        return Object.assign(new CaseMovedOn(), { case: settled.case, message: MOVED_ON });
      case "notPossible":
        return Object.assign(new ChangeNotPossible(), settled.problem);
      case "settled":
      case "over":
      case "notAllowed":
        return outcomeShown(settled, context);
    }
  }

  @Mutation(() => WithdrawProposalResult, { description: "Takes one's own proposal back before it is decided." })
  async withdrawProposal(
    @Arg("input", () => WithdrawProposalInput) { id }: WithdrawProposalInput,
    @Ctx() context: BacklogContext,
  ): Promise<typeof WithdrawProposalResult> {
    return outcomeShown(await withdrawProposal(id, context), context);
  }
}

async function outcomeShown(settled: Settled, context: BacklogContext): Promise<ProposalSettled | ProposalOver | ChangeNotAllowed> {
  if (settled.outcome === "settled") return Object.assign(new ProposalSettled(), { proposal: await shown(settled.id, context), case: settled.case });
  if (settled.outcome === "over")
    return Object.assign(new ProposalOver(), { proposal: await shown(settled.id, context), message: "Đề xuất này không còn chờ quyết định." });
  return Object.assign(new ChangeNotAllowed(), { message: "Không có đề xuất này trong phạm vi bạn được quyết định." });
}

/** A proposal that the viewer was just let act on. */
async function shown(id: number, context: BacklogContext): Promise<ProposalView> {
  const { viewer, database } = context;
  if (viewer === null) throw accessError("UNAUTHENTICATED");
  const row = await database.asWorker().read((tx) => proposalById(tx, id));
  if (row === null) throw new Error(`proposal ${id} has no row`);
  return proposalView(row, context, viewer, false);
}
