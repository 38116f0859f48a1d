import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Role } from "@dau-moi/schema";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { AccountRefused, ActEnum, RoleEnum } from "./access.types.ts";
import type { Act } from "./acts.ts";

@ObjectType("AccountPost", { simpleResolvers: true, description: "A role in a unit, with the days on which the account has it." })
export class AccountPost {
  unitId!: number;

  @Field(() => RoleEnum, { description: "What the post is for." })
  role!: Role;

  @Field(() => Day, { description: "First day." })
  validFrom!: string;

  @Field(() => Day, { nullable: true, description: "First day on which he no longer has it; null while he does." })
  validTo!: string | null;
}

@ObjectType("Account", { simpleResolvers: true, description: "A person who may sign in, as those see it who keep accounts; nothing of the password." })
export class AccountView {
  id!: number;
  officerId!: number | null;

  @Field(() => String, { description: "What he signs in with." })
  username!: string;

  @Field(() => String, { description: "His name as colleagues know it." })
  displayName!: string;

  @Field(() => [AccountPost], { description: "His posts, the past ones too." })
  posts!: AccountPost[];

  @Field(() => InstantScalar, { description: "When it was made." })
  createdAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "Since when he may not sign in; null: he may." })
  lockedAt!: Instant | null;

  @Field(() => Boolean, { description: "His password is for one sign-in and not his own yet." })
  mustChangePassword!: boolean;
}

@ObjectType({ simpleResolvers: true, description: "An account and its place in the list." })
export class AccountEdge {
  @Field(() => String, { description: "Hand back as `after` for what follows." })
  cursor!: string;

  @Field(() => AccountView, { description: "The account." })
  node!: AccountView;
}

@ObjectType({ simpleResolvers: true, description: "The accounts that the viewer keeps, by username." })
export class AccountConnection {
  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [AccountEdge], { description: "The page's rows." })
  edges!: AccountEdge[];

  @Field(() => String, { nullable: true, description: "Where the next page begins; null on the last one." })
  nextAfter!: string | null;
}

@ObjectType("OneTimePassword", { simpleResolvers: true, description: "Shown once and kept nowhere; it must be changed at the next sign-in." })
export class OneTimePassword {
  @Field(() => String, { description: "Whose." })
  username!: string;

  @Field(() => String, { description: "To be handed over in person or by phone." })
  password!: string;
}

@ObjectType("Delegation", { simpleResolvers: true, description: "Acts of a post that another does for a while, as himself (thay mặt)." })
export class DelegationView {
  unitId!: number;

  @Field(() => ID, { description: "Its number." })
  id!: number;

  @Field(() => String, { description: "Whose post it is." })
  fromUsername!: string;

  @Field(() => String, { description: "His name." })
  fromName!: string;

  @Field(() => String, { description: "Who stands in." })
  toUsername!: string;

  @Field(() => String, { description: "His name." })
  toName!: string;

  @Field(() => RoleEnum, { description: "Of the post." })
  role!: Role;

  @Field(() => [ActEnum], { description: "What was lent." })
  acts!: Act[];

  @Field(() => InstantScalar, { description: "From when." })
  fromAt!: Instant;

  @Field(() => InstantScalar, { description: "Until when; it ends by itself." })
  toAt!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "When it was ended earlier; null: it was not." })
  endedAt!: Instant | null;
}

export const AccountResult = createUnionType({
  name: "AccountResult",
  description: "The account as it is now, or what stood in the way.",
  types: () => [AccountView, AccountRefused] as const,
});
export const ResetPasswordResult = createUnionType({
  name: "ResetPasswordResult",
  description: "The one-time password, or what stood in the way.",
  types: () => [OneTimePassword, AccountRefused] as const,
});
export const DelegateResult = createUnionType({
  name: "DelegateResult",
  description: "The delegation, or what stood in the way.",
  types: () => [DelegationView, AccountRefused] as const,
});

@InputType({ description: "Names an account." })
export class AccountInput {
  @Field(() => String, { description: "Capitals do not matter." })
  username!: string;
}

@InputType({ description: "Whom of the register an account is." })
export class LinkOfficerInput extends AccountInput {
  @Field(() => String, { description: "The officer's code in the register of units." })
  officer!: string;
}

@InputType({ description: "Where an account's work is from today." })
export class MoveAccountInput extends AccountInput {
  @Field(() => String, { description: "Code of the unit he moves to." })
  unit!: string;

  @Field(() => RoleEnum, { nullable: true, description: "His role there; the one he had when left out." })
  role?: Role;
}

@InputType({ description: "Who stands in, for what and how long." })
export class DelegateInput {
  @Field(() => String, { description: "Username of the one who stands in." })
  to!: string;

  @Field(() => [ActEnum], { description: "Of the acts of the post." })
  acts!: Act[];

  @Field(() => InstantScalar, { description: "From when." })
  fromAt!: Instant;

  @Field(() => InstantScalar, { description: "Until when, at most 90 days later." })
  toAt!: Instant;
}

@InputType({ description: "Names a delegation." })
export class DelegationInput {
  @Field(() => ID, { description: "Its number." })
  id!: string;
}

@InputType({ description: "The password he has, and the one he wants." })
export class ChangePasswordInput {
  @Field(() => String, { description: "The one in force." })
  current!: string;

  @Field(() => String, { description: "8 to 200 characters, not the username and not the one before." })
  next!: string;
}
