import type { Field as CaseField } from "@dau-moi/schema";
import { Field, ID, InputType, Int } from "type-graphql";
import { FieldEnum } from "../../case/index.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { BacklogClassEnum } from "../../tally/index.ts";
import type { BacklogClass } from "../../tally/index.ts";
import { InspectionItemEnum, ItemResultEnum, SampleVerdictEnum, StratumKindEnum } from "../inspection.words.ts";
import type { ItemCode, ItemResult, StratumKind, Verdict } from "../inspection.words.ts";

@InputType({ description: "A plan of inspections for a year." })
export class PlanInspectionsInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same plan." })
  key!: string;

  @Field(() => Int, { description: "The year." })
  year!: number;

  @Field(() => String, { description: "The document it rests on, 1 to 500 characters." })
  legalBasis!: string;

  @Field(() => String, { description: "What is to be looked at, 1 to 4,000 characters." })
  contents!: string;

  @Field(() => [String], { description: "Codes of the units, 1 to 200." })
  units!: string[];
}

@InputType({ description: "An inspection of a unit, before it is opened." })
export class PrepareInspectionInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same inspection." })
  key!: string;

  @Field(() => ID, { nullable: true, description: "The plan of the year it belongs to; absent: it is of none." })
  plan?: string | null;

  @Field(() => String, { description: "Code of the unit." })
  unit!: string;

  @Field(() => Day, { description: "The first day that is looked at." })
  fromDay!: string;

  @Field(() => Day, { description: "The last day that is looked at." })
  toDay!: string;

  @Field(() => [String], { description: "Names of those who inspect, 1 to 20." })
  team!: string[];

  @Field(() => String, { description: "The decision it rests on, 1 to 500 characters." })
  legalBasis!: string;
}

@InputType({ description: "Words said to an inspection." })
export class InspectionWordsInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same act." })
  key!: string;

  @Field(() => ID, { description: "The inspection." })
  id!: string;

  @Field(() => String, { description: "1 to 4,000 characters." })
  words!: string;
}

@InputType({ description: "The inspector's word on an item of the checklist." })
export class AnswerItemInput extends InspectionWordsInput {
  @Field(() => InspectionItemEnum, { description: "The item." })
  item!: ItemCode;

  @Field(() => ItemResultEnum, { description: "What he found." })
  result!: ItemResult;
}

@InputType({ description: "One part of a sample." })
export class StratumInput {
  @Field(() => StratumKindEnum, { description: "Which cases." })
  kind!: StratumKind;

  @Field(() => FieldEnum, { nullable: true, description: "Only of this field." })
  field?: CaseField | null;

  @Field(() => BacklogClassEnum, { nullable: true, description: "Only open cases of this backlog class." })
  backlogClass?: BacklogClass | null;

  @Field(() => Int, { description: "How many are drawn, 1 or more; fewer when there are fewer." })
  size!: number;
}

@InputType({ description: "A stratified random sample of an inspected unit's cases." })
export class DrawSampleInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same sample." })
  key!: string;

  @Field(() => ID, { description: "The inspection." })
  id!: string;

  @Field(() => [StratumInput], { description: "Its parts, 1 to 20, together at most 200 cases; a case that fits several belongs to the first." })
  strata!: StratumInput[];
}

@InputType({ description: "What was found of a case of a sample." })
export class JudgeSampleInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same verdict." })
  key!: string;

  @Field(() => ID, { description: "The sample." })
  sample!: string;

  @Field(() => ID, { description: "The drawn case." })
  caseId!: string;

  @Field(() => SampleVerdictEnum, { description: "In order, or not." })
  verdict!: Verdict;

  @Field(() => String, { description: "Why, 1 to 4,000 characters; submitters' names and anybody's numbers are hidden in it." })
  words!: string;
}

@InputType({ description: "A test call to a hotline, or a call back to the submitter of a case; exactly one of `hotline` and `caseId`." })
export class InspectionCallInput extends InspectionWordsInput {
  @Field(() => String, { nullable: true, description: "The posted number that was called, as the register has it." })
  hotline?: string | null;

  @Field(() => ID, { nullable: true, description: "The case whose submitter was called; his number is not kept." })
  caseId?: string | null;

  @Field(() => InstantScalar, { description: "When." })
  calledAt!: Instant;

  @Field(() => Boolean, { description: "Somebody answered." })
  answered!: boolean;

  @Field(() => Int, { description: "How long it rang or waited, 0 to 3600 seconds." })
  waitedSeconds!: number;

  @Field(() => Boolean, { nullable: true, description: "Of a submitter who answered: whether his matter is solved; absent: he could not say." })
  solved?: boolean | null;
}
