import { Field, ID, Int, ObjectType } from "type-graphql";
import { Day } from "../../platform/scalars.ts";
import { OfficerRatio } from "../officer/index.ts";

@ObjectType("CommendationScore", { simpleResolvers: true, description: "A unit's sealed score of one period, as a dossier keeps it." })
export class CandidateScoreView {
  @Field(() => ID, { description: "The period." })
  period!: string;

  @Field(() => Day, { description: "Its first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => String, { nullable: true, description: "The total, with what was adjusted by then; a decimal; null: no total." })
  total!: string | null;

  @Field(() => Boolean, { description: "It was adjusted by a paper." })
  adjusted!: boolean;

  @Field(() => Int, { description: "Cases of the main indicator." })
  cases!: number;

  @Field(() => Int, { nullable: true, description: "Place among its peers; null: not ranked." })
  rank!: number | null;

  @Field(() => Int, { nullable: true, description: "How many were ranked with it; null: not ranked." })
  ranked!: number | null;

  @Field(() => Boolean, { description: "A concluded inspection left it without a total." })
  blocked!: boolean;

  @Field(() => Int, { description: "The seal's place in the chain." })
  sealNumber!: number;

  @Field(() => String, { description: "The seal's hash, hexadecimal." })
  sealHash!: string;
}

@ObjectType("CommendationSheet", {
  simpleResolvers: true,
  description: "An officer's sealed sheet of one period, as a dossier keeps it: evidence, never a rating.",
})
export class CandidateSheetView {
  @Field(() => ID, { description: "The period of sheets." })
  period!: string;

  @Field(() => Day, { description: "Its first day." })
  from!: string;

  @Field(() => Day, { description: "Its last day." })
  to!: string;

  @Field(() => [OfficerRatio], { description: "Its figures as they were sealed, from the same lines as the sheet's own." })
  ratios!: OfficerRatio[];

  @Field(() => Boolean, { description: "The officer had confirmed it." })
  confirmed!: boolean;

  @Field(() => String, { description: "SHA-256 of the sheet, hexadecimal." })
  hash!: string;

  @Field(() => String, { description: "The period's seal, hexadecimal." })
  sealHash!: string;
}

@ObjectType({ simpleResolvers: true, description: "An officer as his last sheet of a round names him." })
export class CommendedOfficer {
  @Field(() => String, { description: "His code in the register." })
  code!: string;

  @Field(() => String, { description: "His name." })
  name!: string;

  @Field(() => String, { nullable: true, description: "His post; null: none." })
  title!: string | null;
}
