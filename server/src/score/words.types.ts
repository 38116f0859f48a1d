import { Field, ObjectType } from "type-graphql";
import type { Told } from "./indicator/scheme-content.ts";

@ObjectType("ScoreWords", { simpleResolvers: true, description: "A scheme's own words in both languages." })
export class ScoreWords implements Told {
  @Field(() => String, { description: "In Vietnamese." })
  vi!: string;

  @Field(() => String, { description: "In English." })
  en!: string;
}

export const scoreWords = (told: Told): ScoreWords => Object.assign(new ScoreWords(), told);
