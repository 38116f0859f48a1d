import { Field, ID, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { CheckCodeEnum, DecisionKindEnum, StatedResultEnum, TypedCheckEnum } from "./commend.words.ts";
import type { CheckCode, DecisionKind, StatedResult, TypedCheck } from "./commend.words.ts";

@ObjectType({ simpleResolvers: true, description: "An earlier award that a dossier rests on." })
export class EarlierAward {
  @Field(() => String, { description: "What it is called." })
  name!: string;

  @Field(() => String, { description: "Number of its decision." })
  number!: string;

  @Field(() => Day, { description: "Day of its decision." })
  day!: string;

  @Field(() => Boolean, { description: "It was topical or for a sudden merit." })
  topical!: boolean;
}

@ObjectType("AchievementReport", { simpleResolvers: true, description: "What a unit said it achieved." })
export class ReportView {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => String, { description: "In its head's words." })
  words!: string;

  @Field(() => [EarlierAward], { description: "Earlier awards that it rests on." })
  earlier!: EarlierAward[];

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;
}

@ObjectType("CommendationStatement", { simpleResolvers: true, description: "What a named person said of a condition that no system tells." })
export class StatementView {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => TypedCheckEnum, { description: "Which condition." })
  check!: TypedCheck;

  @Field(() => StatedResultEnum, { description: "Whether something stands in the way." })
  result!: StatedResult;

  @Field(() => String, { description: "In his words." })
  words!: string;

  @Field(() => String, { description: "Number of the document." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of the document." })
  documentDay!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;
}

@ObjectType("CommendationProposal", { simpleResolvers: true, description: "A dossier was proposed for decision." })
export class ProposalOfDossier {
  @Field(() => String, { description: "Why." })
  words!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "By whom: he does not decide it." })
  byName!: string;
}

@ObjectType("CommendationWaiver", { simpleResolvers: true, description: "A condition that nobody could answer and that was granted over." })
export class WaiverView {
  @Field(() => CheckCodeEnum, { description: "Which." })
  check!: CheckCode;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => String, { description: "Number of the document it rests on." })
  documentNumber!: string;
}

@ObjectType("CommendationDecision", {
  simpleResolvers: true,
  description: "A decision on a dossier; it is never changed, what was granted is cancelled by a later one.",
})
export class DecisionView {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => DecisionKindEnum, { description: "What was decided." })
  kind!: DecisionKind;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => String, { description: "Number of the decision." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of the decision." })
  documentDay!: string;

  @Field(() => String, { description: "SHA-256 of the dossier as it was decided, hexadecimal." })
  hash!: string;

  @Field(() => InstantScalar, { description: "When it was written down." })
  at!: Instant;

  @Field(() => String, { description: "Who decided." })
  byName!: string;

  @Field(() => [WaiverView], { nullable: true, description: "What was granted over; null: the viewer may not read conditions." })
  waivers!: WaiverView[] | null;
}
