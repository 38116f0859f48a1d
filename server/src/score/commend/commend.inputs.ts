import { Field, ID, InputType } from "type-graphql";
import { Day } from "../../platform/scalars.ts";
import { PeriodKindEnum } from "../../tally/index.ts";
import type { PeriodKind } from "../../tally/index.ts";
import { AboutEnum, CheckCodeEnum, StatedResultEnum, TypedCheckEnum, VerdictEnum } from "./commend.words.ts";
import type { About, CheckCode, StatedResult, TypedCheck, Verdict } from "./commend.words.ts";

const KEY = "A UUID of the asker's own: the same once more is the same act.";
const DOSSIER = "The dossier.";

@InputType({ description: "A round of commendation; candidates are drawn from the sealed periods that fill its days." })
export class OpenCommendationRoundInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => String, { description: "Code of the form of commendation, in force today." })
  form!: string;

  @Field(() => AboutEnum, { defaultValue: "UNITS", description: "Whom it is about, as the form is." })
  about!: About;

  @Field(() => String, { nullable: true, description: "Code of the scoring scheme; of officers none." })
  scheme?: string | null;

  @Field(() => PeriodKindEnum, { description: "Of which kind of scoring periods; officers' sheets have QUARTER and YEAR." })
  kind!: PeriodKind;

  @Field(() => Day, { description: "First day; the first period begins on it." })
  from!: string;

  @Field(() => Day, { description: "Last day; the last period ends on it." })
  to!: string;

  @Field(() => String, { nullable: true, description: "Code of a unit: only it and those below it; absent: the whole province." })
  unit?: string | null;

  @Field(() => String, { description: "What it is called, 1 to 200 characters." })
  title!: string;

  @Field(() => String, { description: "What it rests on, such as the plan's number, 1 to 500 characters." })
  legalBasis!: string;
}

@InputType({ description: "A unit, or an officer in a round about officers, that the system did not draw, named by hand." })
export class AddCommendationCandidateInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The round." })
  round!: string;

  @Field(() => String, { nullable: true, description: "The unit's code; of an officer absent." })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: "The officer's code in the register; of a unit absent." })
  officer?: string | null;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  reason!: string;
}

@InputType({ description: "An earlier award that a dossier rests on; a topical one is refused." })
export class EarlierAwardInput {
  @Field(() => String, { description: "What it is called, 1 to 200 characters." })
  name!: string;

  @Field(() => String, { description: "Number of its decision, 1 to 60 characters." })
  number!: string;

  @Field(() => Day, { description: "Day of its decision." })
  day!: string;

  @Field(() => Boolean, { description: "It was topical or for a sudden merit." })
  topical!: boolean;
}

@InputType({ description: "What a unit, or an officer, says was achieved." })
export class ReportAchievementsInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: DOSSIER })
  id!: string;

  @Field(() => String, { description: "1 to 8,000 characters." })
  words!: string;

  @Field(() => [EarlierAwardInput], { description: "Earlier awards that it rests on, at most 20." })
  earlier!: EarlierAwardInput[];
}

@InputType({ description: "What a named person says of a condition that no system tells." })
export class StateCommendationInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: DOSSIER })
  id!: string;

  @Field(() => TypedCheckEnum, { description: "Which condition." })
  check!: TypedCheck;

  @Field(() => StatedResultEnum, { description: "Whether something stands in the way." })
  result!: StatedResult;

  @Field(() => String, { description: "Without what a complaint says and who complained; 1 to 1,000 characters." })
  words!: string;

  @Field(() => String, { description: "Number of the document that says so, 1 to 60 characters." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of that document." })
  documentDay!: string;
}

@InputType({ description: "A look at a dossier's conditions as they stand now." })
export class CheckCommendationInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: DOSSIER })
  id!: string;
}

@InputType({ description: "Proposes a dossier for decision." })
export class ProposeCommendationInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: DOSSIER })
  id!: string;

  @Field(() => String, { description: "Why, 1 to 2,000 characters." })
  words!: string;
}

@InputType({ description: "A condition that nobody could answer and that is granted over." })
export class CommendationWaiverInput {
  @Field(() => CheckCodeEnum, { description: "Which; it is UNKNOWN." })
  check!: CheckCode;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  reason!: string;

  @Field(() => String, { description: "Number of the document that it rests on, 1 to 60 characters." })
  documentNumber!: string;
}

@InputType({ description: "The decision on a proposed dossier." })
export class DecideCommendationInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: DOSSIER })
  id!: string;

  @Field(() => VerdictEnum, { description: "What is decided." })
  verdict!: Verdict;

  @Field(() => String, { description: "Why, 1 to 2,000 characters." })
  reason!: string;

  @Field(() => String, { description: "Number of the decision, 1 to 60 characters." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of the decision." })
  documentDay!: string;

  @Field(() => [CommendationWaiverInput], { description: "One for each condition that is UNKNOWN, when it is granted; else none." })
  waivers!: CommendationWaiverInput[];
}

@InputType({ description: "Cancels what was granted." })
export class RevokeCommendationInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: DOSSIER })
  id!: string;

  @Field(() => String, { description: "Why, such as an achievement declared falsely, 1 to 2,000 characters." })
  reason!: string;

  @Field(() => String, { description: "Number of the decision, 1 to 60 characters." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of the decision." })
  documentDay!: string;
}
