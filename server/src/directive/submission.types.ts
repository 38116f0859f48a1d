import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { AsOfView, PageInfo } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { DirectiveRefused } from "./directive.results.ts";
import { SubmissionSettlementEnum, SubmissionUrgencyEnum } from "./directive.words.ts";
import type { SubmissionSettlement, SubmissionUrgency } from "./directive.words.ts";

@ObjectType("Submission", { simpleResolvers: true, description: "A case that was submitted to a leader (trình), and what he decided." })
export class SubmissionView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => SubmissionUrgencyEnum, { description: "Why it was submitted." })
  urgency!: SubmissionUrgency;

  @Field(() => String, { description: "What is proposed, without the submitter's identity." })
  proposal!: string;

  @Field(() => Unit, { description: "The unit that submitted it." })
  by!: Unit;

  @Field(() => String, { description: "Who submitted it." })
  byName!: string;

  @Field(() => Unit, { description: "The unit whose leader is asked." })
  to!: Unit;

  @Field(() => InstantScalar, { description: "When." })
  submittedAt!: Instant;

  @Field(() => InstantScalar, { description: "First late instant of the direction." })
  dueAt!: Instant;

  @Field(() => String, { description: 'The limit it is due by, such as "0wd": the same working day.' })
  limit!: string;

  @Field(() => String, { description: "What the limit rests on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "It still waits, and the due instant has passed." })
  overdue!: boolean;

  @Field(() => SubmissionSettlementEnum, { nullable: true, description: "What was decided; null: it waits." })
  settlement!: SubmissionSettlement | null;

  @Field(() => String, { nullable: true, description: "The leader's words; null: it waits." })
  words!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was decided; null: it waits." })
  settledAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who decided; null: it waits." })
  settledByName!: string | null;

  caseId!: number;
  toUnitId!: number;
}

@ObjectType({ simpleResolvers: true, description: "A submission and its place in the list." })
export class SubmissionEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => SubmissionView, { description: "The submission." })
  node!: SubmissionView;
}

@ObjectType({ simpleResolvers: true, description: "Submissions at one as-of, newest first." })
export class SubmissionConnection {
  @Field(() => AsOfView, { description: "The point the list is counted at." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [SubmissionEdge], { description: "The page's rows." })
  edges!: SubmissionEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@InputType({ description: "A case and what is proposed to the leader." })
export class SubmitToLeaderInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same submission." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => SubmissionUrgencyEnum, { description: "Urgent or of weight." })
  urgency!: SubmissionUrgency;

  @Field(() => String, { description: "1 to 4,000 characters; the submitter's name and anybody's numbers are hidden in it." })
  proposal!: string;
}

@InputType({ description: "What the leader decides on a submission." })
export class SettleSubmissionInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same decision." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the submission." })
  id!: string;

  @Field(() => SubmissionSettlementEnum, { description: "Directed, agreed, or returned." })
  settlement!: SubmissionSettlement;

  @Field(() => String, { nullable: true, description: "At most 4,000 characters; only an agreement needs none." })
  words?: string | null;

  @Field(() => [String], { nullable: true, description: "Of a direction: codes of the units it goes to." })
  addressees?: string[] | null;

  @Field(() => Day, { nullable: true, description: "Of a direction: last day for the reply; on a day off the next working day." })
  dueDay?: string | null;
}

@ObjectType("SubmittedToLeader", { simpleResolvers: true, description: "It waits for the leader." })
export class SubmittedToLeader {
  @Field(() => SubmissionView, { description: "The submission." })
  submission!: SubmissionView;

  @Field(() => CaseView, { description: "The case, its state unchanged." })
  case!: CaseView;
}

@ObjectType("SubmissionSettled", { simpleResolvers: true, description: "The leader has decided." })
export class SubmissionSettled {
  @Field(() => SubmissionView, { description: "The submission with the decision." })
  submission!: SubmissionView;
}

export const SubmitToLeaderResult = createUnionType({
  name: "SubmitToLeaderResult",
  description: "The submission, or what stood in the way.",
  types: () => [SubmittedToLeader, DirectiveRefused] as const,
});

export const SettleSubmissionResult = createUnionType({
  name: "SettleSubmissionResult",
  description: "The decided submission, or what stood in the way.",
  types: () => [SubmissionSettled, DirectiveRefused] as const,
});
