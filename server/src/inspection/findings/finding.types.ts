import { Field, ID, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { Unit } from "../../unit/index.ts";
import { InspectionItemEnum } from "../inspection.words.ts";
import type { ItemCode } from "../inspection.words.ts";
import { FindingKindEnum, FindingStepEnum, RemedyStateEnum } from "./finding.words.ts";
import type { FindingKind, FindingStepKind, RemedyState } from "./finding.words.ts";

@ObjectType({ simpleResolvers: true, description: "What somebody said or did to a finding." })
export class FindingStep {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => FindingStepEnum, { description: "What." })
  kind!: FindingStepKind;

  @Field(() => String, { description: "In his words." })
  words!: string;

  @Field(() => String, { nullable: true, description: "Number of the document." })
  document!: string | null;

  @Field(() => String, { nullable: true, description: "The regulation that names the sanction." })
  regulation!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;
}

@ObjectType({ simpleResolvers: true, description: "Something that an inspection found not in order." })
export class Finding {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => ID, { description: "The inspection." })
  inspectionId!: string;

  @Field(() => Unit, { description: "The unit." })
  unit!: Unit;

  @Field(() => FindingKindEnum, { description: "What sort of thing." })
  kind!: FindingKind;

  @Field(() => InspectionItemEnum, { nullable: true, description: "The item whose evidence it rests on." })
  item!: ItemCode | null;

  @Field(() => String, { description: "What was found." })
  words!: string;

  @Field(() => InstantScalar, { description: "The first instant at which its explanation is late." })
  explainDueAt!: Instant;

  @Field(() => InstantScalar, { description: "The first instant at which its remedy is late." })
  remedyDueAt!: Instant;

  @Field(() => String, { description: "What the limits rest on." })
  terms!: string;

  @Field(() => InstantScalar, { description: "When it was raised." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;

  @Field(() => RemedyStateEnum, { description: "How its remedy stands." })
  remedy!: RemedyState;

  @Field(() => Boolean, { description: "Its remedy is not confirmed and its limit has run out." })
  overdue!: boolean;

  @Field(() => Boolean, { description: "It was not explained and the limit for that has run out." })
  explanationOverdue!: boolean;

  @Field(() => [FindingStep], { description: "What became of it, oldest first." })
  steps!: FindingStep[];
}
