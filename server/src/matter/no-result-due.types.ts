import type { CaseStream } from "@dau-moi/schema";
import { Field, InputType, Int, ObjectType } from "type-graphql";
import { CaseStreamEnum, CaseView } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { AsOfView, PageInfo } from "../tally/index.ts";

@ObjectType("NoResultDuty", {
  simpleResolvers: true,
  description: "Of several agencies' case past its limit: the lead agency reports why there is no result, again at the interval of the regulation (rule 84).",
})
export class NoResultDuty {
  @Field(() => InstantScalar, { description: "The first late instant of the next report." })
  dueAt!: Instant;

  @Field(() => Boolean, { description: "It should have been reported by now." })
  overdue!: boolean;

  @Field(() => String, { description: 'The interval, such as "7wd".' })
  limit!: string;

  @Field(() => String, { description: "What the interval rests on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "No regulation states it." })
  assumed!: boolean;

  @Field(() => Boolean, { description: "The viewer may report now." })
  mayReport!: boolean;
}

@InputType({ description: "Which no-result reports: of whom, and whether they are late by now." })
export class NoResultFilter {
  @Field(() => String, { nullable: true, description: "Code of a unit: cases charged to it or to a unit below it." })
  unit?: string | null;

  @Field(() => CaseStreamEnum, { nullable: true, description: "The stream, HOTLINE when absent; one list never holds two." })
  stream?: CaseStream | null;

  @Field(() => Boolean, { nullable: true, description: "true: those that should have been reported by now; false: those that are due later; absent: all." })
  overdue?: boolean | null;
}

@ObjectType("NoResultOwed", { simpleResolvers: true, description: "A case and the no-result report that its lead agency owes." })
export class NoResultOwed {
  @Field(() => CaseView, { nullable: true, description: "The case; null: out of the viewer's sight by now." })
  case!: CaseView | null;

  @Field(() => NoResultDuty, { description: "When it is due, and by what." })
  duty!: NoResultDuty;
}

@ObjectType({ simpleResolvers: true, description: "A report that is owed, and its place in the list." })
export class NoResultEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => NoResultOwed, { description: "The report and its case." })
  node!: NoResultOwed;
}

@ObjectType({ simpleResolvers: true, description: "No-result reports that are owed (báo cáo chưa có kết quả), the longest due first." })
export class NoResultConnection {
  @Field(() => AsOfView, { description: "The point that the list was counted at." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [NoResultEdge], { description: "The page's rows." })
  edges!: NoResultEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}
