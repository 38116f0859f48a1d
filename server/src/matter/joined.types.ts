import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import type { ChangeState } from "../journal/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { ChangeStateEnum } from "../writeback/index.ts";
import { CaseActRefused } from "./matter.results.ts";

@ObjectType("MatterPart", { simpleResolvers: true, description: "A case of a matter was given to one of its agencies." })
export class MatterPartView {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => Unit, { description: "The agency." })
  unit!: Unit;

  @Field(() => String, { description: "What it is to do, without the submitter's identity." })
  words!: string;

  @Field(() => String, { description: "Who gave it." })
  byName!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => ChangeStateEnum, { description: "How far its assigning at the source is." })
  state!: ChangeState;
}

@ObjectType("Matter", {
  simpleResolvers: true,
  description: "Cases that are one matter, under one lead agency. Each keeps its own clock, custody and place in every number.",
})
export class MatterView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => Unit, { description: "Who leads it." })
  lead!: Unit;

  @Field(() => [Unit], { description: "Who works on it beside." })
  cooperatingUnits!: Unit[];

  @Field(() => String, { description: "Why they are one, without the submitters' identities." })
  words!: string;

  @Field(() => Unit, { description: "The unit that joined them." })
  by!: Unit;

  @Field(() => String, { description: "Who joined them." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "When it was undone; null: it stands." })
  undoneAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Why it was undone; null: it stands." })
  undoneWords!: string | null;

  @Field(() => String, { nullable: true, description: "Who undid it; null: it stands." })
  undoneByName!: string | null;
}

@InputType({ description: "Cases that are one matter." })
export class JoinCasesInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same matter." })
  key!: string;

  @Field(() => [ID], { description: "The hub's numbers of 2 to 20 open cases." })
  caseIds!: string[];

  @Field(() => String, { description: "Code of the unit that leads." })
  lead!: string;

  @Field(() => [String], { description: "Codes of at most 10 units that work on it beside." })
  cooperating!: string[];

  @Field(() => String, { description: "1 to 1,000 characters; submitters' names and anybody's numbers are hidden in it." })
  reason!: string;
}

@InputType({ description: "One part: a case of the matter, and the agency that gets it." })
export class MatterPartInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => InstantScalar, { description: "The case's `learnedAt` as the asker saw it." })
  seen!: Instant;

  @Field(() => String, { description: "Code of the lead or a cooperating unit of the matter." })
  unit!: string;

  @Field(() => String, { description: "1 to 1,000 characters; what it is to do, told to the source." })
  words!: string;
}

@InputType({ description: "Which agency gets which part." })
export class SplitMatterInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same splitting." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the matter." })
  id!: string;

  @Field(() => [MatterPartInput], { description: "1 to 20, each case once; all are assigned, or none." })
  parts!: MatterPartInput[];
}

@InputType({ description: "A matter that is none." })
export class UndoMatterInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same undoing." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of the matter." })
  id!: string;

  @Field(() => String, { description: "1 to 1,000 characters." })
  reason!: string;
}

@ObjectType("MatterMoved", { simpleResolvers: true, description: "It is written down." })
export class MatterMoved {
  @Field(() => MatterView, { description: "The matter as it stands now." })
  matter!: MatterView;

  @Field(() => Int, { description: "How many cases it has that the viewer sees." })
  caseCount!: number;

  @Field(() => [CaseView], { description: "Those cases." })
  cases!: CaseView[];
}

export const MatterResult = createUnionType({
  name: "MatterResult",
  description: "The matter as it stands now, or what stood in the way.",
  types: () => [MatterMoved, CaseActRefused] as const,
});
