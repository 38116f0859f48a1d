import { Field, ID, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { ReportCodeEnum } from "../../report/index.ts";
import type { ReportCode } from "../../report/index.ts";
import { FindingKindEnum } from "../../inspection/index.ts";
import type { BlockingFinding } from "../../inspection/index.ts";
import { PageInfo } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import { enumOf } from "../../platform/enum-of.ts";
import type { Exclusion } from "../indicator/rule.ts";
import { LINE_PARTS } from "./card.queries.ts";
import { ExclusionEnum } from "./card.types.ts";

export const LinePartEnum = enumOf(LINE_PARTS, "ScoreLinePart", "Lines that count, or those that do not.");

@ObjectType("ScoreLineReport", { simpleResolvers: true, description: "A report that was due, as it stood when the figures were taken." })
export class ScoreLineReport {
  @Field(() => ReportCodeEnum, { description: "Which report." })
  code!: ReportCode;

  @Field(() => Day, { description: "The first day it is about." })
  from!: string;

  @Field(() => Day, { description: "The last one." })
  to!: string;

  @Field(() => ID, { nullable: true, description: "The latest one filed; null: none was." })
  id!: string | null;

  @Field(() => Boolean, { description: "One that was filed had been accepted." })
  accepted!: boolean;
}

@ObjectType("ScoreLineFinding", { simpleResolvers: true, description: "A finding of a concluded inspection." })
export class ScoreLineFinding {
  @Field(() => ID, { description: "The finding." })
  id!: string;

  @Field(() => ID, { description: "The inspection." })
  inspection!: string;

  @Field(() => FindingKindEnum, { description: "What was found." })
  kind!: BlockingFinding;
}

@ObjectType("ScoreLine", { simpleResolvers: true, description: "One thing that an indicator looked at, as it was frozen." })
export class ScoreLine {
  @Field(() => ID, { nullable: true, description: "The case; null: it is about none." })
  caseId!: string | null;

  @Field(() => String, { nullable: true, description: "The case's reference; null: there is none, or the viewer does not see it." })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: "The case's title; null as above." })
  title!: string | null;

  @Field(() => Unit, { description: "Whose clock, time or event it is: the unit, or one below it." })
  held!: Unit;

  @Field(() => Unit, { description: "The unit that it was frozen for." })
  taken!: Unit;

  @Field(() => Int, { description: "Its number among that unit's lines of the indicator." })
  ordinal!: number;

  @Field(() => Boolean, { description: "It counts otherwise than it was frozen, by an appeal that was granted." })
  ruled!: boolean;

  @Field(() => ID, { nullable: true, description: "The latest appeal about it that was not withdrawn; null: none." })
  appeal!: string | null;

  @Field(() => Boolean, { description: "The viewer may ask now that it be looked at again." })
  mayAppeal!: boolean;

  @Field(() => ScoreLineReport, { nullable: true, description: "The report it is about; null: it is about none." })
  report!: ScoreLineReport | null;

  @Field(() => ScoreLineFinding, { nullable: true, description: "The finding it is about; null: it is about none." })
  finding!: ScoreLineFinding | null;

  @Field(() => String, { description: "What it adds to the numerator." })
  numerator!: string;

  @Field(() => String, { description: "What it adds to the denominator." })
  denominator!: string;

  @Field(() => ExclusionEnum, { nullable: true, description: "Why it does not count; null: it counts." })
  excluded!: Exclusion | null;

  @Field(() => InstantScalar, { nullable: true, description: "The first late instant; null: none." })
  dueAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was done, or happened; null: not yet." })
  doneAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: "When the hub learned it, where that is what counts; else null." })
  learnedAt!: Instant | null;

  @Field(() => Int, { nullable: true, description: "Working days late, where they are counted; else null." })
  daysLate!: number | null;

  @Field(() => Boolean, { description: "Its case was reopened." })
  reopened!: boolean;

  @Field(() => Boolean, { description: "Its case was reported again." })
  repeated!: boolean;

  @Field(() => Boolean, { description: "Its closing was recalled by a check." })
  recalled!: boolean;

  @Field(() => Boolean, { description: "Its limit was extended." })
  extended!: boolean;

  @Field(() => Boolean, { description: "That no longer helps it: more of the unit's lines were extended than the scheme lets count." })
  aboveShare!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: "It is a wrong return: when the case came back; null: it is none." })
  cameBackAt!: Instant | null;
}

@ObjectType("ScoreLines", { simpleResolvers: true, description: "Lines in their frozen order." })
export class ScoreLines {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [ScoreLine], { description: "The page's rows." })
  nodes!: ScoreLine[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@ObjectType("ScoreCorrection", { simpleResolvers: true, description: "A case of the period before that an indicator would count otherwise by now." })
export class ScoreCorrection {
  @Field(() => ID, { description: "The period before." })
  earlier!: string;

  @Field(() => String, { description: "The indicator's code." })
  indicator!: string;

  @Field(() => ID, { description: "The case." })
  caseId!: string;

  @Field(() => String, { nullable: true, description: "Its reference; null: the viewer does not see it." })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: "Numerator/denominator and reasons as sealed; null: it had no line." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "The same as they would be now; null: it would have no line." })
  after!: string | null;
}

@ObjectType("ScoreCorrections", { simpleResolvers: true, description: "Corrections to the period before, by indicator and case." })
export class ScoreCorrections {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [ScoreCorrection], { description: "The page's rows." })
  nodes!: ScoreCorrection[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}
