import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../../platform/enum-of.ts";
import type { Instant } from "../../../platform/instant.ts";
import { InstantScalar } from "../../../platform/scalars.ts";
import { Unit } from "../../../unit/index.ts";
import { LINE_EXCLUSIONS, SHEET_PARTS } from "../counting/line.ts";
import type { LineExclusion, SheetPart } from "../counting/line.ts";
import { RATIO_STATES } from "../counting/result.ts";
import type { SheetRatio } from "../counting/result.ts";
import { RULE_STATUSES, STAFF_KINDS } from "../counting/rule.ts";
import type { OfficerRule, OfficerRuleStatus, StaffKind } from "../counting/rule.ts";

export const SheetPartEnum = enumOf(
  SHEET_PARTS,
  "OfficerSheetPart",
  "What an officer's lines are looked at for: quantity, quality, progress, and his own time.",
);
export const LineExclusionEnum = enumOf(LINE_EXCLUSIONS, "OfficerLineExclusion", "Why a line of an officer does not count.");
const RatioStateEnum = enumOf(
  RATIO_STATES,
  "OfficerRatioState",
  "Whether a ratio says anything: counted, too few, no data, or nobody has said what kind of staff he is.",
);
const StaffKindEnum = enumOf(STAFF_KINDS, "StaffKind", "By which decree somebody is evaluated: civil servant or public employee.");
const RuleStatusEnum = enumOf(RULE_STATUSES, "OfficerRuleStatus", "Whether the province has issued a rule of sheets, or it is a proposal.");

@ObjectType("OfficerRule", { simpleResolvers: true, description: "By what a kind of staff's sheets are counted. Decimals as text." })
export class OfficerRuleView implements Omit<OfficerRule, "informationFields"> {
  @Field(() => StaffKindEnum, { description: "Of whom." })
  staff!: StaffKind;

  @Field(() => String, { description: "Weight of a case that asks for information alone." })
  information!: string;

  @Field(() => String, { description: "Weight of a case of one agency." })
  single!: string;

  @Field(() => String, { description: "Weight of a case that other agencies cooperate in." })
  multiple!: string;

  @Field(() => String, { description: "Added for an urgent one." })
  urgent!: string;

  @Field(() => String, { description: "What each failed review takes off an item's quality." })
  qualityStep!: string;

  @Field(() => String, { description: "What each late limit takes off an item's progress." })
  progressStep!: string;

  @Field(() => Int, { description: "Below so many items a ratio is too few to say anything." })
  minimum!: number;

  @Field(() => RuleStatusEnum, { description: "Issued, or a proposal." })
  status!: OfficerRuleStatus;

  @Field(() => Boolean, { description: "Somebody compared it with the text of its basis." })
  compared!: boolean;

  @Field(() => String, { description: "Its legal basis." })
  legalBasis!: string;
}

@ObjectType("OfficerExcluded", { simpleResolvers: true, description: "How many lines do not count for one reason." })
export class OfficerExcluded {
  @Field(() => LineExclusionEnum, { description: "The reason." })
  reason!: LineExclusion;

  @Field(() => Int, { description: "Exactly as many as its list has." })
  lines!: number;
}

@ObjectType("OfficerRatio", {
  simpleResolvers: true,
  description: "One of quantity, quality and progress, with the lines it follows from: evidence, never a rating.",
})
export class OfficerRatio implements Omit<SheetRatio, "excluded"> {
  @Field(() => SheetPartEnum, { description: "Which." })
  part!: Exclude<SheetPart, "TIME">;

  @Field(() => RatioStateEnum, { description: "Whether it says anything." })
  state!: SheetRatio["state"];

  @Field(() => Int, { description: "Lines that count: exactly as many as its list has." })
  n!: number;

  @Field(() => Int, { description: "Things they are about: items, results, cases." })
  items!: number;

  @Field(() => Int, { description: "Quantity: items done; quality: failed reviews; progress: late limits." })
  hits!: number;

  @Field(() => String, { nullable: true, description: "Quantity: weights of what was done; null: of another part, or nobody has said what he is." })
  done!: string | null;

  @Field(() => String, { nullable: true, description: "Quantity: weights of what was given; null as above." })
  given!: string | null;

  @Field(() => String, { nullable: true, description: "0 to 1 with 4 digits; null: no data, or not counted." })
  value!: string | null;

  @Field(() => String, { nullable: true, description: "The same as an exact fraction." })
  exact!: string | null;

  @Field(() => [OfficerExcluded], { description: "Lines that do not count, by reason." })
  excluded!: OfficerExcluded[];
}

@ObjectType("OfficerSheet", {
  simpleResolvers: true,
  description: "An officer's evidence of a period: what he was given, did, and when. The hub holds evidence, never a rating.",
})
export class OfficerSheet {
  @Field(() => String, { description: "His code in the register." })
  officer!: string;

  @Field(() => String, { description: "His name, as the register had it on the period's last day." })
  name!: string;

  @Field(() => String, { nullable: true, description: "His post then; null: none." })
  title!: string | null;

  @Field(() => Unit, { description: "Whose head is his." })
  unit!: Unit;

  @Field(() => StaffKindEnum, { nullable: true, description: "What he was then; null: nobody has said, and no ratio is counted." })
  staff!: StaffKind | null;

  @Field(() => OfficerRuleView, { nullable: true, description: "The rule he is counted by; null: nobody has said what he is." })
  rule!: OfficerRuleView | null;

  @Field(() => [OfficerRatio], { description: "As they were taken." })
  ratios!: OfficerRatio[];

  @Field(() => [OfficerRatio], { nullable: true, description: "With what was ruled of his lines since; null: nothing was." })
  ruled!: OfficerRatio[] | null;

  @Field(() => Int, { description: "Cases he had in hand in the period: lines of his time." })
  timeLines!: number;

  @Field(() => Float, { description: "Minutes he had them in hand." })
  ownMinutes!: number;

  @Field(() => Float, { description: "Minutes his units held them meanwhile." })
  unitMinutes!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When he said that his sheet is right; null: he has not." })
  confirmedAt!: Instant | null;

  @Field(() => Boolean, { description: "It is the viewer's own." })
  own!: boolean;

  @Field(() => Boolean, { description: "The viewer may say now that it is right: his own, before the time for that is over." })
  mayConfirm!: boolean;
}

@ObjectType("OfficerSheetFile", { simpleResolvers: true, description: "A sheet as a file, for the evaluation form." })
export class OfficerSheetFile {
  @Field(() => String, { description: "The file's name." })
  name!: string;

  @Field(() => String, { description: "Its media type." })
  mediaType!: string;

  @Field(() => String, { description: "Its bytes in base64." })
  base64!: string;

  @Field(() => ID, { description: "SHA-256 of what it was made from, hexadecimal." })
  sha256!: string;
}
