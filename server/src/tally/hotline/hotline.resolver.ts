import { Arg, Ctx, Query, Resolver } from "type-graphql";
import { scopeUnit } from "../board.resolver.ts";
import type { TallyContext } from "../board.resolver.ts";
import { PeriodInput } from "../period.type.ts";
import { hotlineFiguresOf } from "./hotline-figures.ts";
import { HotlineFigures } from "./hotline.type.ts";

/** How hotlines work, beside what came of the cases. */
@Resolver()
export class HotlineResolver {
  @Query(() => HotlineFigures, {
    description:
      "Calls, waiting and outages of the hotlines that sources tell of (hoạt động đường dây nóng), by period, at the latest tick or at the as-of given. What a source does not tell is null, never 0.",
  })
  hotlineFigures(
    @Arg("period", () => PeriodInput) period: PeriodInput,
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("asOf", () => String, { nullable: true }) asOf: string | null,
    @Ctx() context: TallyContext,
  ): Promise<HotlineFigures> {
    return hotlineFiguresOf({ scope: scopeUnit(context, unit ?? null), period, asOf: asOf ?? null }, context);
  }
}
