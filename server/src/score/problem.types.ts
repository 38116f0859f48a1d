import { Field, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import type { Problem } from "../platform/problem.ts";

@ObjectType("ScoreRefused", {
  implements: ProblemType,
  simpleResolvers: true,
  description: "What was asked of a scheme or scoring period could not be done; nothing changed.",
})
export class ScoreRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;

  @Field(() => [String], { description: "Every fault with its place, where there are several; else empty." })
  faults!: string[];
}

export function scoreRefused({ at, message }: Problem, faults: readonly Problem[] = []): ScoreRefused {
  return Object.assign(new ScoreRefused(), { at, message, faults: faults.map((one) => `${one.at}: ${one.message}`) });
}
