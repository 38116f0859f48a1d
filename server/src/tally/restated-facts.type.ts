import { Field, ID, Int, ObjectType } from "type-graphql";
import { CaseView } from "../case/index.ts";
import { FACT_KINDS } from "../journal/index.ts";
import type { FactKind } from "../journal/index.ts";
import { enumOf } from "../platform/enum-of.ts";
import type { Instant } from "../platform/instant.ts";
import { Day, InstantScalar } from "../platform/scalars.ts";
import { Unit } from "../unit/index.ts";
import { AsOfView } from "./as-of.ts";
import { PageInfo } from "./cases.types.ts";

const FactKindEnum = enumOf(
  FACT_KINDS,
  "FactKind",
  "What a day's figures are counted from: receipts, ends, hand-overs, results within the limit and past it, answers.",
);

@ObjectType({ simpleResolvers: true, description: "A figure of a day as it was known when the day was over, and with what was learned later." })
export class RestatedFigure {
  @Field(() => FactKindEnum, { description: "What is counted; never hand-overs." })
  kind!: FactKind;

  @Field(() => Int, { description: "Without what was learned later." })
  before!: number;

  @Field(() => Int, { description: "With it: the period's figure for this one day at the as-of." })
  after!: number;
}

@ObjectType({ simpleResolvers: true, description: "One fact of a day that was learned on a later one." })
export class RestatedFact {
  @Field(() => ID, { description: "Number of the journal's event." })
  id!: string;

  @Field(() => FactKindEnum, { description: "What it is." })
  kind!: FactKind;

  @Field(() => Boolean, { description: "The source took back what it had said before: it counts -1." })
  takenBack!: boolean;

  @Field(() => Unit, { description: "The unit it is counted for." })
  unit!: Unit;

  @Field(() => Unit, { nullable: true, description: "Of a hand-over: the unit that gave the case away." })
  fromUnit!: Unit | null;

  @Field(() => String, { nullable: true, description: "Code of the source that told it; null: no source did." })
  sourceCode!: string | null;

  @Field(() => String, { nullable: true, description: "Its name." })
  sourceName!: string | null;

  @Field(() => InstantScalar, { description: "When it happened." })
  happenedAt!: Instant;

  @Field(() => InstantScalar, { description: "When the hub learned it." })
  learnedAt!: Instant;

  @Field(() => CaseView, { nullable: true, description: "The case; null when the viewer may not see it." })
  case!: CaseView | null;
}

@ObjectType({ simpleResolvers: true, description: "What was learned of one day on later ones (số liệu được tính lại): as many as `RestatedDay` counts." })
export class RestatedFacts {
  @Field(() => AsOfView, { description: "The point it was counted at; hand it back for the next page." })
  asOf!: AsOfView;

  @Field(() => Day, { description: "The day." })
  day!: string;

  @Field(() => [RestatedFigure], {
    description: "The day's receipts, ends, results within the limit and past it, and answers, before and after all that was learned later, whoever told it.",
  })
  figures!: RestatedFigure[];

  @Field(() => Int, { description: "Exactly the number of facts the whole list has." })
  totalCount!: number;

  @Field(() => [RestatedFact], { description: "The page's facts, in the order they were learned." })
  facts!: RestatedFact[];

  @Field(() => PageInfo, { description: "Whether the list goes on." })
  pageInfo!: PageInfo;
}
