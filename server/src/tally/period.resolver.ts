import type { CaseStream, Reckoning } from "@dau-moi/schema";
import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { CaseStreamEnum } from "../case/index.ts";
import { scopeUnit } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { periodBoardOf } from "./period-board.ts";
import { PeriodBoard, PeriodInput } from "./period.type.ts";
import { ReckoningEnum } from "./reckoning.ts";

/** Figures of periods, beside those of the moment. */
@Resolver()
export class PeriodResolver {
  @Query(() => PeriodBoard, {
    description:
      "The figures of a scope over a period (số liệu kỳ), at the latest tick or at the as-of given, with the period before and what was learned later. What is known now is counted, also for days that are over.",
  })
  periodBoard(
    @Arg("period", () => PeriodInput) period: PeriodInput,
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("stream", () => CaseStreamEnum, { defaultValue: "HOTLINE" }) caseStream: CaseStream,
    @Arg("reckoning", () => ReckoningEnum, { defaultValue: "AS_IT_WAS" }) reckoning: Reckoning,
    @Arg("asOf", () => String, { nullable: true }) asOf: string | null,
    @Ctx() context: TallyContext,
  ): Promise<PeriodBoard> {
    return periodBoardOf({ scope: scopeUnit(context, unit ?? null), period, caseStream, reckoning, asOf: asOf ?? null }, context);
  }
}
