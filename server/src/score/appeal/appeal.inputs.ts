import { Field, ID, InputType, Int } from "type-graphql";
import { enumOf } from "../../platform/enum-of.ts";
import { Day } from "../../platform/scalars.ts";
import { ExclusionEnum } from "../card/card.types.ts";
import type { Exclusion } from "../indicator/rule.ts";
import { APPEAL_ANSWERS } from "./appeal.queries.ts";
import type { AppealAnswer } from "./appeal.queries.ts";
import { APPEAL_KINDS } from "./overlay.ts";
import type { AppealKind } from "./overlay.ts";

export const AppealKindEnum = enumOf(
  APPEAL_KINDS,
  "ScoreAppealKind",
  "ATTRIBUTION: the line is another unit's; TIME: it is to be counted in time; EXCLUSION: it is not to count, for a reason; INCLUSION: it was left out and is to count, as what was frozen of it says.",
);
const AppealAnswerEnum = enumOf(
  APPEAL_ANSWERS,
  "ScoreAppealAnswer",
  "GRANTED: as it was asked; GRANTED_IN_PART: something else than was asked; REFUSED: nothing changes.",
);

const KEY = "A UUID of the asker's own: the same once more is the same act.";
const APPEAL = "The appeal.";
const WORDS = "Why, 1 to 1,000 characters.";
const REASON = "With EXCLUSION: why it does not count; else absent.";
const OTHER = "With ATTRIBUTION: code of the unit whose it is; else absent.";

@InputType({ description: "Asks that one line of a unit's score be looked at again." })
export class AskScoreAppealInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The period." })
  period!: string;

  @Field(() => String, { description: "Code of the unit whose line it is, as it was frozen." })
  unit!: string;

  @Field(() => String, { description: "The indicator's or deduction's code." })
  indicator!: string;

  @Field(() => Int, { description: "The line's number, as it was frozen." })
  ordinal!: number;

  @Field(() => AppealKindEnum, { description: "What is wanted." })
  kind!: AppealKind;

  @Field(() => ExclusionEnum, { nullable: true, description: REASON })
  reason?: Exclusion | null;

  @Field(() => String, { nullable: true, description: OTHER })
  otherUnit?: string | null;

  @Field(() => String, { description: WORDS })
  words!: string;

  @Field(() => String, { nullable: true, description: "Number of the paper that proves it, at most 60 characters." })
  documentNumber?: string | null;

  @Field(() => Day, { nullable: true, description: "Day of that paper." })
  documentDay?: string | null;
}

@InputType({ description: "Asks that one line of one's own sheet be looked at again." })
export class AskOfficerAppealInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: "The period of sheets whose line it is: of a year's, the quarter." })
  period!: string;

  @Field(() => ID, { description: 'The line\'s name in that period, such as "PROGRESS-3".' })
  line!: string;

  @Field(() => AppealKindEnum, { description: "What is wanted." })
  kind!: AppealKind;

  @Field(() => ExclusionEnum, { nullable: true, description: REASON })
  reason?: Exclusion | null;

  @Field(() => String, { description: WORDS })
  words!: string;

  @Field(() => String, { nullable: true, description: "Number of the paper that proves it, at most 60 characters." })
  documentNumber?: string | null;

  @Field(() => Day, { nullable: true, description: "Day of that paper." })
  documentDay?: string | null;
}

@InputType({ description: "Takes an appeal back." })
export class WithdrawScoreAppealInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: APPEAL })
  appeal!: string;
}

@InputType({ description: "The word of the unit that a line would go to." })
export class SayOnScoreAppealInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: APPEAL })
  appeal!: string;

  @Field(() => String, { description: "What it thinks of it, 1 to 1,000 characters." })
  words!: string;
}

@InputType({ description: "Answers an appeal." })
export class AnswerScoreAppealInput {
  @Field(() => ID, { description: KEY })
  key!: string;

  @Field(() => ID, { description: APPEAL })
  appeal!: string;

  @Field(() => AppealAnswerEnum, { description: "Whether it is granted." })
  answer!: AppealAnswer;

  @Field(() => AppealKindEnum, { nullable: true, description: "With GRANTED_IN_PART: what is granted instead; else absent." })
  kind?: AppealKind | null;

  @Field(() => ExclusionEnum, { nullable: true, description: REASON })
  reason?: Exclusion | null;

  @Field(() => String, { nullable: true, description: OTHER })
  otherUnit?: string | null;

  @Field(() => String, { description: WORDS })
  words!: string;

  @Field(() => String, { description: "Number of the paper that answers, 1 to 60 characters." })
  documentNumber!: string;

  @Field(() => Day, { description: "Day of that paper." })
  documentDay!: string;
}
