import { Field, InputType, Int, ObjectType } from "type-graphql";
import { Day } from "../../platform/scalars.ts";
import { PeriodInput } from "../../tally/index.ts";

@InputType({ description: "Figures of months before the hub, a row each, as a file or as rows. One of the two." })
export class TypedMonthsInput {
  @Field(() => String, { nullable: true, description: "Rows with tab, comma or semicolon, at most 90,000 characters; a row of headings may stand above." })
  csv?: string | null;

  @Field(() => String, { nullable: true, description: "A file in base64, at most 5 MB: .xlsx, or CSV in UTF-8; told by its first bytes." })
  file?: string | null;

  @Field(() => PeriodInput, { description: "The days of the report that they are for." })
  period!: PeriodInput;
}

@ObjectType("TypedMonth", { simpleResolvers: true, description: "A row of figures as a report would take it." })
export class TypedMonthView {
  @Field(() => String, { nullable: true, description: "The workbook's sheet; null in rows of text." })
  sheet!: string | null;

  @Field(() => Int, { description: "Line, from 1." })
  line!: number;

  @Field(() => Day, { description: "First day." })
  from!: string;

  @Field(() => Day, { description: "Last day." })
  to!: string;

  @Field(() => Int, { description: "Open when the first day began." })
  opening!: number;

  @Field(() => Int, { description: "Received." })
  received!: number;

  @Field(() => Int, { description: "Handed in." })
  handedIn!: number;

  @Field(() => Int, { description: "Ended with a result." })
  handled!: number;

  @Field(() => Int, { description: "Declined, diverted or merged." })
  declined!: number;

  @Field(() => Int, { description: "Handed out." })
  handedOut!: number;

  @Field(() => Int, { description: "Open after the last day." })
  closing!: number;

  @Field(() => String, { description: "Number and day of the paper." })
  document!: string;
}

@ObjectType("TypedMonthProblem", { simpleResolvers: true, description: "Something wrong with a sheet of figures." })
export class TypedMonthProblemView {
  @Field(() => String, { nullable: true, description: "The workbook's sheet; null in rows of text, and for the whole file." })
  sheet!: string | null;

  @Field(() => Int, { nullable: true, description: "Line, from 1; null: the whole file." })
  line!: number | null;

  @Field(() => String, { nullable: true, description: 'As a spreadsheet names it, e.g. "Tháng!C5"; null in rows of text, and for the whole file.' })
  cell!: string | null;

  @Field(() => String, { nullable: true, description: "What its column is called, in Vietnamese; null: the whole file." })
  column!: string | null;

  @Field(() => String, { description: "What was expected, in Vietnamese." })
  message!: string;
}

@ObjectType("TypedMonths", {
  simpleResolvers: true,
  description: "Figures of months before the hub as they were read; a report takes them when nothing is wrong.",
})
export class TypedMonthsView {
  @Field(() => [TypedMonthView], { description: "Rows whose cells could all be read, in their order." })
  rows!: TypedMonthView[];

  @Field(() => [TypedMonthProblemView], { description: "What is wrong, cell by cell; none: all of it may be taken." })
  problems!: TypedMonthProblemView[];
}

@ObjectType("TypedMonthsTemplate", { simpleResolvers: true, description: "An empty sheet for figures of months before the hub, with the months of a period." })
export class TypedMonthsTemplateView {
  @Field(() => String, { description: "A name for the file." })
  name!: string;

  @Field(() => String, { description: "The file, XLSX in Base64." })
  base64!: string;
}
