import "reflect-metadata";
import type { GraphQLSchema } from "graphql";
import { buildSchema } from "type-graphql";
import { AccessResolver, guardSchema } from "../access/index.ts";
import { CaseResolver } from "../case/index.ts";
import { ClockResolver } from "../clock/index.ts";
import { LiveResolver } from "../live/index.ts";
import { SourceResolver } from "../source/index.ts";
import { BoardResolver, CasesResolver } from "../tally/index.ts";
import { UnitResolver, ViewerScopeResolver } from "../unit/index.ts";

/** The hub's schema, executable as built, every root field behind the policy. */
export async function hubSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [AccessResolver, UnitResolver, ViewerScopeResolver, SourceResolver, CaseResolver, ClockResolver, BoardResolver, CasesResolver, LiveResolver],
    validate: false,
    simpleResolvers: true,
  } as unknown as Parameters<typeof buildSchema>[0]);
  return guardSchema(schema);
}
