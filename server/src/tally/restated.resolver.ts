import type { CaseStream, Reckoning } from "@dau-moi/schema";
import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import { CaseStreamEnum } from "../case/index.ts";
import type { CaseContext } from "../case/index.ts";
import { Day } from "../platform/scalars.ts";
import { scopeUnit } from "./board.resolver.ts";
import type { TallyContext } from "./board.resolver.ts";
import { restatedFactsOf } from "./restated-facts.ts";
import { ReckoningEnum } from "./reckoning.ts";
import { RestatedFacts } from "./restated-facts.type.ts";

/** What stands behind the mark of a day that was counted anew. */
@Resolver()
export class RestatedResolver {
  @Query(() => RestatedFacts, {
    description: "The facts of one day that were learned on later ones (số liệu được tính lại), and the day's figures before and after them.",
  })
  restatedFacts(
    @Arg("day", () => Day, { description: "The day." }) day: string,
    @Arg("unit", () => String, { nullable: true }) unit: string | null,
    @Arg("stream", () => CaseStreamEnum, { defaultValue: "HOTLINE" }) caseStream: CaseStream,
    @Arg("source", () => String, { nullable: true, description: "Code of a source: only what it told; of all when left out." }) source: string | null,
    @Arg("byHub", () => Boolean, { defaultValue: false, description: "Only what no source told." }) byHub: boolean,
    @Arg("reckoning", () => ReckoningEnum, { defaultValue: "AS_IT_WAS" }) reckoning: Reckoning,
    @Arg("asOf", () => String, { nullable: true }) asOf: string | null,
    @Arg("first", () => Int, { defaultValue: 50, description: "At most 100." }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: TallyContext & CaseContext,
  ): Promise<RestatedFacts> {
    const asked = { day, caseStream, reckoning, source: source ?? null, byHub, asOf: asOf ?? null, first, after: after ?? null };
    return restatedFactsOf({ ...asked, scope: scopeUnit(context, unit ?? null) }, context);
  }
}
