import { Arg, Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import { termsOn } from "../clock/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import { localDay } from "../platform/local-time.ts";
import { Day } from "../platform/scalars.ts";
import { tickNow } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { DEFINED_FIGURES, DEFINITION_LANGUAGES, definitionsUnder } from "./definitions.ts";
import type { DefinedFigure, Definition, DefinitionLanguage } from "./definitions.ts";
import { notReady } from "./not-ready.ts";

const DefinedFigureEnum = enumOf(DEFINED_FIGURES, "DefinedFigure", "A number that can be explained.");
const DefinitionLanguageEnum = enumOf(DEFINITION_LANGUAGES, "DefinitionLanguage", "The language of definitions: Vietnamese or English.");

@ObjectType({ simpleResolvers: true, description: "What a number says (định nghĩa chỉ tiêu)." })
export class FigureDefinition implements Definition {
  @Field(() => DefinedFigureEnum, { description: "Which number." })
  figure!: DefinedFigure;

  @Field(() => String, { description: "Its name." })
  name!: string;

  @Field(() => String, { description: "What is counted." })
  counted!: string;

  @Field(() => String, { nullable: true, description: "What is not counted; null when nothing needs saying." })
  notCounted!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "The definitions of all numbers under the rules in force on one day." })
export class Definitions {
  @Field(() => Day, { description: "The day of the as-of." })
  day!: string;

  @Field(() => String, { description: "Code of the regulation (quy chế) whose thresholds hold." })
  regulation!: string;

  @Field(() => String, { description: "Its version." })
  regulationVersion!: string;

  @Field(() => String, { description: "Its name." })
  regulationTitle!: string;

  @Field(() => Day, { description: "Its first day in force." })
  regulationFrom!: string;

  @Field(() => String, { description: "Version of the working calendar in force." })
  calendarVersion!: string;

  @Field(() => [FigureDefinition], { description: "Every number's definition." })
  figures!: FigureDefinition[];
}

@Resolver()
export class DefinitionsResolver {
  @Query(() => Definitions, { description: "What every number says, from the same dated rules that it is counted by." })
  definitions(@Arg("language", () => DefinitionLanguageEnum, { defaultValue: "VI" }) language: DefinitionLanguage, @Ctx() context: TallyContext): Definitions {
    const { rules } = context;
    if (rules === null) throw notReady();
    const day = localDay(tickNow(context).instant);
    const terms = termsOn(rules.terms, day);
    return {
      day,
      regulation: terms.regulationCode,
      regulationVersion: terms.regulationVersion,
      regulationTitle: terms.regulationTitle,
      regulationFrom: terms.validFrom,
      calendarVersion: rules.time.calendar.version,
      figures: definitionsUnder(terms, language),
    };
  }
}
