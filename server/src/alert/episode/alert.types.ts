import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Instant } from "../../platform/instant.ts";
import { InstantScalar } from "../../platform/scalars.ts";
import { AsOfView, PageInfo } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import { AlertKindEnum, AlertStandingEnum, AlertStepEnum } from "./words.ts";
import type { AlertKind, AlertStanding, AlertStepKind } from "./words.ts";

@ObjectType("AlertStep", { simpleResolvers: true, description: "Something that became of an alert." })
export class AlertStepView {
  @Field(() => AlertStepEnum, { description: "What." })
  kind!: AlertStepKind;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { nullable: true, description: "Who did it; null: the hub." })
  byName!: string | null;

  @Field(() => String, { nullable: true, description: "What he wrote, without what tells who reported a case." })
  words!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Until when it was muted; null: it is no mute." })
  until!: Instant | null;
}

@ObjectType("HeldAlert", {
  simpleResolvers: true,
  description: "A rule that would ring for a unit all of whose open cases come from silent sources: told here instead of by itself.",
})
export class HeldAlert {
  @Field(() => AlertKindEnum, { description: "What the rule is about." })
  kind!: AlertKind;

  @Field(() => Unit, { description: "The unit." })
  unit!: Unit;

  @Field(() => Int, { description: "Its number as far as the hub knows." })
  cases!: number;
}

@ObjectType("Alert", {
  simpleResolvers: true,
  description: "Cảnh báo: an episode in which the cause of a rule was there, from when it was seen until it was gone.",
})
export class AlertView {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => AlertKindEnum, { description: "What it is about." })
  kind!: AlertKind;

  @Field(() => AlertStandingEnum, { description: "How it stands now." })
  standing!: AlertStanding;

  @Field(() => Unit, { description: "The unit with everything below it; of a silent source the unit that owns it." })
  unit!: Unit;

  @Field(() => Boolean, { description: "Only cases charged to the unit itself." })
  unitOnly!: boolean;

  @Field(() => InstantScalar, { description: "Since when its cause is there, as far as the hub knows." })
  since!: Instant;

  @Field(() => InstantScalar, { description: "When the hub raised it." })
  raisedAt!: Instant;

  @Field(() => InstantScalar, { description: "When it rang last: at first, or after a mute that its cause outlasted." })
  rangAt!: Instant;

  @Field(() => Int, { description: "How often it rang." })
  rings!: number;

  @Field(() => Int, {
    nullable: true,
    description:
      "Cases at `asOf`: exactly the rows of `cases` of this unit, source and kind there; of one that ended, those counted last. Null: it is about a source, not about cases.",
  })
  cases!: number | null;

  @Field(() => AsOfView, { description: "The point `cases` was counted at, a tick's own." })
  asOf!: AsOfView;

  @Field(() => String, { nullable: true, description: "Who took it on (người phụ trách); null: nobody." })
  ownerName!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When he did; null: nobody did." })
  takenAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who acknowledged it; null: nobody since it rang last." })
  acknowledgedByName!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When he did; null: nobody did." })
  acknowledgedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "What he noted; null: nothing." })
  note!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "Until when it is, or was last, muted; null: it is not." })
  mutedUntil!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who muted it; null: nobody." })
  mutedByName!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: "When its cause was gone; null: it is still there." })
  endedAt!: Instant | null;

  ruleId!: number;
  sourceId!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "An alert and its place in the list." })
export class AlertEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => AlertView, { description: "The alert." })
  node!: AlertView;
}

@ObjectType({ simpleResolvers: true, description: "Alerts, what rang last first." })
export class AlertConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [AlertEdge], { description: "The page's rows." })
  edges!: AlertEdge[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@InputType({ description: "What a list of alerts is narrowed to; absent parts narrow nothing." })
export class AlertFilter {
  @Field(() => String, { nullable: true, description: "Code of a unit: alerts about it or a unit below it." })
  unit?: string | null;

  @Field(() => [AlertKindEnum], { nullable: true, description: "Any of these kinds." })
  kind?: AlertKind[] | null;

  @Field(() => [AlertStandingEnum], { nullable: true, description: "Any of these standings." })
  standing?: AlertStanding[] | null;

  @Field(() => String, { nullable: true, description: "Code of a source: alerts about it alone." })
  source?: string | null;
}

@ObjectType({ simpleResolvers: true, description: "An alert that moved, or a call to fetch everything anew." })
export class AlertChange {
  @Field(() => AlertView, { nullable: true, description: "The alert as it stands now; null with a resync, or when it left the viewer's sight." })
  alert!: AlertView | null;

  @Field(() => Boolean, { description: "Too much changed to tell one by one: fetch again." })
  resync!: boolean;
}
