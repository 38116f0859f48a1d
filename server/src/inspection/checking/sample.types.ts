import { Field, ID, Int, ObjectType } from "type-graphql";
import { CaseView } from "../../case/index.ts";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { SampleVerdictEnum } from "../inspection.words.ts";
import type { Verdict } from "../inspection.words.ts";

@ObjectType({ simpleResolvers: true, description: "One part of a sample." })
export class SampleStratum {
  @Field(() => String, { description: "Its kind, then its field and its class where it has any: HANDLED_LATE:TRANSPORT." })
  stratum!: string;

  @Field(() => Int, { description: "How many were asked for." })
  size!: number;

  @Field(() => Int, { description: "How many cases it was drawn from." })
  frame!: number;

  @Field(() => Int, { description: "How many were drawn." })
  drawn!: number;
}

@ObjectType({ simpleResolvers: true, description: "A drawn case, and what was found of it." })
export class SampleCase {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => CaseView, { nullable: true, description: "The case as it stands now; null: it is out of the viewer's sight." })
  case!: CaseView | null;

  @Field(() => Int, { description: "Its place in the sample." })
  position!: number;

  @Field(() => String, { description: "The part it was drawn for." })
  stratum!: string;

  @Field(() => SampleVerdictEnum, { nullable: true, description: "What was found; null: it was not looked at yet." })
  verdict!: Verdict | null;

  @Field(() => String, { nullable: true, description: "Why." })
  words!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When." })
  judgedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "By whom." })
  judgedBy!: string | null;
}

@ObjectType({ description: "A stratified random sample of the unit's cases as they stood when the inspection was opened." })
export class InspectionSample {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => String, { description: "What it was drawn by, hex: it comes from the audit chain, and nobody picked it." })
  seed!: string;

  @Field(() => [SampleStratum], { description: "Its parts." })
  strata!: SampleStratum[];

  @Field(() => InstantScalar, { description: "When it was drawn." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;
}
