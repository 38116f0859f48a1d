import { createUnionType, Field, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { CaseMovedOn, ChangeNotAllowed, ChangeNotPossible } from "../writeback/index.ts";
import { ProposalView } from "./proposal.types.ts";

@ObjectType("ProposalMade", { simpleResolvers: true, description: "It waits for another to decide; nothing of the case has moved." })
export class ProposalMade {
  @Field(() => ProposalView, { description: "The proposal." })
  proposal!: ProposalView;

  @Field(() => CaseView, { description: "The case." })
  case!: CaseView;
}

@ObjectType("ProposalSettled", { simpleResolvers: true, description: "It is decided or taken back." })
export class ProposalSettled {
  @Field(() => ProposalView, { description: "The proposal." })
  proposal!: ProposalView;

  @Field(() => CaseView, { nullable: true, description: "The case; null: the viewer may not open it." })
  case!: CaseView | null;
}

@ObjectType("ProposalOver", { implements: ProblemType, description: "There is nothing to decide any more: somebody was faster, or the case moved on." })
export class ProposalOver extends ProblemType {
  @Field(() => ProposalView, { description: "The proposal as it is now." })
  proposal!: ProposalView;
}

export const ProposeCaseChangeResult = createUnionType({
  name: "ProposeCaseChangeResult",
  description: "The proposal, or what stood against it.",
  types: () => [ProposalMade, ChangeNotAllowed, CaseMovedOn, ChangeNotPossible] as const,
});

export const SettleProposalResult = createUnionType({
  name: "SettleProposalResult",
  description: "The decided proposal, or what stood against it.",
  types: () => [ProposalSettled, ProposalOver, ChangeNotAllowed, CaseMovedOn, ChangeNotPossible] as const,
});

export const WithdrawProposalResult = createUnionType({
  name: "WithdrawProposalResult",
  description: "The proposal that was taken back, or what stood against it.",
  types: () => [ProposalSettled, ProposalOver, ChangeNotAllowed] as const,
});
