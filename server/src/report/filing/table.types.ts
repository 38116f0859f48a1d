import type { CaseStream, Channel, Field as CaseField, Reckoning, Stage } from "@dau-moi/schema";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { CaseStreamEnum, ChannelEnum, FieldEnum, StageEnum } from "../../case/index.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { BacklogClassEnum, BalancePartEnum, LatenessEnum, ReckoningEnum, SeverityEnum } from "../../tally/index.ts";
import type { BacklogClass, BalancePart, Lateness, Severity } from "../../tally/index.ts";
import type { ColumnKind, RowKind } from "../report-kind.ts";
import { ReportColumnKindEnum, ReportRowKindEnum } from "./report.words.ts";

@ObjectType("ReportList", { simpleResolvers: true, description: "The list of `cases` that a number is the length of; what is null narrows nothing." })
export class ReportList {
  @Field(() => String, { nullable: true, description: "Code of the unit." })
  unit?: string;

  @Field(() => Boolean, { nullable: true, description: "Only what the unit itself is charged with." })
  unitOnly?: boolean;

  @Field(() => CaseStreamEnum, { nullable: true, description: "Stream; HOTLINE when null." })
  stream?: CaseStream;

  @Field(() => ReckoningEnum, { nullable: true, description: "For whom cases of ended units are counted." })
  reckoning?: Reckoning;

  @Field(() => [StageEnum], { nullable: true, description: "Stages." })
  stage?: Stage[];

  @Field(() => [FieldEnum], { nullable: true, description: "Fields." })
  field?: CaseField[];

  @Field(() => [ChannelEnum], { nullable: true, description: "Channels." })
  channel?: Channel[];

  @Field(() => [SeverityEnum], { nullable: true, description: "Groups of severity." })
  severity?: Severity[];

  @Field(() => [BacklogClassEnum], { nullable: true, description: "Backlog classes." })
  backlogClass?: BacklogClass[];

  @Field(() => Day, { nullable: true, description: "The classes as they stood when this day began." })
  backlogClassOn?: string;

  @Field(() => LatenessEnum, { nullable: true, description: "How the clock stands." })
  lateness?: Lateness;

  @Field(() => Boolean, { nullable: true, description: "Open or ended." })
  open?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Merged." })
  merged?: boolean;

  @Field(() => Boolean, { nullable: true, description: "Urgent." })
  urgent?: boolean;

  @Field(() => Day, { nullable: true, description: "Received on this day or later." })
  receivedFrom?: string;

  @Field(() => Day, { nullable: true, description: "Received on this day or earlier." })
  receivedTo?: string;

  @Field(() => Day, { nullable: true, description: "Ended on this day or later." })
  closedFrom?: string;

  @Field(() => Day, { nullable: true, description: "Ended on this day or earlier." })
  closedTo?: string;

  @Field(() => Day, { nullable: true, description: "Handled on this day or later." })
  handledFrom?: string;

  @Field(() => Day, { nullable: true, description: "Handled on this day or earlier." })
  handledTo?: string;

  @Field(() => Boolean, { nullable: true, description: "Handled late." })
  handledLate?: boolean;

  @Field(() => BalancePartEnum, { nullable: true, description: "Part of a balance." })
  balance?: BalancePart;

  @Field(() => Day, { nullable: true, description: "Its first day." })
  balanceFrom?: string;

  @Field(() => Day, { nullable: true, description: "Its last day." })
  balanceTo?: string;
}

@ObjectType("ReportColumn", { simpleResolvers: true, description: "A column of a report's table." })
export class ReportColumnView {
  @Field(() => String, { description: "Its key." })
  key!: string;

  @Field(() => String, { description: "Its name." })
  nameVi!: string;

  @Field(() => String, { description: "Its name in English." })
  nameEn!: string;

  @Field(() => String, { nullable: true, description: "What stands above it and its neighbours of the same group." })
  groupVi!: string | null;

  @Field(() => String, { nullable: true, description: "The same in English." })
  groupEn!: string | null;

  @Field(() => ReportColumnKindEnum, { description: "What it holds." })
  kind!: ColumnKind;

  @Field(() => String, { description: "What it counts." })
  what!: string;
}

@ObjectType("ReportCell", { simpleResolvers: true, description: "A cell: words, a number, or neither where nobody knows it." })
export class ReportCellView {
  @Field(() => String, { nullable: true, description: "Words, or a day as YYYY-MM-DD." })
  text!: string | null;

  @Field(() => Float, { nullable: true, description: "A number; of a RATIO in per cent." })
  number!: number | null;

  @Field(() => ReportList, { nullable: true, description: "The list that the number is the length of; null: it is made of other numbers." })
  list!: ReportList | null;
}

@ObjectType("ReportRow", { simpleResolvers: true, description: "A row of a report's table." })
export class ReportRowView {
  @Field(() => ReportRowKindEnum, { description: "Whose." })
  kind!: RowKind;

  @Field(() => [ReportCellView], { description: "Its cells, in the order of the columns." })
  cells!: ReportCellView[];

  @Field(() => Int, { description: "What came less what became of it; 0: the balance closes, or the report has none." })
  difference!: number;

  @Field(() => [String], { description: "References of the cases that make the difference." })
  differingCases!: readonly string[];
}

@ObjectType("ReportSource", { simpleResolvers: true, description: "A source as it stood when the report was drawn up." })
export class ReportSourceView {
  @Field(() => String, { description: "Its code." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => InstantScalar, { nullable: true, description: "Up to when it was read; null: never." })
  readUpTo!: Instant | null;
}

@ObjectType("ReportTable", { simpleResolvers: true, description: "What a report says." })
export class ReportTableView {
  @Field(() => [ReportColumnView], { description: "Its columns." })
  columns!: ReportColumnView[];

  @Field(() => Int, { description: "How many rows it has." })
  rowCount!: number;

  @Field(() => [ReportRowView], {
    description: "Its rows, of more than 5,001 the first 1,000 and the last; the total stands last. Its sheet has all of them.",
  })
  rows!: ReportRowView[];

  @Field(() => [String], { description: "Sentences below it." })
  notes!: readonly string[];

  @Field(() => [ReportSourceView], { description: "Where its numbers come from." })
  sources!: readonly ReportSourceView[];

  @Field(() => Boolean, { description: "It shows scores that are not sealed: 'số liệu tạm'." })
  provisional!: boolean;
}
