import { Field, ID, Int, ObjectType } from "type-graphql";
import { CaseView } from "../../case/index.ts";
import { enumOf } from "../../platform/enum-of.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { ReportList } from "../../report/index.ts";
import { AsOfView } from "../../tally/index.ts";
import { EvidenceNameEnum } from "../inspection.words.ts";
import type { EvidenceName } from "../inspection.words.ts";

const FILED_STATES = ["SUBMITTED", "RETURNED", "ACCEPTED"] as const;
const FiledStateEnum = enumOf(FILED_STATES, "FiledReportState", "How a filed report stands: SUBMITTED, RETURNED with a reason, ACCEPTED.");

const TELLINGS = ["ALIKE", "DIFFERS", "HELD_BACK", "TOO_EARLY", "NEVER_COMPARED"] as const;
export type SourceTelling = (typeof TELLINGS)[number];
const SourceTellingEnum = enumOf(
  TELLINGS,
  "SourceTelling",
  "What a source tells of a unit and of days. No source counts by itself; ALIKE: record by record it told what the hub has, so it tells the hub's number of that point. Its number is not known where it DIFFERS; where the hub held records of it back, some could not be read, or nobody counted those (HELD_BACK); where it was compared before the days ended (TOO_EARLY); where it was NEVER_COMPARED.",
);

@ObjectType({ simpleResolvers: true, description: "A case that makes a difference." })
export class ReconciledCase {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => CaseView, { nullable: true, description: "The case as it stands now; null: it is out of the viewer's sight." })
  case!: CaseView | null;
}

@ObjectType({ simpleResolvers: true, description: "What parts two counts of one list at two points, case by case." })
export class CountDifference {
  @Field(() => Int, { description: "Cases of the later list that the earlier lacks." })
  came!: number;

  @Field(() => [ReconciledCase], { description: "The first 100 of them." })
  cameCases!: ReconciledCase[];

  @Field(() => Int, { description: "Cases of the earlier list that the later lacks." })
  gone!: number;

  @Field(() => [ReconciledCase], { description: "The first 100 of them." })
  goneCases!: ReconciledCase[];
}

@ObjectType({ simpleResolvers: true, description: "A number of a filed report beside what the hub counts by the same list." })
export class ReconciledFigure {
  @Field(() => String, { description: "Key of the report's column." })
  key!: string;

  @Field(() => String, { description: "Its name." })
  nameVi!: string;

  @Field(() => String, { description: "Its name in English." })
  nameEn!: string;

  @Field(() => ReportList, { description: "The list that all three numbers are lengths of." })
  list!: ReportList;

  @Field(() => Int, { description: "What the filed report says." })
  reported!: number;

  @Field(() => Int, { description: "What the hub counts at the report's own point; another number than the report's is a fault." })
  counted!: number;

  @Field(() => Int, { description: "What the hub counts now." })
  now!: number;

  @Field(() => CountDifference, {
    nullable: true,
    description: "What parts the list at the report's point from the list now; null: a list of more than 20,000 is not held case by case.",
  })
  difference!: CountDifference | null;
}

@ObjectType({ simpleResolvers: true, description: "A filed report that can be held against the hub." })
export class FiledReport {
  @Field(() => ID, { description: "The hub's number of the report." })
  id!: string;

  @Field(() => Day, { description: "Its first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => FiledStateEnum, { description: "How it stands." })
  state!: (typeof FILED_STATES)[number];

  @Field(() => InstantScalar, { description: "When it was filed." })
  filedAt!: Instant;

  @Field(() => AsOfView, { description: "The point it was counted at." })
  asOf!: AsOfView;
}

@ObjectType({ simpleResolvers: true, description: "A number of a unit's days from one source: what the hub has, and what the source tells." })
export class SourceFigure {
  @Field(() => EvidenceNameEnum, { description: "Which one." })
  name!: EvidenceName;

  @Field(() => Int, { description: "What the hub counts now, of this source's cases alone." })
  now!: number;

  @Field(() => Int, { nullable: true, description: "What the source told at its last full comparison; null: it is not known." })
  told!: number | null;

  @Field(() => CountDifference, { nullable: true, description: "What parts the two; null: the source's number is not known, or its list is too long." })
  difference!: CountDifference | null;
}

@ObjectType({ simpleResolvers: true, description: "A source beside what the hub has from it of a unit." })
export class ReconciledSource {
  @Field(() => String, { description: "The source's code." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => SourceTellingEnum, { description: "Whether its number is known." })
  telling!: SourceTelling;

  @Field(() => AsOfView, { nullable: true, description: "The point of its last full comparison; null: it never was compared." })
  comparedAt!: AsOfView | null;

  @Field(() => Int, {
    nullable: true,
    description: "Records of the source that the hub lacked, of whatever unit: a record that the hub has not cannot be counted to one.",
  })
  missing!: number | null;

  @Field(() => Int, { nullable: true, description: "Records of the hub that the source did not tell, of whatever unit." })
  extra!: number | null;

  @Field(() => Int, { nullable: true, description: "Records with other contents, of whatever unit." })
  different!: number | null;

  @Field(() => Int, { nullable: true, description: "Records of the source that the hub held back then, of whatever unit; null: nobody counted." })
  held!: number | null;

  @Field(() => Int, { nullable: true, description: "What the source told then and nobody could read; null: nobody counted." })
  rejected!: number | null;

  @Field(() => Int, { description: "Differing records of the whole source that the comparison named: its first 20 at most." })
  named!: number;

  @Field(() => [ReconciledCase], {
    description: "The unit's cases among the `named` records, as far as the viewer sees them; there may be more beyond those.",
  })
  differing!: ReconciledCase[];

  @Field(() => [SourceFigure], { description: "The unit's numbers of the days." })
  figures!: SourceFigure[];
}

@ObjectType({ description: "The hub beside a filed report and beside the sources, for the unit and the days of an inspection." })
export class Reconciliation {
  @Field(() => AsOfView, { description: "The point that 'now' is." })
  asOf!: AsOfView;

  @Field(() => [FiledReport], { description: "Filed R1 of the unit whose days touch those of the inspection, newest first; empty: none was filed." })
  filed!: FiledReport[];

  @Field(() => FiledReport, { nullable: true, description: "The one that is held against the hub below." })
  report!: FiledReport | null;

  @Field(() => [ReconciledFigure], { description: "Its numbers of the whole unit; empty without a report." })
  figures!: ReconciledFigure[];

  @Field(() => [ReconciledSource], {
    description: "Sources of the cases in any of the three lists over the days, and those that a comparison told more or less of.",
  })
  sources!: ReconciledSource[];
}
