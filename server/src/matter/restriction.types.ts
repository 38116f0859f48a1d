import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { PageInfo } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import { CaseActRefused } from "./matter.results.ts";
import { RestrictionDecisionEnum, RestrictionStateEnum, RestrictionStepEnum } from "./restriction.words.ts";
import type { RestrictionDecision, RestrictionState, RestrictionStepKind } from "./restriction.words.ts";

@ObjectType("RestrictionMark", { simpleResolvers: true, description: "The case's submitter is on the restricted list; the case goes on as any other." })
export class RestrictionMark {
  @Field(() => InstantScalar, { description: "The first instant at which he is not on it any more." })
  until!: Instant;

  @Field(() => String, { description: "What the list rests on." })
  legalBasis!: string;
}

@ObjectType("RestrictionStep", { simpleResolvers: true, description: "What happened to an entry of the restricted list." })
export class RestrictionStepView {
  @Field(() => RestrictionStepEnum, { description: "What." })
  kind!: RestrictionStepKind;

  @Field(() => String, { description: "Why, without the submitter's identity." })
  words!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => Unit, { description: "The unit that did it." })
  by!: Unit;

  @Field(() => String, { description: "Who did it." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;
}

@ObjectType("Restriction", {
  simpleResolvers: true,
  description: "An entry of the restricted list (hạn chế). It knows its submitter by a keyed hash alone, and hides or drops none of his cases.",
})
export class RestrictionView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => RestrictionStateEnum, { description: "Where it stands." })
  state!: RestrictionState;

  @Field(() => Int, { description: "For how many days it holds from its approval." })
  days!: number;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "The first instant at which it does not hold any more; null: it was never approved, or was lifted.",
  })
  endsAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "From when on somebody looks at it again; null: it is not in force." })
  reviewAt!: Instant | null;

  @Field(() => Boolean, { description: "It is in force, and to be looked at again now." })
  reviewDue!: boolean;

  caseId!: number;
  byUnitId!: number;
  drafters!: { accountId: number; username: string; onBehalfOf: string | null };
}

@ObjectType({ simpleResolvers: true, description: "An entry and its place in the list." })
export class RestrictionEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => RestrictionView, { description: "The entry." })
  node!: RestrictionView;
}

@ObjectType({ simpleResolvers: true, description: "The restricted list, newest first." })
export class RestrictionConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [RestrictionEdge], { description: "The page's rows." })
  edges!: RestrictionEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@InputType({ description: "A case whose submitter is to be on the restricted list, and why." })
export class ProposeRestrictionInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same proposal." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => Int, { nullable: true, description: "Days, at most what the regulation allows; null: all of them." })
  days?: number | null;

  @Field(() => String, { description: "1 to 1,000 characters; the submitter's name and anybody's numbers are hidden in it." })
  reason!: string;
}

@InputType({ description: "What is decided on an entry of the restricted list." })
export class SettleRestrictionInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same decision." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the entry." })
  id!: string;

  @Field(() => RestrictionDecisionEnum, { description: "What." })
  decision!: RestrictionDecision;

  @Field(() => String, { description: "1 to 1,000 characters." })
  words!: string;
}

@ObjectType("RestrictionMoved", { simpleResolvers: true, description: "It is written down." })
export class RestrictionMoved {
  @Field(() => RestrictionView, { description: "The entry as it stands now." })
  restriction!: RestrictionView;

  @Field(() => CaseView, { nullable: true, description: "The case it was proposed on; null: out of the viewer's sight." })
  case!: CaseView | null;
}

export const RestrictionResult = createUnionType({
  name: "RestrictionResult",
  description: "The entry as it stands now, or what stood in the way.",
  types: () => [RestrictionMoved, CaseActRefused] as const,
});
