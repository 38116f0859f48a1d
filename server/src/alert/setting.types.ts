import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { ARRIVALS } from "./arrival.queries.ts";
import type { Arrival } from "./arrival.queries.ts";
import { DELIVERY_KINDS, DELIVERY_STATES } from "./delivery.queries.ts";
import type { DeliveryKind, DeliveryState } from "./delivery.queries.ts";
import { NoticeRefused } from "./notice.types.ts";
import { NoticeRuleEnum } from "./rules.ts";
import type { NoticeRule } from "./rules.ts";
import { LANGUAGES } from "./setting.queries.ts";
import type { NoticeLanguage } from "./setting.queries.ts";

const LanguageEnum = enumOf(LANGUAGES, "NoticeLanguage", "The language of what is sent to an account.");
const DeliveryKindEnum = enumOf(
  DELIVERY_KINDS,
  "DeliveryKind",
  "DIGEST: by mail at a chosen time; ALERT: to an officer's phone; CITIZEN: a word to who reported a case.",
);
const DeliveryStateEnum = enumOf(
  DELIVERY_STATES,
  "DeliveryState",
  "SENT: the mail server or the gateway took it; EMPTY: there was nothing to tell; REFUSED: it was refused for good; GIVEN_UP: it could not be sent however often it was tried.",
);

const DeliveryArrivalEnum = enumOf(
  ARRIVALS,
  "DeliveryArrival",
  "ARRIVED: on the phone; UNREACHABLE: the phone was not; BLOCKED: its holder takes no messages; EXPIRED: not in time; FAILED: it did not arrive, and why was not told.",
);

@ObjectType("NoticeDelivery", { simpleResolvers: true, description: "A message that the hub sends, and how far it is." })
export class DeliveryView {
  @Field(() => ID, { description: "Its number." })
  id!: string;

  @Field(() => DeliveryKindEnum, { description: "What it is." })
  kind!: DeliveryKind;

  @Field(() => DeliveryStateEnum, { description: "How far it is." })
  state!: DeliveryState;

  @Field(() => InstantScalar, { nullable: true, description: "The time it was chosen for; null: it was asked for." })
  slot!: Instant | null;

  @Field(() => InstantScalar, { description: "Since when it is so." })
  stateAt!: Instant;

  @Field(() => Int, { description: "How often it was tried." })
  tries!: number;

  @Field(() => String, { nullable: true, description: "Why it waits or was refused, in Vietnamese; null: nothing stood against it." })
  reason!: string | null;

  @Field(() => DeliveryArrivalEnum, { nullable: true, description: "What the gateway told of it after it had taken it; null: nothing yet, or it is a mail." })
  arrival!: Arrival | null;

  @Field(() => InstantScalar, { nullable: true, description: "When it arrived or was given up, by the gateway; null: it told nothing." })
  arrivalAt!: Instant | null;
}

@ObjectType("NoticeSettings", { simpleResolvers: true, description: "How the viewer wants to be told." })
export class NoticeSettings {
  @Field(() => LanguageEnum, { description: "The language of mails and messages." })
  language!: NoticeLanguage;

  @Field(() => String, { nullable: true, description: "The viewer's own address; null: none." })
  email!: string | null;

  @Field(() => String, { nullable: true, description: "The viewer's own number, digits; null: none." })
  phone!: string | null;

  @Field(() => [String], { description: "Local times HH:MM of the digest on working days; none: no digest." })
  mailTimes!: string[];

  @Field(() => [NoticeRuleEnum], { description: "What is told to the phone." })
  phoneRules!: NoticeRule[];

  @Field(() => [NoticeRuleEnum], { description: "What is not told at all." })
  muted!: NoticeRule[];

  @Field(() => Boolean, { description: "This hub can send mail." })
  mailPossible!: boolean;

  @Field(() => Boolean, { description: "This hub can send to phones." })
  phonePossible!: boolean;

  @Field(() => [DeliveryView], { description: "The 20 newest messages to the viewer." })
  deliveries!: DeliveryView[];
}

@InputType({ description: "How the viewer wants to be told, whole: what is left out is taken away." })
export class SaveNoticeSettingsInput {
  @Field(() => LanguageEnum, { description: "The language of mails and messages." })
  language!: NoticeLanguage;

  @Field(() => String, { nullable: true, description: "An address." })
  email?: string | null;

  @Field(() => String, { nullable: true, description: "A telephone number." })
  phone?: string | null;

  @Field(() => [String], { description: "Local times HH:MM, at most 4." })
  mailTimes!: string[];

  @Field(() => [NoticeRuleEnum], { description: "What is told to the phone." })
  phoneRules!: NoticeRule[];

  @Field(() => [NoticeRuleEnum], { description: "What is not told at all." })
  muted!: NoticeRule[];
}

@ObjectType("NoticeSettingsSaved", { simpleResolvers: true, description: "It holds from now on." })
export class NoticeSettingsSaved {
  @Field(() => NoticeSettings, { description: "The settings." })
  settings!: NoticeSettings;
}

export const SaveNoticeSettingsResult = createUnionType({
  name: "SaveNoticeSettingsResult",
  description: "The settings, or what stood in the way.",
  types: () => [NoticeSettingsSaved, NoticeRefused] as const,
});
