import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { AsOfView, PageInfo } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import { EvidenceNameEnum, InspectionItemEnum, InspectionStateEnum, ItemResultEnum } from "../inspection.words.ts";
import type { EvidenceName, InspectionState, ItemCode, ItemResult } from "../inspection.words.ts";
import type { InspectionRow } from "./inspection.queries.ts";

@ObjectType({ simpleResolvers: true, description: "A plan of inspections for a year." })
export class InspectionPlan {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => Int, { description: "The year." })
  year!: number;

  @Field(() => String, { description: "The document it rests on." })
  legalBasis!: string;

  @Field(() => String, { description: "What is to be looked at." })
  contents!: string;

  @Field(() => [Unit], { description: "The units, as they were named." })
  units!: Unit[];

  @Field(() => InstantScalar, { description: "When it was written down." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;
}

@ObjectType({ simpleResolvers: true, description: "A number that the system gathered when the inspection was opened; it never changes." })
export class EvidenceFigure {
  @Field(() => EvidenceNameEnum, { description: "Which one." })
  name!: EvidenceName;

  @Field(() => Int, { nullable: true, description: "The number; null: nothing tells it, which is not zero." })
  value!: number | null;
}

@ObjectType("ComparedSource", { simpleResolvers: true, description: "A source beside the hub, as its last full comparison before the opening found it." })
export class ComparedSourceView {
  @Field(() => String, { description: "The source's code." })
  code!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => Int, { description: "Cases of the unit that the hub has from it, at the opening." })
  cases!: number;

  @Field(() => InstantScalar, { nullable: true, description: "When it was compared; null: it never was, and nothing below is known." })
  comparedAt!: Instant | null;

  @Field(() => Int, { nullable: true, description: "Records of the source that were read." })
  records!: number | null;

  @Field(() => Int, { nullable: true, description: "Records that the hub lacked." })
  missing!: number | null;

  @Field(() => Int, { nullable: true, description: "Records that the source did not tell." })
  extra!: number | null;

  @Field(() => Int, { nullable: true, description: "Records whose contents differed." })
  different!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "An officer's sheet of evidence that somebody took out as a file, by the audit log." })
export class SheetUse {
  @Field(() => String, { description: "The entry of the audit log, as stream:number." })
  entry!: string;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;

  @Field(() => Day, { description: "First day of the sheet's period." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;
}

@ObjectType({ simpleResolvers: true, description: "An item of an inspection's checklist: what the system says, and what the inspector found." })
export class InspectionItem {
  @Field(() => InspectionItemEnum, { description: "Which one." })
  code!: ItemCode;

  @Field(() => String, { description: "In the administration's words." })
  name!: string;

  @Field(() => String, { description: "What it rests on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "It is a proposal, not yet laid down." })
  assumed!: boolean;

  @Field(() => [EvidenceFigure], { description: "Gathered at the opening." })
  figures!: EvidenceFigure[];

  @Field(() => [String], { description: "Entries of the audit log that the numbers rest on, as stream:number." })
  entries!: string[];

  @Field(() => [ComparedSourceView], { description: "Sources beside the hub, of the item that asks whether numbers are right." })
  sources!: ComparedSourceView[];

  @Field(() => [SheetUse], {
    description: "Sheets of the unit's officers that were taken out for their evaluation, of the item that asks whether evaluations used them.",
  })
  uses!: SheetUse[];

  @Field(() => String, { description: "SHA-256 of the gathered evidence in its canonical spelling, hex." })
  hash!: string;

  @Field(() => ItemResultEnum, { nullable: true, description: "What the inspector found; null: he has not said." })
  result!: ItemResult | null;

  @Field(() => String, { nullable: true, description: "In his words." })
  words!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When he said so last." })
  answeredAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who." })
  answeredBy!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "A call to the unit's hotline, or to the submitter of a case." })
export class InspectionCall {
  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => String, { nullable: true, description: "The posted number; null: a submitter was called, whose number is not kept." })
  hotline!: string | null;

  @Field(() => ID, { nullable: true, description: "The case whose submitter was called." })
  caseId!: string | null;

  @Field(() => InstantScalar, { description: "When." })
  calledAt!: Instant;

  @Field(() => Boolean, { description: "Somebody answered." })
  answered!: boolean;

  @Field(() => Int, { description: "Seconds until then, or until it was given up." })
  waitedSeconds!: number;

  @Field(() => Boolean, { nullable: true, description: "The submitter says that his matter is solved; null: he was not asked or could not say." })
  solved!: boolean | null;

  @Field(() => String, { description: "What was said, without the submitter." })
  words!: string;

  @Field(() => String, { description: "Who called." })
  byName!: string;
}

@ObjectType("Inspection", { description: "An inspection of a unit's hotline work (kiểm tra công vụ)." })
export class InspectionView {
  row!: InspectionRow;

  @Field(() => ID, { description: "The hub's number." })
  id!: string;

  @Field(() => Unit, { description: "The unit." })
  unit!: Unit;

  @Field(() => InspectionStateEnum, { description: "How it stands." })
  state!: InspectionState;

  @Field(() => ID, { nullable: true, description: "The plan it belongs to; null: it is of none." })
  planId!: string | null;

  @Field(() => Day, { description: "The first day that is looked at." })
  fromDay!: string;

  @Field(() => Day, { description: "The last day that is looked at." })
  toDay!: string;

  @Field(() => [String], { description: "Who inspects." })
  team!: string[];

  @Field(() => String, { description: "The decision it rests on." })
  legalBasis!: string;

  @Field(() => InstantScalar, { description: "When it was written down." })
  at!: Instant;

  @Field(() => String, { description: "By whom." })
  byName!: string;

  @Field(() => AsOfView, { nullable: true, description: "The point that its numbers and lists are counted at; null: it was not opened." })
  asOf!: AsOfView | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was opened." })
  openedAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was concluded." })
  concludedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who concluded it." })
  concludedBy!: string | null;

  @Field(() => String, { nullable: true, description: "The conclusion." })
  conclusion!: string | null;

  @Field(() => String, { nullable: true, description: "SHA-256 of everything that was concluded, hex." })
  hash!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Inspections, newest first." })
export class InspectionConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [InspectionView], { description: "The page's rows." })
  nodes!: InspectionView[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@ObjectType({ simpleResolvers: true, description: "The minutes of an inspection (biên bản kiểm tra) as DOCX." })
export class InspectionMinutes {
  @Field(() => String, { description: "A name for the file." })
  name!: string;

  @Field(() => String, { description: "The file, in Base64." })
  base64!: string;
}
