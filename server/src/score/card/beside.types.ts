import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { ScoreWords } from "../words.types.ts";

@ObjectType("DeductionScore", { simpleResolvers: true, description: "What took points away." })
export class DeductionScore {
  @Field(() => String, { description: "Its code in the scheme." })
  code!: string;

  @Field(() => ScoreWords, { description: "Its name." })
  name!: ScoreWords;

  @Field(() => ScoreWords, { description: "How it is counted." })
  formula!: ScoreWords;

  @Field(() => Int, { description: "How often." })
  count!: number;

  @Field(() => String, { description: "Points, before the cap; a decimal." })
  points!: string;
}

@ObjectType("ScoreBlocked", { simpleResolvers: true, description: "What a concluded inspection found of the unit, so that it has no score." })
export class ScoreBlocked {
  @Field(() => String, { description: "The blocker's code in the scheme." })
  code!: string;

  @Field(() => ScoreWords, { description: "Its name." })
  name!: ScoreWords;

  @Field(() => Int, { description: "How many findings: exactly as many rows as the list of its code has." })
  count!: number;
}

@ObjectType("ScoreAdjustment", { simpleResolvers: true, description: "A sealed total that was set anew, by a paper." })
export class ScoreAdjustment {
  @Field(() => String, { description: "The total before." })
  before!: string;

  @Field(() => String, { description: "The total from then on." })
  after!: string;

  @Field(() => String, { description: "Why, without a submitter's identity." })
  reason!: string;

  @Field(() => String, { description: "Number of the paper." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of the paper." })
  documentDay!: string;

  @Field(() => ID, { nullable: true, description: "The appeal that it follows from; null: none." })
  appeal!: string | null;

  @Field(() => String, { description: "Who did it." })
  byName!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;
}

@ObjectType("ScoreTrend", { simpleResolvers: true, description: "A unit's total in an earlier sealed period." })
export class ScoreTrend {
  @Field(() => ID, { description: "That period." })
  period!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => String, { nullable: true, description: "The sealed total, or what a paper set it to since; null: none." })
  total!: string | null;
}
