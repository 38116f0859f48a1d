import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { ProblemType } from "../../access/index.ts";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { Unit } from "../../unit/index.ts";
import { STAGES } from "./register.ts";
import type { Stage } from "./register.ts";

const ACTS = ["CHECK", "ADD", "REMOVE"] as const;
const STANDINGS = ["UNASKED", "ANSWERS", "FAILS", "RESTS"] as const;

const GraphStageEnum = enumOf(STAGES, "GraphStage", "Steps of joining a department's graph, in their order.");
const GraphActEnum = enumOf(ACTS, "GraphAct", "What was tried with a department's graph.");
const GraphStandingEnum = enumOf(STANDINGS, "GraphStanding", "How a department's graph answered of late, as the program that tells it saw it.");

@ObjectType("DepartmentGraph", { simpleResolvers: true, description: "A department's own graph (đồ thị thành phần), joined with the hub's." })
export class DepartmentGraphView {
  @Field(() => ID, { description: "Its name, which is also the prefix of every field it adds." })
  name!: string;

  @Field(() => String, { description: "Where it is asked." })
  url!: string;

  @Field(() => Unit, { description: "The unit that runs it." })
  owner!: Unit;

  @Field(() => InstantScalar, { description: "When it was joined as it is now." })
  registeredAt!: Instant;

  @Field(() => [String], { description: "The fields it adds to the hub's types and its root, as Type.field." })
  fields!: string[];

  @Field(() => String, { description: "Its schema as it was joined." })
  sdl!: string;

  @Field(() => GraphStandingEnum, { description: "How it answered of late." })
  standing!: (typeof STANDINGS)[number];

  @Field(() => String, { nullable: true, description: "What was wrong with its last answer; null: nothing, or it was not asked." })
  lastFault!: string | null;

  @Field(() => Int, { description: "How often it was asked since this generation began here." })
  asked!: number;

  @Field(() => Int, { description: "How often of these something was wrong." })
  failed!: number;
}

@ObjectType({ simpleResolvers: true, description: "Something about a department's graph that its programmers can mend." })
export class GraphProblemView {
  @Field(() => String, { description: "Where: a field, a line, a code." })
  at!: string;

  @Field(() => String, { description: "What was expected there." })
  message!: string;
}

@ObjectType("GraphAttempt", { simpleResolvers: true, description: "A try to change the joined graph." })
export class GraphAttemptView {
  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "Who tried." })
  by!: string;

  @Field(() => GraphActEnum, { description: "What." })
  act!: (typeof ACTS)[number];

  @Field(() => String, { description: "With which graph." })
  graph!: string;

  @Field(() => String, { nullable: true, description: "At which address; null: it was taken out." })
  url!: string | null;

  @Field(() => GraphStageEnum, { nullable: true, description: "The step that refused it; null: it succeeded." })
  stage!: Stage | null;

  @Field(() => [GraphProblemView], { description: "Why it was refused." })
  problems!: GraphProblemView[];
}

@ObjectType({ simpleResolvers: true, description: "The joined graph and who is in it." })
export class DepartmentGraphs {
  @Field(() => Int, { description: "The generation in force here; 0: no graph was ever joined." })
  generation!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When the newest generation was made; null: none was." })
  madeAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Why the newest generation is not the one in force here; null: it is." })
  trouble!: string | null;

  @Field(() => [DepartmentGraphView], { description: "By name." })
  graphs!: DepartmentGraphView[];

  @Field(() => [GraphAttemptView], { description: "The newest 20 tries, newest first." })
  attempts!: GraphAttemptView[];

  @Field(() => [String], { description: "host:port that graphs may be asked at; whoever runs the hub says so." })
  hosts!: string[];
}

@ObjectType({ simpleResolvers: true, description: "A graph that would be joined." })
export class GraphWouldJoin {
  @Field(() => ID, { description: "Its name." })
  name!: string;

  @Field(() => [String], { description: "Fields that would come, as Type.field; of a new graph all of its own." })
  added!: string[];

  @Field(() => [String], { description: "Fields that would go; none of them was asked for of late." })
  gone!: string[];
}

@ObjectType({ implements: ProblemType, description: "The joined graph stays as it was." })
export class GraphRefused extends ProblemType {
  @Field(() => GraphStageEnum, { description: "The step that refused it." })
  stage!: Stage;

  @Field(() => [GraphProblemView], { description: "Why." })
  problems!: GraphProblemView[];
}

@InputType({ description: "A department's graph." })
export class DepartmentGraphInput {
  @Field(() => String, { description: "Its name and prefix: a lower case letter, then letters and digits." })
  name!: string;

  @Field(() => String, { description: "Where it answers POST." })
  url!: string;

  @Field(() => String, { description: "Code of the unit that runs it." })
  owner!: string;
}

@InputType({ description: "Which graph." })
export class RemoveDepartmentGraphInput {
  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "Why it is taken out, at most 500 characters; kept sealed in the audit chain." })
  reason?: string | null;
}

export const CheckDepartmentGraphResult = createUnionType({
  name: "CheckDepartmentGraphResult",
  description: "What a check of a department's graph found.",
  types: () => [GraphWouldJoin, GraphRefused] as const,
});

export const AddDepartmentGraphResult = createUnionType({
  name: "AddDepartmentGraphResult",
  description: "The joined graph with it, or why it was not joined.",
  types: () => [DepartmentGraphs, GraphRefused] as const,
});

export const RemoveDepartmentGraphResult = createUnionType({
  name: "RemoveDepartmentGraphResult",
  description: "The joined graph without it, or why it stays.",
  types: () => [DepartmentGraphs, GraphRefused] as const,
});
