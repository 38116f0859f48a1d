import { ApolloClient, ApolloLink } from "@apollo/client";
import { ErrorLink } from "@apollo/client/link/error";
import { BaseHttpLink } from "@apollo/client/link/http";
import { OperationTypeNode } from "graphql";
import { createCache } from "./cache.ts";
import { fetchOnce } from "./early.ts";
import { hasCode } from "./graph-errors.ts";
import { createSocket, Feeds, InOrder, socketLink, trustedDocuments } from "./live/index.ts";

/** Lists at an as-of never change: reading them again would only shorten them to their first rows. */
const FIXED_QUERIES = ["Cases", "BacklogRows"];

/** What a case's page reads, and what keeps it up to date. */
const CASE_READS = { Case: "CaseChanged", CaseOwn: "CaseOwnChanged" };

const LOADED_AGAIN = "dau-moi.loaded-again";
const AT_MOST_EVERY_MS = 60_000;

/** The hub was renewed under an open page: its new build is loaded, unless that was just done. */
function loadNewBuild(): void {
  const now = performance.timeOrigin + performance.now();
  if (now - Number(sessionStorage.getItem(LOADED_AGAIN) ?? 0) < AT_MOST_EVERY_MS) return;
  sessionStorage.setItem(LOADED_AGAIN, String(now));
  location.reload();
}

/** @param onSignedOut called when the hub no longer knows the session */
export function createClient(onSignedOut: () => void) {
  const socket = createSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/graphql`, onSignedOut);
  const signedOut = new ErrorLink(({ error, operation }) => {
    if (hasCode(error, "UNAUTHENTICATED")) onSignedOut();
    // What a person was about to write is not thrown away: a mutation only says what is wrong.
    if (hasCode(error, "UNKNOWN_DOCUMENT") && operation.operationType === OperationTypeNode.QUERY) loadNewBuild();
  });
  const inOrder = new InOrder(
    CASE_READS,
    () => void client.refetchQueries({ include: "active", onQueryUpdated: ({ queryName }) => (queryName ?? "") in CASE_READS }),
  );
  const transport = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    socketLink(socket, (operationName) => inOrder.heard(operationName)),
    inOrder.link.concat(new BaseHttpLink({ uri: "/graphql", fetch: fetchOnce })),
  );
  const client = new ApolloClient({ link: ApolloLink.from([signedOut, trustedDocuments, transport]), cache: createCache() });
  // Frames were missed while the line was down: everything that can change is read again.
  socket.onAgain(() => {
    void client.refetchQueries({ include: "active", onQueryUpdated: (query) => !FIXED_QUERIES.includes(query.queryName ?? "") });
  });
  return { client, feeds: new Feeds(client, socket) };
}
