import type { CaseStream } from "@dau-moi/schema";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { CaseStreamEnum } from "../case/index.ts";
import type { TallyContext } from "./board.resolver.ts";
import { figureChangesOf } from "./figure-change.ts";
import type { ChangeAsked } from "./figure-change.ts";
import { BoardFigureEnum, FigureChange } from "./figure-change.type.ts";
import type { BoardFigure } from "./figure-change.type.ts";

/** The causes of a number's change (nguyên nhân thay đổi), each with its list. */
@Resolver()
export class FigureChangeResolver {
  @Query(() => [FigureChange], {
    description: "Why numbers of a board moved between a point and a later one (nguyên nhân thay đổi), one row a number asked for.",
  })
  figureChanges(
    @Arg("figures", () => [BoardFigureEnum], { description: "Which numbers." }) figures: BoardFigure[],
    @Arg("since", () => String, { description: "Token of the earlier point." }) since: string,
    @Arg("asOf", () => String, { nullable: true, description: "Token of the later point; the latest tick when left out." }) asOf: string | null,
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("unitOnly", () => Boolean, { defaultValue: false, description: "Only cases charged to the unit itself." }) unitOnly: boolean,
    @Arg("inCharge", () => String, { nullable: true, description: "Code of a vice-chairman, as for `board`." }) inCharge: string | null,
    @Arg("stream", () => CaseStreamEnum, { defaultValue: "HOTLINE" }) stream: CaseStream,
    @Ctx() context: TallyContext,
  ): Promise<FigureChange[]> {
    const scope = { unit, unitOnly, inCharge, stream } as ChangeAsked["filter"];
    return figureChangesOf({ filter: scope, figures, since, asOf: asOf ?? null }, context);
  }
}
