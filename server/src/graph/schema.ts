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

/** Every subscription brings its own mailbox; type-graphql only asks that a PubSub be given. */
const noPubSub = {
  publish: (): never => {
    throw new Error("events go through the journal, not through a PubSub");
  },
  subscribe: (): never => {
    throw new Error("subscriptions are the live station's mailboxes");
  },
};

/** The hub's schema, executable as built, every root field behind the policy. */
export async function hubSchema(): Promise<GraphQLSchema> {
  const schema = await buildSchema({
    resolvers: [AccessResolver, UnitResolver, ViewerScopeResolver, SourceResolver, CaseResolver, ClockResolver, BoardResolver, CasesResolver, LiveResolver],
    validate: false,
    pubSub: noPubSub,
  });
  return guardSchema(schema);
}
