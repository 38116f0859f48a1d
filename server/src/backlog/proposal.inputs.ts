import { Field, ID, InputType } from "type-graphql";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { PaperInput } from "../writeback/index.ts";
import { ProposalDecisionEnum, ProposalKindEnum } from "./proposal.types.ts";
import type { ProposalDecision, ProposalKind } from "./proposal.types.ts";

@InputType({ description: "A change that another is to decide. Which fields a kind takes is as for requestCaseChange." })
export class ProposeCaseChangeInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same proposal." })
  key!: string;

  @Field(() => InstantScalar, { description: "The case's `learnedAt` as the asker saw it." })
  seen!: Instant;

  @Field(() => ProposalKindEnum, { description: "What is to be asked for." })
  kind!: ProposalKind;

  @Field(() => String, { nullable: true, description: "CLOSE: code of a closing reason." })
  reasonCode?: string | null;

  @Field(() => String, { nullable: true, description: "TRANSFER: code of the unit that is to accept it." })
  toUnit?: string | null;

  @Field(() => PaperInput, { nullable: true, description: "RECORD_RESULT: the paper it stands on." })
  paper?: PaperInput | null;

  @Field(() => Day, { nullable: true, description: "EXTEND: the new last day on time." })
  dueDay?: string | null;

  @Field(() => String, { nullable: true, description: "EXTEND: what the citizen is promised; at most 1,000 characters." })
  commitment?: string | null;

  @Field(() => String, { description: "Its words: result or reason." })
  words!: string;
}

@InputType({ description: "A decision on a proposal." })
export class SettleProposalInput {
  @Field(() => ID, { description: "The proposal." })
  id!: string;

  @Field(() => ProposalDecisionEnum, { description: "APPROVE: the change is asked for now." })
  decision!: ProposalDecision;

  @Field(() => String, { nullable: true, description: "REJECT: why, at most 1,000 characters; APPROVE: may be left out." })
  words?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "The case's `learnedAt` as he who decides saw it; left out: as the proposer saw it." })
  seen?: Instant | null;
}

@InputType({ description: "A proposal of one's own that is taken back." })
export class WithdrawProposalInput {
  @Field(() => ID, { description: "The proposal." })
  id!: string;
}
