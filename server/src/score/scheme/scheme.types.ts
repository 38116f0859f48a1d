import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { DEDUCTION_RULES, INDICATOR_RULES } from "../indicator/rule.ts";
import type { DeductionRule, IndicatorRule } from "../indicator/rule.ts";
import { ScoreRefused } from "../problem.types.ts";
import { ScoreWords } from "../words.types.ts";

const IndicatorRuleEnum = enumOf(INDICATOR_RULES, "IndicatorRule", "What an indicator counts, by the hub's own rules.");
const DeductionRuleEnum = enumOf(DEDUCTION_RULES, "DeductionRule", "What takes points away, by the hub's own rules.");

@ObjectType("SchemeIndicator", { simpleResolvers: true, description: "One indicator of a scheme." })
export class SchemeIndicatorView {
  @Field(() => String, { description: "Its code in the scheme, such as U1." })
  code!: string;

  @Field(() => ScoreWords, { description: "Its name." })
  name!: ScoreWords;

  @Field(() => IndicatorRuleEnum, { description: "What it counts." })
  rule!: IndicatorRule;

  @Field(() => String, { description: "Its weight, a decimal; all of a scheme add up to 100." })
  weight!: string;

  @Field(() => Boolean, { description: "Small numbers of it are told apart, and shrunk towards its peers." })
  sampled!: boolean;

  @Field(() => ScoreWords, { description: "How it is counted, in words." })
  formula!: ScoreWords;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;
}

@ObjectType("SchemeDeduction", { simpleResolvers: true, description: "What takes points away in a scheme." })
export class SchemeDeductionView {
  @Field(() => String, { description: "Its code in the scheme, such as D1." })
  code!: string;

  @Field(() => ScoreWords, { description: "Its name." })
  name!: ScoreWords;

  @Field(() => DeductionRuleEnum, { description: "What it counts." })
  rule!: DeductionRule;

  @Field(() => String, { description: "Points for each, a decimal." })
  points!: string;

  @Field(() => ScoreWords, { description: "How it is counted, in words." })
  formula!: ScoreWords;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;
}

@ObjectType("ScoringScheme", { simpleResolvers: true, description: "A set of indicators (bộ tiêu chí), one version." })
export class SchemeView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => String, { description: "Its code; the versions of one scheme share it." })
  code!: string;

  @Field(() => String, { description: "Hash of its words." })
  version!: string;

  @Field(() => ScoreWords, { description: "Its title." })
  title!: ScoreWords;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;

  @Field(() => Day, { description: "The first day of the periods it is for." })
  validFrom!: string;

  @Field(() => Day, {
    nullable: true,
    description: "The first day after them, by its own words or since another version of its code was issued for periods from then on; null: none is set.",
  })
  validTo!: string | null;

  @Field(() => Boolean, { description: "It was issued by a named person; otherwise it is a proposal and no period of it can be sealed." })
  issued!: boolean;

  @Field(() => Day, { nullable: true, description: "From which day it is in force; null: it was not issued." })
  effectiveFrom!: string | null;

  @Field(() => String, { nullable: true, description: "Number of the paper that issued it; null as above." })
  documentNumber!: string | null;

  @Field(() => Day, { nullable: true, description: "Day of that paper; null as above." })
  documentDay!: string | null;

  @Field(() => String, { nullable: true, description: "Who issued it; null as above." })
  approvedByName!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When; null as above." })
  approvedAt!: Instant | null;

  @Field(() => String, { description: "Who brought it in." })
  proposedByName!: string;

  @Field(() => [SchemeIndicatorView], { description: "Its indicators, in its order." })
  indicators!: SchemeIndicatorView[];

  @Field(() => [SchemeDeductionView], { description: "What takes points away, in its order." })
  deductions!: SchemeDeductionView[];

  @Field(() => String, { description: "The most that deductions take away altogether, a decimal." })
  deductionCap!: string;

  @Field(() => [ScoreWords], { description: "What leaves a unit without a score once an inspection that found it is concluded." })
  blockers!: ScoreWords[];

  @Field(() => Int, { description: "Below so many an indicator's value is shown and leaves the sum." })
  sample!: number;

  @Field(() => Int, { description: "From so many on a value is taken as it is; below, it is shrunk." })
  full!: number;
}

@InputType({ description: "A scheme to propose." })
export class ProposeSchemeInput {
  @Field(() => String, { description: "The scheme as YAML or JSON, at most 200,000 signs." })
  document!: string;
}

@InputType({ description: "Issues a proposed scheme by a paper." })
export class ApproveSchemeInput {
  @Field(() => ID, { description: "A UUID of the asker's own: the same once more is the same act." })
  key!: string;

  @Field(() => ID, { description: "The scheme." })
  scheme!: string;

  @Field(() => Day, { description: "From which day it is in force: today or later, never for days that are over." })
  effectiveFrom!: string;

  @Field(() => String, { description: "Number of the paper that issues it, 1 to 60 characters." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of that paper." })
  documentDay!: string;
}

@InputType({ description: "A scheme that is not kept, on a period that was taken." })
export class PreviewSchemeInput {
  @Field(() => String, { description: "The scheme as YAML or JSON, at most 200,000 signs." })
  document!: string;

  @Field(() => ID, { description: "A period whose figures were taken." })
  period!: string;
}

@ObjectType("SchemeKept", { simpleResolvers: true, description: "The scheme is kept." })
export class SchemeKept {
  @Field(() => SchemeView, { description: "The scheme." })
  scheme!: SchemeView;
}

@ObjectType("SchemePreviewUnit", { simpleResolvers: true, description: "A unit's total by the period's own scheme and by the previewed one." })
export class SchemePreviewUnit {
  @Field(() => String, { description: "The unit's code." })
  code!: string;

  @Field(() => String, { description: "Its name on the period's last day." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Total by the period's own scheme, a decimal; null: none." })
  now!: string | null;

  @Field(() => String, { nullable: true, description: "Total by the previewed scheme, a decimal; null: none." })
  previewed!: string | null;
}

@ObjectType("SchemePreview", { simpleResolvers: true, description: "What a scheme would have given; nothing is kept." })
export class SchemePreview {
  @Field(() => [SchemePreviewUnit], { description: "Units that the viewer sees, by their codes." })
  units!: SchemePreviewUnit[];

  @Field(() => [String], {
    description: "Codes of its indicators and deductions that the period has no lines for: another rule, or other parameters. They are without data.",
  })
  withoutLines!: string[];
}

export const KeepSchemeResult = createUnionType({
  name: "KeepSchemeResult",
  description: "The scheme, or what stood in the way.",
  types: () => [SchemeKept, ScoreRefused] as const,
});

export const PreviewSchemeResult = createUnionType({
  name: "PreviewSchemeResult",
  description: "What it would have given, or what stands in the way.",
  types: () => [SchemePreview, ScoreRefused] as const,
});
