import { Field, ID, InputType, Int } from "type-graphql";
import { InspectionItemEnum } from "../inspection.words.ts";
import type { ItemCode } from "../inspection.words.ts";
import { FindingAnswerEnum, FindingKindEnum, FindingSettlementEnum } from "./finding.words.ts";
import type { FindingAnswer, FindingKind, FindingSettlement } from "./finding.words.ts";

@InputType({ description: "Something that an inspection found not in order." })
export class RaiseFindingInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same finding." })
  key!: string;

  @Field(() => ID, { description: "The inspection." })
  id!: string;

  @Field(() => FindingKindEnum, { description: "What sort of thing." })
  kind!: FindingKind;

  @Field(() => InspectionItemEnum, { nullable: true, description: "The item of the checklist whose evidence it rests on." })
  item?: ItemCode | null;

  @Field(() => String, { description: "What was found, 1 to 4,000 characters." })
  words!: string;

  @Field(() => Int, { nullable: true, description: "Working days to remedy it, 1 to 60; absent: as the dated term says." })
  workingDays?: number | null;
}

@InputType({ description: "What the unit says to a finding." })
export class AnswerFindingInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same answer." })
  key!: string;

  @Field(() => ID, { description: "The finding." })
  id!: string;

  @Field(() => FindingAnswerEnum, { description: "Explanation, or remedy." })
  kind!: FindingAnswer;

  @Field(() => String, { description: "1 to 4,000 characters." })
  words!: string;

  @Field(() => String, { nullable: true, description: "Number of its document, at most 100 characters." })
  document?: string | null;
}

@InputType({ description: "What the inspector writes to a finding." })
export class SettleFindingInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same act." })
  key!: string;

  @Field(() => ID, { description: "The finding." })
  id!: string;

  @Field(() => FindingSettlementEnum, { description: "What." })
  kind!: FindingSettlement;

  @Field(() => String, { description: "Why, or which sanction, 1 to 4,000 characters." })
  words!: string;

  @Field(() => String, { nullable: true, description: "Number of the document; a sanction that was decided or applied has one." })
  document?: string | null;

  @Field(() => String, { nullable: true, description: "The regulation that names the sanction; a proposed one has it." })
  regulation?: string | null;
}
