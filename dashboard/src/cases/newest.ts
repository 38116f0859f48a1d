import type { ApolloClient } from "@apollo/client";
import { graphql } from "../gql/index.ts";
import type { Feeds } from "../live/index.ts";

const NewestPoint = graphql(`
  query NewestPoint {
    cases(first: 1) {
      asOf {
        event
        instant
        token
      }
    }
  }
`);

/** The token of the newest point: that of the live board while it is live, or else asked for. */
export async function newestAsOf(client: ApolloClient, feeds: Feeds): Promise<string> {
  const { asOf, connection } = feeds.of(null).state.get();
  if (asOf && connection === "live") return asOf.token;
  const { data } = await client.query({ query: NewestPoint, fetchPolicy: "network-only" });
  if (!data) throw new Error("the hub named no newest point");
  return data.cases.asOf.token;
}
