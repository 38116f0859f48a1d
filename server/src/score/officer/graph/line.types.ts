import { Field, ID, Int, ObjectType } from "type-graphql";
import { enumOf } from "../../../platform/enum-of.ts";
import type { Instant } from "../../../platform/instant.ts";
import { Day, InstantScalar } from "../../../platform/scalars.ts";
import { PageInfo } from "../../../tally/index.ts";
import { Unit } from "../../../unit/index.ts";
import { RULING_EFFECTS } from "../counting/line.ts";
import type { LineExclusion, RulingEffect, SheetPart } from "../counting/line.ts";
import { LineExclusionEnum, SheetPartEnum } from "./sheet.types.ts";

const RulingEffectEnum = enumOf(
  RULING_EFFECTS,
  "OfficerRulingEffect",
  "What was ruled of a line: it leaves the count, its limit counts as kept, or it is nothing of his.",
);

@ObjectType("OfficerLineRuling", { simpleResolvers: true, description: "What was ruled of a line, beside what was frozen." })
export class OfficerLineRuling {
  @Field(() => RulingEffectEnum, { description: "What was ruled." })
  effect!: RulingEffect;

  @Field(() => String, { description: "Number of the paper." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of the paper." })
  documentDay!: string;

  @Field(() => String, { description: "Who ruled so." })
  byName!: string;

  @Field(() => String, { description: "What was frozen: numerator/denominator, and the reason if it did not count." })
  before!: string;
}

@ObjectType("OfficerLine", { simpleResolvers: true, description: "One thing that an officer's sheet counts, as it was frozen and ruled of." })
export class OfficerLine {
  @Field(() => ID, { description: "The period whose line it is: of a year, the quarter." })
  period!: string;

  @Field(() => ID, { description: 'Its name in that period, such as "PROGRESS-3".' })
  key!: string;

  @Field(() => SheetPartEnum, { description: "What it is looked at for." })
  part!: SheetPart;

  @Field(() => ID, { description: "The case." })
  caseId!: string;

  @Field(() => String, { nullable: true, description: "The case's reference; null: the viewer does not see it." })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: "The case's title; null as above." })
  title!: string | null;

  @Field(() => Unit, { description: "The unit that held it." })
  held!: Unit;

  @Field(() => String, { nullable: true, description: "Weight of the item; null: of another part than quantity, or nobody has said what he is." })
  weight!: string | null;

  @Field(() => String, { description: "Quantity: 1 done; quality: failed reviews; progress: 1 late; time: milliseconds in hand." })
  numerator!: string;

  @Field(() => String, { description: "1 when it counts; time: milliseconds the unit held it." })
  denominator!: string;

  @Field(() => LineExclusionEnum, { nullable: true, description: "Why it does not count; null: it counts." })
  excluded!: LineExclusion | null;

  @Field(() => String, { nullable: true, description: "Who approved the objective cause; null: there is none." })
  approver!: string | null;

  @Field(() => String, { nullable: true, description: "The cause and its paper; null as above." })
  document!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When he first had it; null for time." })
  hadFrom!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "The first late instant; null: none." })
  dueAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was done; null: not by the period's end." })
  doneAt!: Instant | null;

  @Field(() => Boolean, { description: "It was late before the period and not done when it began." })
  carried!: boolean;

  @Field(() => Boolean, { description: "He had it, at times, in place of somebody on leave, by the roster." })
  standsIn!: boolean;

  @Field(() => Boolean, { description: "It is about the answer, not the handling." })
  answer!: boolean;

  @Field(() => Boolean, { description: "It is urgent." })
  urgent!: boolean;

  @Field(() => Boolean, { description: "Other agencies cooperate in it." })
  multiple!: boolean;

  @Field(() => Boolean, { description: "Its case was reopened." })
  reopened!: boolean;

  @Field(() => Boolean, { description: "Its case was reported again." })
  repeated!: boolean;

  @Field(() => Boolean, { description: "Its closing was recalled by a check." })
  recalled!: boolean;

  @Field(() => OfficerLineRuling, { nullable: true, description: "What was ruled of it; null: nothing." })
  ruling!: OfficerLineRuling | null;
}

@ObjectType("OfficerLines", { simpleResolvers: true, description: "An officer's lines in their frozen order." })
export class OfficerLines {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [OfficerLine], { description: "The page's rows." })
  nodes!: OfficerLine[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}
