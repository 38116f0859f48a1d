import type { CaseStream, Reckoning } from "@dau-moi/schema";
import { Field, ID, InputType, Int } from "type-graphql";
import { CaseStreamEnum } from "../../case/index.ts";
import { Day } from "../../platform/scalars.ts";
import { PeriodInput, ReckoningEnum } from "../../tally/index.ts";
import type { Counted } from "../content.ts";
import type { ReportCode } from "../report-kind.ts";
import { ReportCodeEnum, ReportCountedEnum, ReportSettlementEnum } from "./report.words.ts";
import type { ReportSettlement } from "./report.words.ts";

@InputType({ description: "Figures of days before the hub, from a paper: whole months of the report's period, from its first day on." })
export class TypedSpanInput {
  @Field(() => Day, { description: "First day." })
  from!: string;

  @Field(() => Day, { description: "Last day." })
  to!: string;

  @Field(() => Int, { description: "Open when the first day began." })
  opening!: number;

  @Field(() => Int, { description: "Received." })
  received!: number;

  @Field(() => Int, { description: "Handed in." })
  handedIn!: number;

  @Field(() => Int, { description: "Ended with a result." })
  handled!: number;

  @Field(() => Int, { description: "Declined, diverted or merged." })
  declined!: number;

  @Field(() => Int, { description: "Handed out." })
  handedOut!: number;

  @Field(() => Int, { description: "Open after the last day." })
  closing!: number;

  @Field(() => String, { description: "Number and day of the paper, 1 to 200 characters." })
  document!: string;
}

@InputType({ description: "A report to be drawn up." })
export class DraftReportInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same report." })
  key!: string;

  @Field(() => ReportCodeEnum, { description: "Which." })
  code!: ReportCode;

  @Field(() => String, { description: "Code of the unit: with everything below it." })
  unit!: string;

  @Field(() => CaseStreamEnum, { nullable: true, description: "The stream; the report's first when absent." })
  stream?: CaseStream | null;

  @Field(() => ReckoningEnum, { defaultValue: "AS_IT_WAS", description: "For whom the cases of units that ended are counted." })
  reckoning!: Reckoning;

  @Field(() => PeriodInput, { description: "Its days." })
  period!: PeriodInput;

  @Field(() => ReportCountedEnum, { defaultValue: "AT_CUT_OFF", description: "At which point it is counted." })
  counted!: Counted;

  @Field(() => ID, { nullable: true, description: "A filed report of the same kind, unit and days that it corrects." })
  corrects?: string | null;

  @Field(() => [TypedSpanInput], { nullable: true, description: "At most 60; only for reports that take them." })
  typedIn?: TypedSpanInput[] | null;
}

@InputType({ description: "A draft to be filed." })
export class SubmitReportInput {
  @Field(() => ID, { description: "A UUID of the asker's own." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => String, { description: "Its SHA-256, as it was seen." })
  sha256!: string;
}

@InputType({ description: "What becomes of a filed report." })
export class SettleReportInput {
  @Field(() => ID, { description: "A UUID of the asker's own." })
  key!: string;

  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ReportSettlementEnum, { description: "What." })
  settlement!: ReportSettlement;

  @Field(() => String, { nullable: true, description: "Why it is returned, 1 to 1,000 characters; may be left out of an acceptance." })
  reason?: string | null;
}
