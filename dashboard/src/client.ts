import { ApolloClient, ApolloLink, HttpLink } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { OperationTypeNode } from "graphql";
import { createCache } from "./cache.ts";
import { hasCode } from "./graph-errors.ts";
import { createSocket, Feeds } from "./live/index.ts";

/** Lists at an as-of never change: reading them again would only shorten them to their first rows. */
const FIXED_QUERIES = ["Cases", "BacklogRows"];

/** @param onSignedOut called when the hub no longer knows the session */
export function createClient(onSignedOut: () => void) {
  const socket = createSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`, onSignedOut);
  const signedOut = new ErrorLink(({ error }) => {
    if (hasCode(error, "UNAUTHENTICATED")) onSignedOut();
  });
  const transport = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket.client),
    new HttpLink({ uri: "/graphql", credentials: "same-origin" }),
  );
  const client = new ApolloClient({ link: ApolloLink.from([signedOut, transport]), cache: createCache() });
  // Frames were missed while the line was down: everything that can change is read again.
  socket.onAgain(() => {
    void client.refetchQueries({ include: "active", onQueryUpdated: (query) => !FIXED_QUERIES.includes(query.queryName ?? "") });
  });
  return { client, feeds: new Feeds(client, socket) };
}
