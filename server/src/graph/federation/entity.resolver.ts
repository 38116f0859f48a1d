import { GraphQLError } from "graphql";
import type { GraphQLResolveInfo } from "graphql";
import { Arg, Ctx, Info, Query, Resolver } from "type-graphql";
import { allowed } from "../../access/index.ts";
import type { CaseContext, CaseView } from "../../case/index.ts";
import type { SourceHealthRow } from "../../source/index.ts";
import { visibleCase } from "../../tally/index.ts";
import type { TallyContext } from "../../tally/index.ts";
import type { Unit } from "../../unit/index.ts";
import { AnyScalar, EntityUnion, ServiceView } from "./entity.types.ts";
import type { Representation } from "./entity.types.ts";
import { hubSubgraphSdl } from "./subgraph-sdl.ts";

@Resolver()
export class EntityResolver {
  @Query(() => [EntityUnion], {
    name: "_entities",
    nullable: "items",
    description: "Entities by their keys, in the order asked for; null for each that the viewer does not see. For graphs that join the hub's.",
  })
  entities(
    @Arg("representations", () => [AnyScalar], { description: "At most 200." }) representations: Representation[],
    @Ctx() context: TallyContext & CaseContext,
  ): Promise<(CaseView | SourceHealthRow | Unit | null)[]> {
    if (representations.length > MOST_ENTITIES) throw new GraphQLError("Quá nhiều thực thể.", { extensions: { code: "BAD_USER_INPUT" } });
    return Promise.all(representations.map((one) => entityOf(one, context)));
  }

  @Query(() => ServiceView, { name: "_service", description: "The hub's part of a larger graph." })
  service(@Info() { schema }: GraphQLResolveInfo): ServiceView {
    return { sdl: hubSubgraphSdl(schema) };
  }
}

const MOST_ENTITIES = 200;

/** Asked for together, cases are one look at the database, under the viewer's rows. */
async function entityOf({ __typename, id, code }: Representation, context: TallyContext & CaseContext): Promise<CaseView | SourceHealthRow | Unit | null> {
  if (__typename === "Case") return allowed(context.viewer, "case").ok && /^\d{1,15}$/.test(String(id)) ? visibleCase(Number(id), context) : null;
  if (__typename === "Source") return allowed(context.viewer, "sources").ok ? ((await context.sourceRows()).find((row) => row.code === code) ?? null) : null;
  const unit = __typename === "Unit" ? context.units.byCode(String(code)) : undefined;
  return unit !== undefined && allowed(context.viewer, "unit", { unitPath: unit.path }).ok ? unit : null;
}
