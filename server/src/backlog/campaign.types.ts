import type { CaseStream, Stage } from "@dau-moi/schema";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { CaseStreamEnum, StageEnum } from "../case/index.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { AsOfView, BacklogClassEnum, PageInfo, SeverityEnum } from "../tally/index.ts";
import type { BacklogClass, Severity } from "../tally/index.ts";
import { Unit } from "../unit/index.ts";
import type { CampaignRow } from "./campaign.queries.ts";
import { CampaignStateEnum } from "./campaign.words.ts";
import type { CampaignState } from "./campaign.words.ts";

@ObjectType("CampaignDayOff", { simpleResolvers: true, description: "A day of a campaign's span that is not worked." })
export class CampaignDayOff {
  @Field(() => Day, { description: "The day." })
  day!: string;

  @Field(() => String, { description: "Why: the weekend, or the calendar's own reason." })
  reason!: string;
}

@ObjectType("CampaignSpan", { simpleResolvers: true, description: "From when until when a campaign goes, and how the working days were counted." })
export class CampaignSpanView {
  @Field(() => Day, { description: "The first day; it is not counted." })
  startDay!: string;

  @Field(() => Day, { description: "The last day, the last of the working days." })
  targetDay!: string;

  @Field(() => [Day], { description: "Days that count, in order." })
  workingDays!: readonly string[];

  @Field(() => [CampaignDayOff], { description: "Days in between that do not, in order." })
  daysOff!: readonly CampaignDayOff[];

  @Field(() => String, { description: "Version of the working calendar that they were counted by." })
  calendarVersion!: string;
}

@ObjectType("CampaignFigures", {
  simpleResolvers: true,
  description: "A frozen balance as it stands at a point; every number is the length of `campaignCases` with its name.",
})
export class CampaignFigures {
  @Field(() => Int, { description: "The frozen balance: left + done." })
  opening!: number;

  @Field(() => Int, { description: "Still open in the hands of the scope." })
  left!: number;

  @Field(() => Int, { description: "All others: ended + handedOn." })
  done!: number;

  @Field(() => Int, { description: "No longer open, or no longer at their source." })
  ended!: number;

  @Field(() => Int, { description: "Open in the hands of a unit outside the scope." })
  handedOn!: number;

  @Field(() => Int, { description: "Of those left: had ended since the list was frozen, and are open again." })
  reopened!: number;

  @Field(() => Int, { description: "What may be left on the target day." })
  target!: number;

  @Field(() => Int, { description: "The most that may be left by the straight line to the target, working days that have ended counted." })
  line!: number;

  @Field(() => Boolean, { description: "No more are left than the line allows." })
  onLine!: boolean;

  @Field(() => Int, { description: "Working days of the span that have ended." })
  daysPassed!: number;
}

@ObjectType("Campaign", {
  simpleResolvers: true,
  description: "A campaign that clears a backlog: its terms, and the balance that was frozen when it was opened.",
})
export class CampaignView {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => String, { description: "Its name, without a submitter's identity." })
  name!: string;

  @Field(() => CampaignStateEnum, { description: "Whether it is under way." })
  state!: CampaignState;

  @Field(() => Unit, { description: "Its scope: this unit and those below it." })
  scope!: Unit;

  @Field(() => Unit, { nullable: true, description: "The part of the scope whose cases the viewer reads: what figures and lists are of; null: none." })
  seen!: Unit | null;

  @Field(() => CaseStreamEnum, { description: "The stream." })
  caseStream!: CaseStream;

  @Field(() => [BacklogClassEnum], { description: "The classes it took in; empty: every one." })
  classes!: readonly BacklogClass[];

  @Field(() => [SeverityEnum], { description: "The groups of severity it took in; empty: every one." })
  severities!: readonly Severity[];

  @Field(() => AsOfView, { description: "The point its list was frozen at." })
  frozenAt!: AsOfView;

  @Field(() => CampaignSpanView, { description: "From when until when." })
  span!: CampaignSpanView;

  @Field(() => Int, { description: "What may be left on the target day, in percent of the opening balance." })
  leftPercent!: number;

  @Field(() => Int, { description: "Cases of the whole frozen list." })
  cases!: number;

  @Field(() => InstantScalar, { description: "When it was opened." })
  openedAt!: Instant;

  @Field(() => Unit, { description: "The unit that opened it." })
  by!: Unit;

  @Field(() => String, { description: "Who opened it." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it ended; null: it is under way." })
  endedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who ended it; null: it is under way." })
  endedByName!: string | null;

  @Field(() => String, { nullable: true, description: "Its conclusion, or why it was given up, without a submitter's identity; null: it is under way." })
  reason!: string | null;

  row!: CampaignRow;
}

@ObjectType({ simpleResolvers: true, description: "Campaigns, newest first." })
export class CampaignConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [CampaignView], { description: "The page's rows." })
  nodes!: CampaignView[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@ObjectType("CampaignUnit", { simpleResolvers: true, description: "How a unit stands in a campaign, with everything below it." })
export class CampaignUnit {
  @Field(() => Unit, { description: "The unit that held the cases when the list was frozen, or stands above it." })
  unit!: Unit;

  @Field(() => Boolean, { description: "Only the unit's own cases, without those of the units below it." })
  unitOnly!: boolean;

  @Field(() => CampaignFigures, { description: "Its part of the balance." })
  figures!: CampaignFigures;

  @Field(() => Int, { description: "Of what has arrived, what it holds now." })
  arrived!: number;
}

@ObjectType("CampaignDay", { simpleResolvers: true, description: "One day of a burn-down." })
export class CampaignDay {
  @Field(() => Day, { description: "The day." })
  day!: string;

  @Field(() => Boolean, { description: "One of the span's working days." })
  working!: boolean;

  @Field(() => Int, { nullable: true, description: "How many were left at its end, on the as-of's own day at the as-of; null: it is still to come." })
  left!: number | null;

  @Field(() => Int, { description: "The most that may be left at its end." })
  line!: number;
}

@ObjectType("CampaignStanding", { simpleResolvers: true, description: "How a campaign stands at one as-of, of the part of its scope that the viewer reads." })
export class CampaignStanding {
  @Field(() => AsOfView, { description: "The point everything here is counted at; of a campaign that has ended, its end." })
  asOf!: AsOfView;

  @Field(() => CampaignFigures, { description: "The frozen balance." })
  figures!: CampaignFigures;

  @Field(() => Int, { description: "Open cases of the campaign's conditions that are not on its frozen list; in no number of the balance." })
  arrived!: number;

  @Field(() => [CampaignUnit], { description: "Units that have a part of the balance, or of what has arrived, in the register's order." })
  units!: CampaignUnit[];

  @Field(() => [CampaignDay], { description: "The burn-down, day by day." })
  days!: CampaignDay[];

  row!: CampaignRow;
  of!: Unit;
}

@ObjectType("CampaignCase", { simpleResolvers: true, description: "A case of a campaign's number, as it stood at the point." })
export class CampaignCase {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => String, { nullable: true, description: "Its reference; null: it has gone out of the viewer's sight." })
  reference!: string | null;

  @Field(() => String, { nullable: true, description: "Its title, without the submitter's identity; null as above." })
  title!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it was received; null as above." })
  receivedAt!: Instant | null;

  @Field(() => Unit, { nullable: true, description: "Who held it when the list was frozen; null: it is not on it." })
  openedIn!: Unit | null;

  @Field(() => Unit, { nullable: true, description: "Who held it at the point; null: its source had it no more." })
  holder!: Unit | null;

  @Field(() => StageEnum, { nullable: true, description: "Its stage at the point; null: its source had it no more." })
  stage!: Stage | null;

  @Field(() => Boolean, { description: "It was open at the point." })
  open!: boolean;

  @Field(() => InstantScalar, { nullable: true, description: "First late instant of its running clock; null: none runs, or it is paused." })
  dueAt!: Instant | null;
}

@ObjectType({ simpleResolvers: true, description: "A page of the cases of one number." })
export class CampaignCases {
  @Field(() => AsOfView, { description: "The point the list is counted at." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "Exactly the number, and exactly the rows of the whole list." })
  totalCount!: number;

  @Field(() => [CampaignCase], { description: "The page's rows." })
  rows!: CampaignCase[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}
