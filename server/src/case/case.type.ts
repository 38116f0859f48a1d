import { CASE_STREAMS, CHANNELS, STAGES, STEP_KINDS } from "@dau-moi/schema";
import type { CaseStream, Channel, Field as CaseField, Stage, StepKind } from "@dau-moi/schema";
import { Field, ID, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import { FieldEnum } from "../platform/field-enum.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import type { CustodyReason } from "./custody.ts";

export const StageEnum = enumOf(STAGES, "Stage", "Where a case stands in its life. Overdue and urgent are conditions, never stages.");
export const CaseStreamEnum = enumOf(CASE_STREAMS, "CaseStream", "Streams (luồng) with a law and clocks of their own; never summed together.");
export const ChannelEnum = enumOf(CHANNELS, "Channel", "How a case reached its source.");
export { FieldEnum };
const StepKindEnum = enumOf(STEP_KINDS, "StepKind", "What happened to a case at its source.");
const CustodyReasonEnum = enumOf(["RECEIVED", "ASSIGNED", "TRANSFERRED", "RETURNED", "SUCCESSION", "REOPENED"], "CustodyReason", "Why a case came to a unit.");

@ObjectType("Submitter", { simpleResolvers: true, description: "Who reported a case, masked." })
export class SubmitterView {
  @Field(() => String, { nullable: true, description: "Masked, such as N••• V•• A•; null when the source knows no name." })
  name!: string | null;

  @Field(() => String, { nullable: true, description: "Masked; null when the source knows none." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "Masked; null when the source knows none." })
  address!: string | null;

  @Field(() => Boolean, { description: "True when what is shown is masked." })
  masked!: boolean;

  @Field(() => Boolean, { description: "The submitter asked to keep the name confidential." })
  confidentialName!: boolean;

  @Field(() => Boolean, { description: "The submitter asked to keep the phone number confidential." })
  confidentialPhone!: boolean;

  @Field(() => Boolean, { description: "The submitter asked to keep the content confidential." })
  confidentialContent!: boolean;
}

@ObjectType("CaseStep", { simpleResolvers: true, description: "One step of a case as its source records it." })
export class CaseStepView {
  @Field(() => InstantScalar, { description: "When it happened." })
  at!: Instant;

  @Field(() => StepKindEnum, { description: "What happened." })
  kind!: StepKind;

  @Field(() => Unit, { nullable: true, description: "The unit the step names; null when it names none." })
  unit!: Unit | null;

  @Field(() => String, { nullable: true, description: "The source's note, without the submitter's identity; null when there is none." })
  note!: string | null;
}

@ObjectType("Custody", { simpleResolvers: true, description: "A stretch of time in which one unit held the case." })
export class CustodyView {
  @Field(() => Unit, { description: "Who held it." })
  unit!: Unit;

  @Field(() => String, { description: "The name the unit bore when it got the case." })
  unitName!: string;

  @Field(() => InstantScalar, { description: "From when." })
  from!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "Until when; null while it still does." })
  to!: Instant | null;

  @Field(() => CustodyReasonEnum, { description: "Why it came to this unit." })
  reason!: CustodyReason;

  @Field(() => Boolean, { description: "It was late already when it arrived: lateness this unit did not cause." })
  inheritedLate!: boolean;
}

/** A case with the state it had at the as-of it was asked for. */
@ObjectType("Case", { simpleResolvers: true, description: "A citizen's report or proposal (phản ánh, kiến nghị), as its source system holds it." })
export class CaseView {
  @Field(() => ID, { description: "The hub's number of the case." })
  id!: number;

  @Field(() => String, { description: "The number the source prints, e.g. DDN-2026-004512." })
  reference!: string;

  @Field(() => String, { description: "Withheld (a fixed text) when the submitter asked to keep the content confidential." })
  title!: string;

  @Field(() => CaseStreamEnum, { description: "Its stream (luồng)." })
  caseStream!: CaseStream;

  @Field(() => StageEnum, { description: "Where it stands." })
  stage!: Stage;

  @Field(() => Boolean, { description: "It is still somebody's work." })
  open!: boolean;

  @Field(() => ChannelEnum, { nullable: true, description: "null: the source's word is not mapped yet." })
  channel!: Channel | null;

  @Field(() => FieldEnum, { description: "What it is about." })
  field!: CaseField;

  @Field(() => Boolean, { description: "The source marks it urgent." })
  urgent!: boolean;

  @Field(() => InstantScalar, { description: "When the citizen called or sent it." })
  receivedAt!: Instant;

  @Field(() => String, { nullable: true, description: "The place it is about, in words; null when none is told or it is withheld." })
  placeText!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "First late instant of the running clock; null when none runs, or while it is paused." })
  dueAt!: Instant | null;

  @Field(() => Boolean, { description: "Its running clock stands still for a reason that the regulation allows." })
  paused!: boolean;

  @Field(() => Boolean, { description: "The due instant of its running clock was extended." })
  extended!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: "When it was due before it was extended; null when it was not." })
  originalDueAt!: Instant | null;

  @Field(() => Boolean, { description: "It ended by being merged into another case: its work is counted there." })
  merged!: boolean;

  sourceId!: number;
  unitId!: number;
  soonAt!: Instant | null;
  inheritedLate!: boolean;
  /** its place among a queue's groups, and its backlog class by the rules and by a person; null: it is not open, nobody said */
  severity!: number | null;
  ruleClass!: "B1" | "B2" | "B3" | "B4" | null;
  correctedClass!: "B1" | "B2" | "B3" | "B4" | null;
  /** the instant its lateness is told for */
  seenAt!: Instant;
}
