import { createUnionType, Field, ID, InputType, ObjectType } from "type-graphql";
import { ProblemType } from "../access/index.ts";
import { CaseView } from "../case/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";

const INSIDE_ENDS = ["REASSIGNED", "TAKEN_BACK", "LEFT"] as const;
export type InsideEnd = (typeof INSIDE_ENDS)[number];
const InsideEndEnum = enumOf(
  INSIDE_ENDS,
  "InsideEnd",
  "How an assignment inside a unit ended: the case was given to another there, taken back, or went on to another unit.",
);

@ObjectType("InsideOfficer", { simpleResolvers: true, description: "An officer of a unit with an account in the hub." })
export class InsideOfficer {
  @Field(() => String, { description: "What he signs in with." })
  username!: string;

  @Field(() => String, { description: "His name as colleagues know it." })
  name!: string;
}

@ObjectType("InsideAssignment", { simpleResolvers: true, description: "Who inside a unit works on a case that the unit holds, from when to when." })
export class InsideAssignment {
  @Field(() => ID, { description: "The hub's number of it." })
  id!: string;

  @Field(() => Unit, { description: "The unit that holds the case." })
  unit!: Unit;

  @Field(() => Unit, { nullable: true, description: "The division of it that works on the case; null: none below the unit." })
  division!: Unit | null;

  @Field(() => InsideOfficer, { nullable: true, description: "The officer; null: nobody in particular." })
  officer!: InsideOfficer | null;

  @Field(() => String, { description: "What he was told, without the submitter's identity; may be empty." })
  note!: string;

  @Field(() => InstantScalar, { nullable: true, description: "The first late instant by the unit's own word; null: it set none." })
  dueAt!: Instant | null;

  @Field(() => Boolean, { description: "It holds, the case is open, and that instant is over." })
  late!: boolean;

  @Field(() => InstantScalar, { description: "From when." })
  from!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: "Until when, exclusive; null: nothing has ended it." })
  to!: Instant | null;

  @Field(() => InsideEndEnum, { nullable: true, description: "How it ended; null: it has not." })
  ended!: InsideEnd | null;

  @Field(() => String, { nullable: true, description: "Why it was taken back; null otherwise." })
  endedWords!: string | null;

  @Field(() => String, { nullable: true, description: "Who ended it; null: nobody did." })
  endedByName!: string | null;

  @Field(() => String, { description: "Who gave it." })
  byName!: string;

  @Field(() => String, { nullable: true, description: "Username of the one whose post it was, when another stood in for him." })
  onBehalfOf!: string | null;

  @Field(() => Boolean, { description: "It is the one that holds." })
  current!: boolean;
}

@ObjectType("InsideTargets", { simpleResolvers: true, description: "Whom a case can be given to inside the unit that holds it." })
export class InsideTargets {
  @Field(() => [Unit], { description: "Divisions of the unit that exist, within the viewer's reach." })
  divisions!: Unit[];

  @Field(() => [InsideTarget], { description: "Officers with an open account there, at most 500, by name." })
  officers!: InsideTarget[];
}

@ObjectType("InsideTarget", { simpleResolvers: true, description: "An officer and where his post is." })
export class InsideTarget extends InsideOfficer {
  @Field(() => Unit, { description: "The unit of his post." })
  unit!: Unit;
}

@ObjectType("AssignedInside", { simpleResolvers: true, description: "The case with who works on it now." })
export class AssignedInside {
  @Field(() => CaseView, { description: "The case." })
  case!: CaseView;
}

@ObjectType("InsideRefused", { implements: ProblemType, description: "Nothing was changed." })
export class InsideRefused extends ProblemType {
  @Field(() => String, { description: "The field of the input it is about." })
  at!: string;

  @Field(() => InstantScalar, { nullable: true, description: "dueAt: the due instant of the case's clock, which it may not be after; null otherwise." })
  limitAt!: Instant | null;
}

export const AssignInsideResult = createUnionType({
  name: "AssignInsideResult",
  description: "The case with who works on it, or what stood in the way.",
  types: () => [AssignedInside, InsideRefused] as const,
});

@InputType({ description: "Who inside the unit is to work on a case: a division, an officer, or both." })
export class AssignInsideInput {
  @Field(() => ID, { description: "The hub's number of the case." })
  caseId!: string;

  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same assignment." })
  key!: string;

  @Field(() => ID, { nullable: true, description: "The assignment that held when he looked; null: none did. If another holds by now, nothing is changed." })
  current?: string | null;

  @Field(() => String, { nullable: true, description: "Code of a division below the unit that holds the case." })
  division?: string | null;

  @Field(() => String, { nullable: true, description: "Username of an officer of the unit, or of that division." })
  officer?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What he is told: at most 2,000 characters; the submitter's name and anybody's numbers are hidden in it.",
  })
  note?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: "The first late instant inside the unit: to come, and while the case's own clock runs not after it. Left out: none.",
  })
  dueAt?: Instant | null;
}

@InputType({ description: "An assignment inside that is taken back: the case is the unit's own again." })
export class TakeBackInsideInput {
  @Field(() => ID, { description: "The assignment that holds." })
  id!: string;

  @Field(() => ID, { description: "The hub's number of its case." })
  caseId!: string;

  @Field(() => String, { description: "Why: 1 to 1,000 characters." })
  reason!: string;
}

/** @param limitAt of the case's clock, where that is what stands against it */
export function refusedInside(at: string, message: string, limitAt: Instant | null = null): InsideRefused {
  return Object.assign(new InsideRefused(), { at, message, limitAt });
}
