import { CODE_SCHEMES, SUCCESSION_KINDS, WEEKDAYS } from "@dau-moi/schema";
import type { CodeScheme, Field as CaseField, SuccessionKind, UnitKind, Weekday } from "@dau-moi/schema";
import { Field, Float, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import { FieldEnum } from "../platform/field-enum.ts";
import { Day } from "../platform/scalars.ts";
import { MAILBOX_KINDS } from "./mailboxes.queries.ts";
import type { MailboxKind } from "./mailboxes.queries.ts";
import { Unit, UnitKindEnum } from "./unit.entity.ts";

const CodeSchemeEnum = enumOf(CODE_SCHEMES, "CodeScheme", "Whose code a unit's code is.");
const SuccessionKindEnum = enumOf(SUCCESSION_KINDS, "SuccessionKind", "How a unit's work came to another.");
export const MailboxKindEnum = enumOf(
  MAILBOX_KINDS,
  "MailboxKind",
  "What a mailbox is. EMAIL: an address of mail; BOX: a box that letters are put into, told by its place.",
);
export const WeekdayEnum = enumOf(WEEKDAYS, "Weekday", "A day of the week.");

@ObjectType("UnitCode", { simpleResolvers: true, description: "A code under which a unit is known elsewhere; it stands for this unit for ever." })
export class UnitCodeView {
  @Field(() => CodeSchemeEnum, { description: "Whose code it is." })
  scheme!: CodeScheme;

  @Field(() => String, { description: "The code, with its leading zeros." })
  code!: string;

  @Field(() => Day, { description: "First day on which it holds." })
  from!: string;

  @Field(() => Day, { nullable: true, description: "First day on which it no longer holds; null while it does." })
  to!: string | null;
}

@ObjectType("UnitVersion", { simpleResolvers: true, description: "What a unit was from one day to the next." })
export class UnitVersionView {
  @Field(() => Day, { description: "First day on which it held." })
  from!: string;

  @Field(() => Day, { nullable: true, description: "First day on which it no longer held; null: it has no end yet." })
  to!: string | null;

  @Field(() => String, { description: "The name it bore." })
  name!: string;

  @Field(() => UnitKindEnum, { description: "What sort of body it was." })
  kind!: UnitKind;

  @Field(() => Unit, { nullable: true, description: "The unit above it then; null for the province." })
  parent!: Unit | null;

  @Field(() => [UnitCodeView], { description: "Its codes elsewhere." })
  codes!: readonly UnitCodeView[];

  @Field(() => String, { description: "The act this rests on." })
  legalBasis!: string;
}

@ObjectType("UnitSuccession", { simpleResolvers: true, description: "From a day on, one unit's cases of an area or a field are another's." })
export class UnitSuccessionView {
  @Field(() => Unit, { description: "Whose cases they were." })
  predecessor!: Unit;

  @Field(() => Unit, { description: "Whose cases they are." })
  successor!: Unit;

  @Field(() => SuccessionKindEnum, { description: "How it came to that." })
  kind!: SuccessionKind;

  @Field(() => Day, { description: "First day on which it holds." })
  effectiveOn!: string;

  @Field(() => [String], { nullable: true, description: "Only cases of these areas; null: of every area." })
  areas!: readonly string[] | null;

  @Field(() => [FieldEnum], { nullable: true, description: "Only cases of these fields; null: of every field." })
  fields!: readonly CaseField[] | null;

  @Field(() => Float, { nullable: true, description: "How much of the predecessor went there, 0 to 1; null: nobody said." })
  share!: number | null;

  @Field(() => String, { description: "The act it rests on." })
  legalBasis!: string;
}

@ObjectType("Officer", { simpleResolvers: true, description: "Somebody in a post of a unit, as the directory has him." })
export class OfficerView {
  @Field(() => String, { description: "His code in the register." })
  code!: string;

  @Field(() => String, { description: "His name." })
  name!: string;

  @Field(() => String, { description: "His post." })
  title!: string;

  @Field(() => Boolean, { description: "He is the head of the unit." })
  head!: boolean;

  @Field(() => String, { nullable: true, description: "His office number, digits as dialled; null: the directory has none." })
  phone!: string | null;

  @Field(() => String, { nullable: true, description: "His office address; null: the directory has none." })
  email!: string | null;

  @Field(() => Day, { description: "First day in the post." })
  from!: string;

  @Field(() => Day, { nullable: true, description: "First day after it; null while he holds it." })
  to!: string | null;
}

@ObjectType("DutySpan", { simpleResolvers: true, description: "Hours of some days of the week, local time." })
export class DutySpanView {
  @Field(() => [WeekdayEnum], { description: "On these days." })
  days!: readonly Weekday[];

  @Field(() => String, { description: "From this time, HH:MM." })
  from!: string;

  @Field(() => String, { description: "Until this time, HH:MM; 24:00 is midnight." })
  to!: string;
}

@ObjectType("RosterMember", { simpleResolvers: true, description: "A member of the task force that keeps a unit's hotline." })
export class RosterMemberView {
  @Field(() => String, { description: "His code in the register." })
  code!: string;

  @Field(() => String, { description: "His name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "His office number; null: the directory has none." })
  phone!: string | null;

  @Field(() => String, { description: "His task in the task force." })
  task!: string;

  @Field(() => String, { description: "What he is in charge of, in words." })
  charge!: string;

  @Field(() => [FieldEnum], { description: "The fields he is in charge of; empty: no particular one." })
  fields!: readonly CaseField[];

  @Field(() => [DutySpanView], { description: "When he is on duty." })
  duty!: readonly DutySpanView[];

  @Field(() => String, { nullable: true, description: "Who stands in for him today; null: nobody." })
  deputy!: string | null;

  @Field(() => Day, { nullable: true, description: "First day on which nobody stands in for him any more; null: nobody does." })
  deputyUntil!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The account that acts in the hub in his place; null: nobody stands in, one of the two has no account, or they are not the viewer's to see.",
  })
  deputyUsername!: string | null;
}

@ObjectType("AccountOfficer", { simpleResolvers: true, description: "The officer of the register that an account is, as the register has him today." })
export class AccountOfficerView {
  @Field(() => String, { description: "His code in the register." })
  code!: string;

  @Field(() => String, { description: "His name." })
  name!: string;

  @Field(() => [String], { description: "His posts today with their units." })
  posts!: readonly string[];

  @Field(() => Boolean, { description: "One of them is in, above or below a unit in which the account has a post; false: he has moved or left." })
  fits!: boolean;

  @Field(() => [String], { description: "Members of a task force for whom he stands in today." })
  standsInFor!: readonly string[];

  @Field(() => [String], { description: "Who stands in for him today." })
  deputies!: readonly string[];
}

@ObjectType("Hotline", { simpleResolvers: true, description: "A number that reaches a unit." })
export class HotlineView {
  @Field(() => String, { description: "Digits as dialled." })
  number!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => [DutySpanView], { description: "When it is answered." })
  hours!: readonly DutySpanView[];
}

@ObjectType("Mailbox", { simpleResolvers: true, description: "Where a unit is written to." })
export class MailboxView {
  @Field(() => MailboxKindEnum, { description: "What it is." })
  kind!: MailboxKind;

  @Field(() => String, { description: "The address, or the place of the box." })
  address!: string;

  @Field(() => String, { description: "Its name." })
  name!: string;
}
