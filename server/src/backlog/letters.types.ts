import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import { Day } from "../platform/scalars.ts";
import { BulkNotPossible } from "./bulk.results.ts";

export const LETTER_STANDINGS = ["MATCHED", "ALREADY_RECORDED", "NOT_FOUND", "AMBIGUOUS", "TWICE", "BAD_DATE", "BAD_ROW", "NOT_ALLOWED"] as const;
export type LetterStanding = (typeof LETTER_STANDINGS)[number];
const LetterStandingEnum = enumOf(
  LETTER_STANDINGS,
  "LetterStanding",
  "How a letter of a list stands to the cases. NOT_FOUND: the viewer sees no case of this reference; NOT_ALLOWED: he sees it, and may not record its result.",
);

@InputType({ description: "Letters that answered cases, a row each: number, date, case reference, words. One of the two fields." })
export class LettersInput {
  @Field(() => String, { nullable: true, description: "Rows with tab, comma or semicolon, at most 90,000 characters; a row of headings may stand above." })
  csv?: string | null;

  @Field(() => String, { nullable: true, description: "A file in base64, at most 5 MB: .xlsx, or CSV in UTF-8; told by its first bytes." })
  file?: string | null;
}

@InputType({ description: "Letters whose cases' results are to be recorded." })
export class RecordLettersInput extends LettersInput {
  @Field(() => ID, { description: "A UUID of the asker's own; the same once more is the same job." })
  key!: string;

  @Field(() => String, { description: "Why, 1 to 1,000 characters." })
  reason!: string;

  @Field(() => Int, { nullable: true, description: "The number of matched letters as somebody typed it; asked for above the threshold." })
  typedCount?: number | null;
}

@ObjectType({ simpleResolvers: true, description: "A row of a list of letters." })
export class LetterRow {
  @Field(() => Int, { description: "Line of the list, from 1." })
  line!: number;

  @Field(() => String, { nullable: true, description: "The workbook's sheet; null in pasted rows." })
  sheet!: string | null;

  @Field(() => String, { description: "The letter's number, as it stands there." })
  number!: string;

  @Field(() => Day, { nullable: true, description: "The letter's day; null: it is none." })
  day!: string | null;

  @Field(() => String, { description: "The case's reference, as it stands there." })
  reference!: string;

  @Field(() => String, { nullable: true, description: "The result in its words; null: none, and the letter is named." })
  words!: string | null;

  @Field(() => LetterStandingEnum, { description: "How it stands." })
  standing!: LetterStanding;

  @Field(() => String, { nullable: true, description: "What stands against it, in Vietnamese; null: nothing." })
  message!: string | null;

  @Field(() => CaseView, { nullable: true, description: "The case; null: none, or several." })
  case!: CaseView | null;
}

@ObjectType({ simpleResolvers: true, description: "A list of letters held against the cases; nothing is written." })
export class LetterList {
  @Field(() => [LetterRow], { description: "Every row, in the list's order." })
  rows!: LetterRow[];

  @Field(() => Int, { description: "Rows whose result would be recorded." })
  matched!: number;

  @Field(() => Int, { nullable: true, description: "The number that somebody has to type as `typedCount`; null: none." })
  typedCount!: number | null;
}

export const PreviewLettersResult = createUnionType({
  name: "PreviewLettersResult",
  description: "The list row by row, or why it cannot be read.",
  types: () => [LetterList, BulkNotPossible] as const,
});
