import type { UnitKind } from "@dau-moi/schema";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { WallBoardEnum, WallLanguageEnum, WallThemeEnum } from "../access/index.ts";
import type { Device, WallBoard } from "../access/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { FreshnessEnum } from "../source/index.ts";
import type { Freshness } from "../source/index.ts";
import { AsOfView, SourceCoverage, StreamFigures } from "../tally/index.ts";
import { UnitKindEnum } from "../unit/index.ts";

const WALL_ALARMS = ["SOURCE_SILENT", "UNIT_OVERDUE", "URGENT_UNASSIGNED"] as const;
export type WallAlarmKind = (typeof WALL_ALARMS)[number];
const WallAlarmKindEnum = enumOf(
  WALL_ALARMS,
  "WallAlarmKind",
  "What a screen stops at, an alert that is not muted: a silent source, a unit with more overdue cases than its rule allows, urgent cases that nobody assigned in time.",
);

@ObjectType({ simpleResolvers: true, description: "Numbers of one unit with everything below it, without anybody's name or telephone." })
export class WallUnit {
  @Field(() => String, { description: "The unit's code." })
  code!: string;

  @Field(() => String, { description: "Its name in Vietnamese." })
  name!: string;

  @Field(() => UnitKindEnum, { description: "What sort of body it is." })
  kind!: UnitKind;

  @Field(() => Int, { description: "Open cases." })
  open!: number;

  @Field(() => Int, { description: "Open cases whose running clock is past its due instant." })
  overdue!: number;

  @Field(() => Int, { description: "Open cases that are due soon, not overdue." })
  dueSoon!: number;

  @Field(() => Float, { nullable: true, description: "overdue / open; null when open is below the minimum number for a share." })
  overdueShare!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "How one source is." })
export class WallSource {
  @Field(() => String, { description: "Its short name in the hub." })
  code!: string;

  @Field(() => String, { description: "Its name in Vietnamese." })
  name!: string;

  @Field(() => String, { description: "Its name in English." })
  nameEn!: string;

  @Field(() => FreshnessEnum, { description: "Whether its numbers could be called live at the wall's as-of." })
  freshness!: Freshness;

  @Field(() => InstantScalar, { nullable: true, description: "Beginning of the last complete read; null: never." })
  readUpTo!: Instant | null;

  @Field(() => Boolean, { description: "A person stopped its reading." })
  paused!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "Something that a screen stops at." })
export class WallAlarm {
  @Field(() => WallBoardEnum, { description: "The board on which it is seen." })
  board!: WallBoard;

  @Field(() => WallAlarmKindEnum, { description: "What it is." })
  kind!: WallAlarmKind;

  @Field(() => String, { description: "Code of the source or unit." })
  code!: string;

  @Field(() => String, { description: "Name of the source or unit in Vietnamese." })
  name!: string;

  @Field(() => Int, { nullable: true, description: "Its number of cases; null of a source." })
  cases!: number | null;
}

@ObjectType({ simpleResolvers: true, description: "Everything a screen on a wall shows, counted at one as-of: no case, nobody's name." })
export class Wall {
  @Field(() => String, { description: "Where the screen hangs." })
  device!: string;

  @Field(() => String, { description: "Name of the unit that it shows, with everything below it." })
  unitName!: string;

  @Field(() => [WallBoardEnum], { description: "What it shows, in this order." })
  boards!: Device["boards"];

  @Field(() => Int, { description: "Seconds until the next board." })
  rotateSeconds!: number;

  @Field(() => WallThemeEnum, { description: "How it is coloured." })
  theme!: Device["theme"];

  @Field(() => WallLanguageEnum, { description: "The language it speaks." })
  language!: Device["language"];

  @Field(() => AsOfView, { description: "The point everything here was counted at." })
  asOf!: AsOfView;

  @Field(() => InstantScalar, { description: "When this was told, by the hub's clock: numbers are as old as it is later than their as-of." })
  toldAt!: Instant;

  @Field(() => Int, { description: "Open cases." })
  open!: number;

  @Field(() => Int, { description: "Open cases whose running clock is past its due instant." })
  overdue!: number;

  @Field(() => Int, { description: "Open cases that are due soon, not overdue." })
  dueSoon!: number;

  @Field(() => Int, { description: "Open cases whose running clock stands still for a reason that the regulation allows." })
  paused!: number;

  @Field(() => Int, { description: "Received by units of the scope on the as-of's day so far." })
  receivedToday!: number;

  @Field(() => Int, { description: "Closed in the hands of units of the scope on the as-of's day so far." })
  closedToday!: number;

  @Field(() => [StreamFigures], { description: "The other streams in the same scope, each by itself." })
  otherStreams!: StreamFigures[];

  @Field(() => [WallUnit], { description: "The scope's direct children, in the register's order." })
  units!: WallUnit[];

  @Field(() => SourceCoverage, { description: "What the numbers cover." })
  coverage!: SourceCoverage;

  @Field(() => [WallSource], { description: "Every source, the silent ones first." })
  sources!: WallSource[];

  @Field(() => [WallAlarm], { description: "What the screen stops at, the gravest first; empty: it goes from board to board." })
  alarms!: WallAlarm[];
}
