import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import { Unit } from "../../unit/index.ts";
import { ExclusionEnum } from "../card/card.types.ts";
import type { Exclusion } from "../indicator/rule.ts";
import { SheetPartEnum } from "../officer/index.ts";
import type { SheetPart } from "../officer/index.ts";
import { ScoreRefused } from "../problem.types.ts";
import { AppealKindEnum } from "./appeal.inputs.ts";
import { ANSWERERS } from "./appeal.queries.ts";
import type { Answerer } from "./appeal.queries.ts";
import type { AppealKind } from "./overlay.ts";

export const AnswererEnum = enumOf(ANSWERERS, "ScoreAppealAnswerer", "OFFICE: the province's office; INSPECTION: the department of home affairs.");

@ObjectType("ScoreAppealEffect", { simpleResolvers: true, description: "What an answer changes for one unit." })
export class AppealEffectView {
  @Field(() => Unit, { description: "The unit." })
  unit!: Unit;

  @Field(() => String, { nullable: true, description: "The indicator's value before, or how often a deduction was counted; null: no data." })
  valueBefore!: string | null;

  @Field(() => String, { nullable: true, description: "The same after." })
  valueAfter!: string | null;

  @Field(() => String, { nullable: true, description: "The total before, a decimal; null: none." })
  totalBefore!: string | null;

  @Field(() => String, { nullable: true, description: "The total after; null: none." })
  totalAfter!: string | null;

  @Field(() => Int, { nullable: true, description: "Its place before; null: none." })
  rankBefore!: number | null;

  @Field(() => Int, { nullable: true, description: "Its place after; null: none. A sealed place stays." })
  rankAfter!: number | null;
}

@ObjectType("ScoreAppealRatio", { simpleResolvers: true, description: "What an answer changes of one ratio of an officer's sheet." })
export class AppealRatioView {
  @Field(() => SheetPartEnum, { description: "Quantity, quality or progress." })
  part!: SheetPart;

  @Field(() => Int, { description: "Lines that count before." })
  nBefore!: number;

  @Field(() => Int, { description: "Lines that count after." })
  nAfter!: number;

  @Field(() => String, { nullable: true, description: "The ratio before, a decimal; null: none." })
  valueBefore!: string | null;

  @Field(() => String, { nullable: true, description: "The ratio after; null: none." })
  valueAfter!: string | null;
}

@ObjectType("ScoreAppealPreview", { simpleResolvers: true, description: "What granting something would change; nothing is kept." })
export class AppealPreview {
  @Field(() => [AppealEffectView], { description: "The line's unit, and the unit that it would go to." })
  effects!: AppealEffectView[];

  @Field(() => [AppealRatioView], { description: "Of an officer's sheet; empty for a unit's card." })
  ratios!: AppealRatioView[];

  @Field(() => Int, { description: "How many other units' totals or places would be others; after the seal none." })
  others!: number;
}

@ObjectType("ScoreAppealTerm", { simpleResolvers: true, description: "Who answers a kind of appeal, and by when, as it holds today." })
export class AppealTermView {
  @Field(() => AppealKindEnum, { description: "The kind." })
  kind!: AppealKind;

  @Field(() => AnswererEnum, { description: "Who answers." })
  answeredBy!: Answerer;

  @Field(() => String, { description: "How long the answer may take, such as 5wd." })
  answerLimit!: string;

  @Field(() => String, { description: "How long after the seal one may be asked, such as 10wd." })
  sealedLimit!: string;

  @Field(() => String, { description: "How long the unit that an answer took a line to may ask, from that answer on, such as 5wd." })
  movedLimit!: string;

  @Field(() => String, { description: "By which paper." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "No paper says it yet: a proposal." })
  assumed!: boolean;
}

@ObjectType("ScoreAppealUnit", { simpleResolvers: true, description: "A unit that a line may be said to be of." })
export class AppealUnit {
  @Field(() => String, { description: "Its code." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;
}

@ObjectType("ScoreAppealRules", { simpleResolvers: true, description: "What may be asked today." })
export class AppealRules {
  @Field(() => [AppealTermView], { description: "Each kind's." })
  terms!: AppealTermView[];

  @Field(() => [ExclusionEnum], { description: "For which reasons a line may be taken out." })
  reasons!: Exclusion[];

  @Field(() => [AppealUnit], { description: "Units that have a card of the period, by name; empty without one." })
  units!: AppealUnit[];
}

@ObjectType("OfficerLineAppeal", { simpleResolvers: true, description: "That a line of a sheet was appealed about." })
export class OfficerLineAppeal {
  @Field(() => ID, { description: "The period whose line it is." })
  period!: string;

  @Field(() => ID, { description: "The line's name in that period." })
  key!: string;

  @Field(() => ID, { description: "The appeal, which was not withdrawn." })
  appeal!: string;
}

@ObjectType("OfficerSheetAppeals", { simpleResolvers: true, description: "Appeals about the lines of a sheet." })
export class OfficerSheetAppeals {
  @Field(() => Boolean, { description: "It is the viewer's own sheet, and the time to ask is not over." })
  mayAsk!: boolean;

  @Field(() => [OfficerLineAppeal], { description: "Each line's." })
  lines!: OfficerLineAppeal[];
}

export const AppealPreviewResult = createUnionType({
  name: "ScoreAppealPreviewResult",
  description: "What granting would change, or what stands in the way.",
  types: () => [AppealPreview, ScoreRefused] as const,
});
