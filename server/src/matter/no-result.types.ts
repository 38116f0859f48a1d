import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { CaseMovedOn, ChangeStateEnum } from "../writeback/index.ts";
import { CaseActRefused } from "./matter.results.ts";

@ObjectType("NoResultReport", {
  simpleResolvers: true,
  description: "The lead agency said why there is no result yet, and had that posted at the case's source.",
})
export class NoResultView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => String, { description: "Why, as it is posted." })
  reason!: string;

  @Field(() => InstantScalar, { description: "The first late instant of the next one." })
  dueAt!: Instant;

  @Field(() => Unit, { description: "The unit that reported." })
  by!: Unit;

  @Field(() => String, { description: "Who reported." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => ChangeStateEnum, { description: "How far its posting at the source is." })
  state!: ChangeState;
}

@InputType({ description: "Why there is no result yet." })
export class ReportNoResultInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same report." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => InstantScalar, { description: "The case's `learnedAt` as the asker saw it." })
  seen!: Instant;

  @Field(() => String, { description: "1 to 2,000 characters, posted as they are: what tells who sent the case is refused." })
  reason!: string;
}

@ObjectType("NoResultReported", { simpleResolvers: true, description: "It is decided, and on its way to the case's source." })
export class NoResultReported {
  @Field(() => CaseView, { description: "The case; none of its state has moved." })
  case!: CaseView;
}

export const ReportNoResultResult = createUnionType({
  name: "ReportNoResultResult",
  description: "The case with its report, or what stood in the way.",
  types: () => [NoResultReported, CaseMovedOn, CaseActRefused] as const,
});
