import { createUnionType, Field, Int, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import { BulkJobView, BulkPreview } from "./bulk.types.ts";

@ObjectType("BulkNotPossible", { implements: ProblemType, description: "It cannot be asked for like this." })
export class BulkNotPossible extends ProblemType {
  @Field(() => String, { description: "Which input it is about, or `kind` or `state`." })
  at!: string;
}

@ObjectType("BulkCountRequired", { implements: ProblemType, description: "So many cases are changed only when somebody typed their number." })
export class BulkCountRequired extends ProblemType {
  @Field(() => Int, { description: "The number." })
  cases!: number;
}

@ObjectType("BulkUndone", { simpleResolvers: true, description: "What could be taken back was; what had left the hub stays as it is." })
export class BulkUndone {
  @Field(() => BulkJobView, { description: "The job." })
  job!: BulkJobView;

  @Field(() => Int, { description: "Cases whose change had left the hub, or was decided anew since; they are listed among the job's cases with a reason." })
  stayed!: number;
}

export const PreviewBulkResult = createUnionType({
  name: "PreviewBulkResult",
  description: "What it would do, or what stands against all of it.",
  types: () => [BulkPreview, BulkNotPossible] as const,
});

export const BulkJobResult = createUnionType({
  name: "BulkJobResult",
  description: "The job, or what stood against it.",
  types: () => [BulkJobView, BulkNotPossible, BulkCountRequired] as const,
});

export const UndoBulkResult = createUnionType({
  name: "UndoBulkResult",
  description: "The job taken back, or why it cannot be.",
  types: () => [BulkUndone, BulkNotPossible] as const,
});

/** What stands against a job as a whole. */
export type BulkProblem = { at: string; message: string } | { cases: number; message: string };

/** As the graph shows it. */
export function shownProblem(problem: BulkProblem): BulkNotPossible | BulkCountRequired {
  return "at" in problem ? Object.assign(new BulkNotPossible(), problem) : Object.assign(new BulkCountRequired(), problem);
}
