import { createUnionType, Field, ObjectType } from "type-graphql";
import { ProblemType } from "../../access/index.ts";
import type { Problem } from "../../platform/problem.ts";
import { ReportView } from "./report.types.ts";

@ObjectType("ReportRefused", { implements: ProblemType, description: "It was not done; nothing has changed." })
export class ReportRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about; a figure typed in as typedIn.0 and so on." })
  at!: string;
}

/** A problem as the graph answers it. */
export const refused = (problem: Problem): ReportRefused => Object.assign(new ReportRefused(), problem);

@ObjectType("ReportDrafted", { simpleResolvers: true, description: "It is drawn up; its table stays as it is." })
export class ReportDrafted {
  @Field(() => ReportView, { description: "The report." })
  report!: ReportView;
}

@ObjectType("ReportSubmitted", { simpleResolvers: true, description: "It is filed." })
export class ReportSubmitted {
  @Field(() => ReportView, { description: "The report." })
  report!: ReportView;
}

@ObjectType("ReportSettled", { simpleResolvers: true, description: "It is returned or accepted." })
export class ReportSettled {
  @Field(() => ReportView, { description: "The report." })
  report!: ReportView;
}

export const DraftReportResult = createUnionType({
  name: "DraftReportResult",
  description: "The report, or what stood in the way.",
  types: () => [ReportDrafted, ReportRefused] as const,
});

export const SubmitReportResult = createUnionType({
  name: "SubmitReportResult",
  description: "The filed report, or what stood in the way.",
  types: () => [ReportSubmitted, ReportRefused] as const,
});

export const SettleReportResult = createUnionType({
  name: "SettleReportResult",
  description: "The settled report, or what stood in the way.",
  types: () => [ReportSettled, ReportRefused] as const,
});
