import { createUnionType, Field, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import type { Problem } from "../platform/problem.ts";
import { InspectionPlan, InspectionView } from "./checking/inspection.types.ts";

@ObjectType("InspectionRefused", { implements: ProblemType, description: "It was not done; nothing has changed." })
export class InspectionRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;
}

/** A problem as the graph answers it. */
export const refused = (problem: Problem): InspectionRefused => Object.assign(new InspectionRefused(), problem);

@ObjectType("InspectionWritten", { simpleResolvers: true, description: "It was written down, for good." })
export class InspectionWritten {
  @Field(() => InspectionView, { description: "The inspection as it stands now." })
  inspection!: InspectionView;
}

@ObjectType("InspectionsPlanned", { simpleResolvers: true, description: "The plan was written down." })
export class InspectionsPlanned {
  @Field(() => InspectionPlan, { description: "The plan." })
  plan!: InspectionPlan;
}

export const InspectionResult = createUnionType({
  name: "InspectionActResult",
  description: "The inspection, or what stood in the way.",
  types: () => [InspectionWritten, InspectionRefused] as const,
});

export const PlanInspectionsResult = createUnionType({
  name: "PlanInspectionsResult",
  description: "The plan, or what stood in the way.",
  types: () => [InspectionsPlanned, InspectionRefused] as const,
});
