import { Field, ID, InputType, Int, ObjectType, createUnionType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { ProblemType, TooManyAttempts } from "./access.types.ts";
import { WALL_BOARDS, WALL_LANGUAGES, WALL_THEMES } from "./device.ts";
import type { WallBoard, WallLanguage, WallTheme } from "./device.ts";

export const WallBoardEnum = enumOf(WALL_BOARDS, "WallBoard", "What a screen on a wall (màn hình treo tường) can show.");
export const WallThemeEnum = enumOf(WALL_THEMES, "WallTheme", "How a screen is coloured.");
export const WallLanguageEnum = enumOf(WALL_LANGUAGES, "WallLanguage", "The language a screen speaks.");

/** As the graph shows a `DeviceRow`; the unit station adds `unit`, found by `unitId`. */
@ObjectType("Device", { simpleResolvers: true, description: "A screen (màn hình) that shows the boards of one unit without anybody signed in." })
export class DeviceView {
  unitId!: number;

  @Field(() => ID, { description: "The hub's number of it." })
  id!: number;

  @Field(() => String, { description: "Where it hangs, in the words of those who keep it." })
  name!: string;

  @Field(() => [WallBoardEnum], { description: "What it shows, in this order." })
  boards!: readonly WallBoard[];

  @Field(() => Int, { description: "Seconds until the next board." })
  rotateSeconds!: number;

  @Field(() => WallThemeEnum, { description: "How it is coloured." })
  theme!: WallTheme;

  @Field(() => WallLanguageEnum, { description: "The language it speaks." })
  language!: WallLanguage;

  @Field(() => Int, {
    nullable: true,
    description: "More overdue cases than this in a unit were an alarm.",
    deprecationReason: "No screen looks at it: what stops a screen is an alert (cảnh báo), by its rules. It goes on 2027-03-01.",
  })
  alarmOverdue!: number | null;

  @Field(() => String, { description: "What the screen told of itself when it asked for its code, such as 1920×1080." })
  screen!: string;

  @Field(() => InstantScalar, { description: "When its code was entered." })
  pairedAt!: Instant;

  @Field(() => String, { description: "Who entered it." })
  pairedByName!: string;

  @Field(() => InstantScalar, { description: "When it last asked for anything, to the minute." })
  seenAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "When it was taken off; null: it may show its boards." })
  revokedAt!: Instant | null;

  @Field(() => String, { nullable: true, description: "Who took it off; null: nobody." })
  revokedByName!: string | null;
}

@ObjectType("PairingCode", { simpleResolvers: true, description: "What a screen shows until somebody who keeps screens enters it." })
export class PairingCode {
  @Field(() => String, { description: "Eight letters and digits in two groups; good once." })
  code!: string;

  @Field(() => InstantScalar, { description: "When it is no longer taken." })
  expiresAt!: Instant;
}

@ObjectType("DeviceRefused", { implements: ProblemType, description: "It could not be done; `at` names what stood in the way." })
export class DeviceRefused extends ProblemType {
  @Field(() => String, { description: "Which input: code, name, unit, boards, rotateSeconds, alarmOverdue, id." })
  at: string;

  constructor(at: string, message: string) {
    super();
    this.at = at;
    this.message = message;
  }
}

@InputType({ description: "A screen that wants to be paired." })
export class AskPairingInput {
  @Field(() => String, { description: "What it tells of itself, such as 1920×1080; at most 40 characters." })
  screen!: string;
}

@InputType({ description: "The code that a screen shows, and what it is to show." })
export class PairDeviceInput {
  @Field(() => String, { description: "As it stands on the screen; capitals, blanks and the hyphen do not matter." })
  code!: string;

  @Field(() => String, { description: "Where it hangs; at most 80 characters." })
  name!: string;

  @Field(() => String, { description: "Code of the unit; with everything below it." })
  unit!: string;

  @Field(() => [WallBoardEnum], { description: "What it shows, in this order; at least one." })
  boards!: WallBoard[];

  @Field(() => Int, { description: "Seconds until the next board, 5 to 3600." })
  rotateSeconds!: number;

  @Field(() => WallThemeEnum, { description: "How it is coloured." })
  theme!: WallTheme;

  @Field(() => WallLanguageEnum, { description: "The language it speaks." })
  language!: WallLanguage;

  @Field(() => Int, {
    nullable: true,
    description: "Taken and looked at no more.",
    deprecationReason: "No screen looks at it: what stops a screen is an alert (cảnh báo), by its rules. It goes on 2027-03-01.",
  })
  alarmOverdue!: number | null;
}

@InputType({ description: "Which screen." })
export class DeviceInput {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;
}

export const AskPairingResult = createUnionType({
  name: "AskPairingResult",
  description: "The code to show, or what stood in the way.",
  types: () => [PairingCode, TooManyAttempts] as const,
});

export const PairDeviceResult = createUnionType({
  name: "PairDeviceResult",
  description: "The screen as it is now, or what stood in the way.",
  types: () => [DeviceView, DeviceRefused, TooManyAttempts] as const,
});

export const RevokeDeviceResult = createUnionType({
  name: "RevokeDeviceResult",
  description: "The screen as it is now, or what stood in the way.",
  types: () => [DeviceView, DeviceRefused] as const,
});
