import { Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import type { Database } from "../platform/database.ts";
import { localDay } from "../platform/local-time.ts";
import type { Clock } from "../platform/now.ts";
import { unitCharges } from "./charges.queries.ts";
import { Unit } from "./unit.entity.ts";
import type { UnitContext } from "./unit.resolver.ts";

@ObjectType({
  simpleResolvers: true,
  description: "Phó chủ tịch phụ trách: who is in charge of which units today, each with everything below it that is in nobody else's charge.",
})
export class InCharge {
  @Field(() => String, { description: "Code of the officer, as boards and lists take it." })
  officer!: string;

  @Field(() => String, { description: "Name." })
  name!: string;

  @Field(() => [Unit], { description: "Units of the viewer's scope." })
  units!: Unit[];

  @Field(() => [String], { description: "Căn cứ: what each charge is laid down in, without repeats." })
  legalBasis!: string[];
}

@Resolver()
export class ChargesResolver {
  @Query(() => [InCharge], { description: "The vice-chairmen in charge of units of the viewer's scope today, as far as he sees those officers." })
  async inCharge(@Ctx() context: UnitContext & { database: Database; clock: Clock }): Promise<InCharge[]> {
    const today = localDay(context.clock.now());
    const rows = (await context.database.read(unitCharges)).filter(({ from, to }) => from <= today && (to === null || to > today));
    const seen = new Set((context.viewer?.posts ?? []).flatMap(({ unitPath }) => [...context.units.subtree(unitPath)]));
    const byOfficer = Map.groupBy(
      rows.filter(({ unitId }) => seen.has(unitId)),
      ({ officer }) => officer,
    );
    return [...byOfficer.values()].map((held) =>
      Object.assign(new InCharge(), {
        officer: held[0]?.officer,
        name: held[0]?.name,
        units: held.map(({ unitId }) => context.units.byId(unitId)),
        legalBasis: [...new Set(held.map(({ legalBasis }) => legalBasis))],
      }),
    );
  }
}
