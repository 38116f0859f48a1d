import { Field, Int, ObjectType } from "type-graphql";
import { enumOf } from "../platform/enum-of.ts";
import { AsOfView } from "./as-of.ts";
import { MoveCauseEnum } from "./cases.types.ts";
import type { MoveCause } from "./moved-sql.ts";

const BOARD_FIGURES = ["OPEN", "OVERDUE", "DUE_SOON", "INHERITED_OVERDUE", "RECEIVED_TODAY", "CLOSED_TODAY"] as const;
export type BoardFigure = (typeof BOARD_FIGURES)[number];
export const BoardFigureEnum = enumOf(BOARD_FIGURES, "BoardFigure", "A number of a board (chỉ số).");

@ObjectType({ simpleResolvers: true, description: "Cases that came into a number, or left it, for one reason." })
export class FigureMove {
  @Field(() => Boolean, { description: "true: they are in it now and were not; false: they were and no longer are." })
  entered!: boolean;

  @Field(() => MoveCauseEnum, { description: "The reason; every case has one." })
  cause!: MoveCause;

  @Field(() => String, { nullable: true, description: "Code of the source whose catching up or opening balance it is; null for the other reasons." })
  sourceCode!: string | null;

  @Field(() => String, { nullable: true, description: "Its name in Vietnamese." })
  sourceName!: string | null;

  @Field(() => Int, {
    description:
      "How many; those `listed` are the rows of `cases` by the number's own conditions with `notAt` the other point, `movedBy` the reason and, where one is named, `source`; at the later point for those that came, at the earlier one for those that left.",
  })
  cases!: number;

  @Field(() => Int, { description: "Of them: those that the viewer may list; fewer where a case has left his sight since." })
  listed!: number;
}

@ObjectType({ simpleResolvers: true, description: "Why one number moved between two points: before + entered - left = after." })
export class FigureChange {
  @Field(() => BoardFigureEnum, { description: "The number." })
  figure!: BoardFigure;

  @Field(() => AsOfView, { description: "The earlier point." })
  since!: AsOfView;

  @Field(() => AsOfView, { description: "The later point." })
  asOf!: AsOfView;

  @Field(() => Int, { description: "The number at the earlier point; of today's, as far as the later point's day had come by then." })
  before!: number;

  @Field(() => Int, { description: "The number at the later point." })
  after!: number;

  @Field(() => [FigureMove], { description: "Every case that moved, once; those that came first, the most of a kind first." })
  moves!: FigureMove[];
}
