import type { Reckoning } from "@dau-moi/schema";
import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { Day } from "../platform/scalars.ts";
import { AsOfView, MonthReckoningEnum, PeriodKindEnum, ReckoningEnum } from "../tally/index.ts";
import type { MonthReckoning, PeriodKind } from "../tally/index.ts";
import { KeepViewParts, KeptViewParts } from "./kept-view.types.ts";
import { SavedViewRefused, SavedViewRemoved } from "./saved-view.types.ts";

/** One set of fields, said once for what is asked and what is shown. */
@ObjectType("BoardSettings", { simpleResolvers: true, description: "What is looked at on the overview, as its address says it; null is what nobody chose." })
@InputType("BoardSettingsInput", { description: "What is looked at on the overview; what is left out is what nobody chose." })
export class BoardSettingsView {
  @Field(() => String, { nullable: true, description: "Code of the unit whose board it is; the viewer's own scope when left out." })
  unit?: string | null;

  @Field(() => String, { nullable: true, description: "Code of the vice-chairman whose units alone are counted." })
  inCharge?: string | null;

  @Field(() => Boolean, { nullable: true, description: "All units, in place of the worst." })
  allUnits?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: "The weeks as a table, in place of the chart." })
  trendTable?: boolean | null;

  @Field(() => PeriodKindEnum, { nullable: true, description: "The period whose figures are shown; none when left out." })
  period?: PeriodKind | null;

  @Field(() => MonthReckoningEnum, { nullable: true, description: "How months are cut." })
  months?: MonthReckoning | null;

  @Field(() => Day, { nullable: true, description: "A day of the period; today's when left out." })
  on?: string | null;

  @Field(() => Day, { nullable: true, description: "Of a custom period: its first day." })
  from?: string | null;

  @Field(() => Day, { nullable: true, description: "Of a custom period: its last day." })
  to?: string | null;

  @Field(() => ReckoningEnum, { nullable: true, description: "For whom the cases of units that ended are counted." })
  reckoning?: Reckoning | null;
}

@ObjectType("SavedBoard", { simpleResolvers: true, description: "A view of the overview (cách xem bảng tổng quan), kept under a name." })
export class SavedBoard extends KeptViewParts {
  @Field(() => BoardSettingsView, { description: "What is looked at." })
  board!: BoardSettingsView;

  @Field(() => Int, {
    nullable: true,
    description: "Overdue cases on its board at the as-of, as many as their list has; null: the viewer may not list the cases of its unit.",
  })
  overdue!: number | null;
}

@ObjectType("SavedBoards", { simpleResolvers: true, description: "The viewer's views of the overview and those of his units, all counted at one as-of." })
export class SavedBoards {
  @Field(() => AsOfView, { description: "The point every number here is counted at." })
  asOf!: AsOfView;

  @Field(() => [SavedBoard], { description: "His own first, then what others share; in the order they were kept." })
  boards!: SavedBoard[];
}

@InputType({ description: "A view of the overview to be kept." })
export class SaveBoardInput extends KeepViewParts {
  @Field(() => BoardSettingsView, { description: "What is looked at." })
  board!: BoardSettingsView;
}

@InputType({ description: "An own view of the overview." })
export class RemoveBoardInput {
  @Field(() => ID, { description: "Its number." })
  id!: string;
}

export const SaveBoardResult = createUnionType({
  name: "SaveBoardResult",
  description: "The view, or what stood against it.",
  types: () => [SavedBoard, SavedViewRefused] as const,
});

export const RemoveBoardResult = createUnionType({
  name: "RemoveBoardResult",
  description: "That it is gone, or why it is not.",
  types: () => [SavedViewRemoved, SavedViewRefused] as const,
});
