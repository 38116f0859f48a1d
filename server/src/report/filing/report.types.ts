import type { CaseStream, Reckoning } from "@dau-moi/schema";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { CaseStreamEnum } from "../../case/index.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { AsOfView, MonthReckoningEnum, PageInfo, PeriodKindEnum, ReckoningEnum } from "../../tally/index.ts";
import type { MonthReckoning, PeriodKind } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import type { Counted } from "../content.ts";
import type { ReportCode } from "../report-kind.ts";
import { ReportCodeEnum, ReportCountedEnum, ReportDutyStateEnum, ReportStateEnum, ReportStepKindEnum } from "./report.words.ts";
import type { ReportDutyState, ReportState, ReportStepKind } from "./report.words.ts";
import type { ReportRowView, ReportTableView } from "./table.types.ts";

@ObjectType("ReportKind", { simpleResolvers: true, description: "A report that can be drawn up." })
export class ReportKindView {
  @Field(() => ReportCodeEnum, { description: "Its mark." })
  code!: ReportCode;

  @Field(() => String, { description: "Its name in Vietnamese." })
  nameVi!: string;

  @Field(() => String, { description: "Its name in English." })
  nameEn!: string;

  @Field(() => [CaseStreamEnum], { description: "Streams that it can be about, one at a time." })
  streams!: readonly CaseStream[];

  @Field(() => Boolean, { description: "Figures of days before the hub may be typed in." })
  takesTyped!: boolean;

  @Field(() => Boolean, { description: "Its contents are not kept as they were: it is counted at the latest point alone." })
  latestAlone!: boolean;
}

@ObjectType("ReportStep", { simpleResolvers: true, description: "What became of a report, and by whom." })
export class ReportStepView {
  @Field(() => ReportStepKindEnum, { description: "What." })
  kind!: ReportStepKind;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  by!: string;

  @Field(() => String, { nullable: true, description: "Why it was returned; null where nothing was said." })
  reason!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Of a submission that was due: the first instant that is late." })
  dueAt!: Instant | null;

  @Field(() => Boolean, { nullable: true, description: "Of a submission that was due: whether it came in time; null: nothing asked for it." })
  onTime!: boolean | null;
}

@ObjectType("Report", { simpleResolvers: true, description: "A report as it was drawn up: its table never changes; a correction is another report." })
export class ReportView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => ReportCodeEnum, { description: "Which." })
  code!: ReportCode;

  @Field(() => String, { description: "What it is about, after 'Báo cáo'." })
  subject!: string;

  @Field(() => Unit, { description: "Whose: with everything below it." })
  unit!: Unit;

  @Field(() => CaseStreamEnum, { description: "The stream that all its numbers belong to." })
  caseStream!: CaseStream;

  @Field(() => ReckoningEnum, { description: "For whom the cases of units that ended are counted." })
  reckoning!: Reckoning;

  @Field(() => PeriodKindEnum, { description: "How long its period is." })
  periodKind!: PeriodKind;

  @Field(() => MonthReckoningEnum, { description: "By which reckoning its months begin." })
  calendar!: MonthReckoning;

  @Field(() => Day, { description: "Its first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => ReportCountedEnum, { description: "At which point it was counted." })
  counted!: Counted;

  @Field(() => AsOfView, { description: "That point; lists asked for there have as many rows as its numbers say." })
  asOf!: AsOfView;

  @Field(() => ReportStateEnum, { description: "Where it stands." })
  state!: ReportState;

  @Field(() => String, { description: "SHA-256 of its content, in hexadecimal digits." })
  sha256!: string;

  @Field(() => String, { description: "By which a paper's reader finds it again: twelve letters and digits." })
  verification!: string;

  @Field(() => Int, { description: "Rows whose balance does not close." })
  unbalanced!: number;

  @Field(() => ID, { nullable: true, description: "The report that it corrects." })
  correctsId!: string | null;

  @Field(() => ID, { nullable: true, description: "The latest filed report that corrects it." })
  correctedById!: string | null;

  @Field(() => InstantScalar, { description: "When it was drawn up." })
  draftedAt!: Instant;

  @Field(() => String, { description: "By whom." })
  draftedBy!: string;

  @Field(() => Boolean, { description: "The viewer may file it." })
  maySubmit!: boolean;

  @Field(() => Boolean, { description: "The viewer may return or accept it." })
  maySettle!: boolean;

  @Field(() => Boolean, { description: "The viewer may draw up a correction of it." })
  mayCorrect!: boolean;

  // asked for by field resolvers
  table?: ReportTableView;
  tableRows?: ReportRowView[];
  steps?: ReportStepView[];
}

@ObjectType("ReportConnection", { simpleResolvers: true, description: "Reports, newest first." })
export class ReportConnection {
  @Field(() => Int, { description: "How many there are." })
  totalCount!: number;

  @Field(() => [ReportView], { description: "A page of them." })
  nodes!: ReportView[];

  @Field(() => PageInfo, { description: "Where the page stands." })
  pageInfo!: PageInfo;
}

@ObjectType("ReportVerification", { simpleResolvers: true, description: "What a verification code stands for; nobody is named in it." })
export class ReportVerification {
  @Field(() => ReportCodeEnum, { description: "Which report." })
  code!: ReportCode;

  @Field(() => String, { description: "What it is about." })
  subject!: string;

  @Field(() => String, { description: "The unit's name when it was drawn up." })
  unitName!: string;

  @Field(() => Day, { description: "Its first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => AsOfView, { description: "The point it was counted at." })
  asOf!: AsOfView;

  @Field(() => ReportStateEnum, { description: "Where it stands." })
  state!: ReportState;

  @Field(() => String, { description: "SHA-256 of its content, as kept." })
  sha256!: string;

  @Field(() => Boolean, { description: "The kept content still has that hash." })
  whole!: boolean;

  @Field(() => String, { nullable: true, description: "Verification code of the latest filed report that corrects it." })
  correctedBy!: string | null;
}

@ObjectType("ReportDuty", { simpleResolvers: true, description: "A report that is due of a unit for a period." })
export class ReportDutyView {
  @Field(() => ReportCodeEnum, { description: "Which report." })
  code!: ReportCode;

  @Field(() => String, { description: "Its name." })
  nameVi!: string;

  @Field(() => String, { description: "Its name in English." })
  nameEn!: string;

  @Field(() => Unit, { description: "Of whom." })
  unit!: Unit;

  @Field(() => CaseStreamEnum, { description: "About which stream." })
  caseStream!: CaseStream;

  @Field(() => PeriodKindEnum, { description: "How long its period is." })
  periodKind!: PeriodKind;

  @Field(() => MonthReckoningEnum, { description: "By which reckoning." })
  calendar!: MonthReckoning;

  @Field(() => Day, { description: "The period's first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day: with its end the figures are cut off." })
  to!: string;

  @Field(() => InstantScalar, { nullable: true, description: "The first instant that is late; null: the working calendar does not reach so far." })
  dueAt!: Instant | null;

  @Field(() => ReportDutyStateEnum, { description: "How it stands." })
  state!: ReportDutyState;

  @Field(() => ID, { nullable: true, description: "The latest report filed for it; null: none, or none that the viewer may see." })
  reportId!: string | null;

  @Field(() => Int, { description: "Working days after the cut-off." })
  workingDays!: number;

  @Field(() => String, { description: "What asks for it." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "The province has not confirmed that basis yet." })
  assumed!: boolean;
}
