import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import type { ChangeKind } from "@dau-moi/schema";
import { CaseView } from "../case/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { CaseMovedOn, ChangeKindEnum, ChangeStateEnum } from "../writeback/index.ts";
import { CaseActRefused } from "./matter.results.ts";

@ObjectType("NamedCode", { simpleResolvers: true, description: "A code that the regulation in force names, with what it rests on." })
export class NamedCode {
  @Field(() => String, { description: "The code." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "No regulation states it." })
  assumed!: boolean;
}

@ObjectType("CaseDecline", { simpleResolvers: true, description: "A case was declined with a code; its stage follows when its source shows it." })
export class DeclineView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => String, { description: "The code." })
  code!: string;

  @Field(() => String, { description: "The code's name in the regulation of that day." })
  name!: string;

  @Field(() => String, { description: "What the code rests on." })
  legalBasis!: string;

  @Field(() => String, { description: "Why, without the submitter's identity." })
  reason!: string;

  @Field(() => Unit, { description: "The unit that declined it." })
  by!: Unit;

  @Field(() => String, { description: "Who declined it." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => ChangeKindEnum, { description: "What its source is asked for: to end it, or, where it takes only that, a note." })
  asked!: ChangeKind;

  @Field(() => ChangeStateEnum, { description: "How far that is." })
  state!: ChangeState;
}

@InputType({ description: "A case that is not taken on, and why." })
export class DeclineCaseInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same declining." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => InstantScalar, { description: "The case's `learnedAt` as the asker saw it." })
  seen!: Instant;

  @Field(() => String, { description: "Code of the regulation in force." })
  code!: string;

  @Field(() => String, { description: "1 to 600 characters; the submitter's name and anybody's numbers are hidden in it." })
  reason!: string;
}

@ObjectType("CaseDeclined", { simpleResolvers: true, description: "It was decided and is on its way to the case's source." })
export class CaseDeclined {
  @Field(() => CaseView, { description: "The case; none of its state has moved yet." })
  case!: CaseView;
}

export const DeclineCaseResult = createUnionType({
  name: "DeclineCaseResult",
  description: "The declined case, or what stood in the way.",
  types: () => [CaseDeclined, CaseMovedOn, CaseActRefused] as const,
});
