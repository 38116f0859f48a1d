import { createUnionType, Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../../case/index.ts";
import type { Instant } from "../../platform/instant.ts";
import { Day, InstantScalar } from "../../platform/scalars.ts";
import { AsOfView, PageInfo } from "../../tally/index.ts";
import { Unit } from "../../unit/index.ts";
import { InspectionRefused } from "../inspection.results.ts";
import { SignMarkEnum, SignStateEnum, UnusualSignEnum } from "./sign.words.ts";
import type { Sign, SignMark, SignState } from "./sign.words.ts";

@ObjectType("SignMark", { simpleResolvers: true, description: "What an inspector said to a sign of a unit over these days; it is kept." })
export class SignMarkView {
  @Field(() => SignMarkEnum, { description: "Explained, or to be inspected." })
  mark!: SignMark;

  @Field(() => String, { description: "Why." })
  words!: string;

  @Field(() => Int, { description: "How many there were when he said so." })
  cases!: number;

  @Field(() => Int, { description: "Of how many." })
  base!: number;

  @Field(() => InstantScalar, { description: "When." })
  at!: Instant;

  @Field(() => String, { description: "Who." })
  byName!: string;
}

@ObjectType({ simpleResolvers: true, description: "A sign of one unit beside the other units of its kind. It is not a judgement." })
export class UnitSign {
  @Field(() => Unit, { description: "The unit, with everything below it." })
  unit!: Unit;

  @Field(() => Int, { description: "How many: the length of its list." })
  cases!: number;

  @Field(() => Int, { description: "Of how many." })
  base!: number;

  @Field(() => Float, { nullable: true, description: "In percent; null: too few to tell a share." })
  sharePercent!: number | null;

  @Field(() => Int, { description: "Other units of its kind with enough cases." })
  peers!: number;

  @Field(() => Float, { nullable: true, description: "The median of their shares in percent; null: too few of them." })
  medianPercent!: number | null;

  @Field(() => Float, { nullable: true, description: "How far their shares usually lie from the median, in percentage points." })
  spreadPercent!: number | null;

  @Field(() => SignStateEnum, { description: "How it stands." })
  state!: SignState;

  @Field(() => SignMarkView, { nullable: true, description: "What an inspector said to it last." })
  mark!: SignMarkView | null;
}

@ObjectType({ simpleResolvers: true, description: "A sign, the dated rule it is told by, and every unit of the scope that has anything to tell." })
export class SignReading {
  @Field(() => UnusualSignEnum, { description: "Which sign." })
  sign!: Sign;

  @Field(() => Int, { description: "Minutes, hours or days, as the sign says; 0: it has none." })
  measure!: number;

  @Field(() => Int, { description: "Never unusual below this many." })
  floorCases!: number;

  @Field(() => Int, { description: "Never unusual below this share." })
  floorPercent!: number;

  @Field(() => Int, { description: "Spreads beyond the median, in tenths." })
  spreadTenths!: number;

  @Field(() => Int, { description: "Fewer than these of the unit's own, and nothing is said." })
  smallest!: number;

  @Field(() => Int, { description: "Fewer than these other units, and nothing is said." })
  smallestPeers!: number;

  @Field(() => String, { description: "What the thresholds rest on." })
  legalBasis!: string;

  @Field(() => Boolean, { description: "They are a proposal, not yet laid down." })
  assumed!: boolean;

  @Field(() => [UnitSign], { description: "In the register's order." })
  units!: UnitSign[];
}

@ObjectType({ simpleResolvers: true, description: "Unusual signs (dấu hiệu bất thường) over some days, all counted at one point." })
export class UnusualSigns {
  @Field(() => AsOfView, { description: "The point everything is counted at." })
  asOf!: AsOfView;

  @Field(() => Day, { description: "The first day." })
  from!: string;

  @Field(() => Day, { description: "The last day." })
  to!: string;

  @Field(() => [SignReading], { description: "Every sign that a rule in force tells." })
  signs!: SignReading[];
}

@ObjectType({ simpleResolvers: true, description: "A row behind a sign: a case, or an account." })
export class SignRow {
  @Field(() => ID, { nullable: true, description: "The hub's number of the case; null: it is an account." })
  caseId!: string | null;

  @Field(() => CaseView, { nullable: true, description: "The case as it stands now; null: an account, or out of the viewer's sight." })
  case!: CaseView | null;

  @Field(() => String, { nullable: true, description: "Username of the account." })
  account!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The list behind a sign of a unit." })
export class SignRows {
  @Field(() => AsOfView, { description: "The point it is counted at." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "Exactly the number of rows the whole list has." })
  totalCount!: number;

  @Field(() => [SignRow], { description: "The page's rows." })
  rows!: SignRow[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}

@InputType({ description: "What an inspector says to a sign of a unit." })
export class MarkSignInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same mark." })
  key!: string;

  @Field(() => UnusualSignEnum, { description: "The sign." })
  sign!: Sign;

  @Field(() => String, { description: "Code of the unit." })
  unit!: string;

  @Field(() => Day, { description: "The first day." })
  from!: string;

  @Field(() => Day, { description: "The last day." })
  to!: string;

  @Field(() => String, { description: "The as-of that he saw it at." })
  asOf!: string;

  @Field(() => SignMarkEnum, { description: "Explained, or to be inspected." })
  mark!: SignMark;

  @Field(() => String, { description: "Why, 1 to 2,000 characters." })
  words!: string;
}

@ObjectType({ simpleResolvers: true, description: "The mark was written down." })
export class SignMarked {
  @Field(() => UnitSign, { description: "The sign as it stands with it." })
  sign!: UnitSign;
}

export const MarkSignResult = createUnionType({
  name: "MarkUnusualSignResult",
  description: "The marked sign, or what stood in the way.",
  types: () => [SignMarked, InspectionRefused] as const,
});
