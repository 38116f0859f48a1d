import { createUnionType, Field, ID, Int, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import type { Instant } from "../platform/instant.ts";
import type { Problem } from "../platform/problem.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { AsOfView } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { CampaignSpanView, CampaignView } from "./campaign.types.ts";

@ObjectType("CampaignRefused", { implements: ProblemType, description: "It was not done; nothing has changed." })
export class CampaignRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

/** A problem as the graph answers it. */
export const refused = (problem: Problem): CampaignRefused => Object.assign(new CampaignRefused(), problem);

@ObjectType("CampaignUnitCases", { simpleResolvers: true, description: "How many cases a campaign would take in from a unit." })
export class CampaignUnitCases {
  @Field(() => Unit, { description: "The unit, with everything below it." })
  unit!: Unit;

  @Field(() => Boolean, { description: "Only the unit's own cases." })
  unitOnly!: boolean;

  @Field(() => Int, { description: "How many." })
  cases!: number;
}

@ObjectType("CampaignPreview", { simpleResolvers: true, description: "What a campaign of these terms would be; nothing is written." })
export class CampaignPreview {
  @Field(() => AsOfView, { description: "The point it was counted at; hand it back to open." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "How many cases its list would have; hand it back to open." })
  cases!: number;

  @Field(() => Int, { description: "Of them, what may be left on the target day." })
  target!: number;

  @Field(() => ID, { description: "The case that has waited longest." })
  oldestId!: string;

  @Field(() => InstantScalar, { description: "When that case was received." })
  oldestReceivedAt!: Instant;

  @Field(() => CampaignSpanView, { description: "From when until when, and how the working days were counted." })
  span!: CampaignSpanView;

  @Field(() => [CampaignUnitCases], { description: "By the unit that holds them, in the register's order." })
  units!: CampaignUnitCases[];
}

@ObjectType("CampaignOpened", { simpleResolvers: true, description: "Its list is frozen." })
export class CampaignOpened {
  @Field(() => CampaignView, { description: "The campaign." })
  campaign!: CampaignView;
}

@ObjectType("CampaignClosed", { simpleResolvers: true, description: "It has ended." })
export class CampaignClosed {
  @Field(() => CampaignView, { description: "The campaign." })
  campaign!: CampaignView;
}

export const PreviewCampaignResult = createUnionType({
  name: "PreviewCampaignResult",
  description: "What it would be, or what stands in the way.",
  types: () => [CampaignPreview, CampaignRefused] as const,
});

export const OpenCampaignResult = createUnionType({
  name: "OpenCampaignResult",
  description: "The campaign, or what stood in the way.",
  types: () => [CampaignOpened, CampaignRefused] as const,
});

export const CloseCampaignResult = createUnionType({
  name: "CloseCampaignResult",
  description: "The campaign that has ended, or what stood in the way.",
  types: () => [CampaignClosed, CampaignRefused] as const,
});
