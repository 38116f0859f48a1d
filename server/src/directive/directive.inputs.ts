import { Field, ID, InputType, Int } from "type-graphql";
import { Day } from "../platform/scalars.ts";
import { CaseFilter } from "../tally/index.ts";
import { DirectiveKindEnum, ReplySettlementEnum, SideEnum, StandingEnum } from "./directive.words.ts";
import type { DirectiveKind, ReplySettlement, Side, Standing } from "./directive.words.ts";

@InputType({ description: "A number: its conditions, the point it was counted at, and what it was." })
export class CountedListInput {
  @Field(() => CaseFilter, { description: "The number's conditions." })
  filter!: CaseFilter;

  @Field(() => String, { description: "The as-of it was counted at." })
  asOf!: string;

  @Field(() => Int, { description: "The number as it was seen; another one is refused." })
  count!: number;
}

@InputType({ description: "A directive: about which cases, to whom, what, and until when. Exactly one of caseId, caseIds and counted." })
export class IssueDirectiveInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same directive." })
  key!: string;

  @Field(() => DirectiveKindEnum, { description: "A direction, or an expedite notice." })
  kind!: DirectiveKind;

  @Field(() => String, { description: "What it is about, 1 to 200 characters." })
  subject!: string;

  @Field(() => String, { description: "1 to 4,000 characters; submitters' names and anybody's numbers are hidden in it." })
  words!: string;

  @Field(() => [String], { nullable: true, description: "Codes of the units it goes to, at most 200; left out: those that hold the cases." })
  addressees?: string[] | null;

  @Field(() => ID, { nullable: true, description: "One case." })
  caseId?: string | null;

  @Field(() => [ID], { nullable: true, description: "Chosen cases, at most 500." })
  caseIds?: string[] | null;

  @Field(() => CountedListInput, { nullable: true, description: "Every case that a number counted, at most 5,000." })
  counted?: CountedListInput | null;

  @Field(() => Day, { nullable: true, description: "Last day for the reply; on a day off the next working day." })
  dueDay?: string | null;

  @Field(() => Int, { nullable: true, description: "In place of a day: working days for the reply, 0 to 60. Without both: the limit in force." })
  workingDays?: number | null;
}

@InputType({ description: "Taking note of a directive." })
export class AcknowledgeDirectiveInput {
  @Field(() => ID, { description: "A UUID of the asker's own." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the obligation." })
  obligation!: string;
}

@InputType({ description: "An addressed unit's reply." })
export class ReplyDirectiveInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same reply." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the obligation." })
  obligation!: string;

  @Field(() => String, { description: "1 to 8,000 characters; submitters' names and anybody's numbers are hidden in it." })
  words!: string;
}

@InputType({ description: "What the issuer decides on a reply." })
export class SettleReplyInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same decision." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the obligation." })
  obligation!: string;

  @Field(() => ID, { description: "The hub's number of the reply as it was read: a newer one is not decided unread." })
  reply!: string;

  @Field(() => ReplySettlementEnum, { description: "Accepted, or returned." })
  settlement!: ReplySettlement;

  @Field(() => String, { nullable: true, description: "At most 4,000 characters; a return needs them." })
  words?: string | null;

  @Field(() => Day, { nullable: true, description: "Of a return: a new last day for the reply; left out: the old one stays." })
  dueDay?: string | null;
}

@InputType({ description: "A directive that is taken back, and why." })
export class WithdrawDirectiveInput {
  @Field(() => ID, { description: "A UUID of the asker's own." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the directive." })
  id!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  reason!: string;
}

@InputType({ description: "What a list of obligations is narrowed to; absent parts narrow nothing." })
export class DirectiveFilter {
  @Field(() => String, { nullable: true, description: "Code of a unit; the viewer's own when absent." })
  unit?: string | null;

  @Field(() => SideEnum, { nullable: true, description: "Issued by the unit, or addressed to it; ISSUED when absent." })
  side?: Side | null;

  @Field(() => StandingEnum, { nullable: true, description: "How they stand." })
  standing?: Standing | null;

  @Field(() => DirectiveKindEnum, { nullable: true, description: "Of this kind." })
  kind?: DirectiveKind | null;
}
