import { ApolloLink, Observable } from "@apollo/client";
import { CombinedGraphQLErrors } from "@apollo/client/errors";
import type { DocumentNode, FormattedExecutionResult, GraphQLFormattedError } from "graphql";
import type { LiveSocket } from "./socket.ts";

/** How the hub is told which of its documents is meant. */
interface DocumentId {
  persistedQuery: { version: 1; sha256Hash: string };
}

/** The id that the code generator gave an operation. @throws the document was not generated: the hub would not take it */
function idOf(query: DocumentNode): DocumentId {
  const id = (query as DocumentNode & { __meta__?: { id: string } }).__meta__?.id;
  if (!id) throw new Error("a document without an id: it was not generated");
  return { persistedQuery: { version: 1, sha256Hash: id } };
}

/** Sends ids in the place of documents: the hub knows the texts from the build. */
export const trustedDocuments = new ApolloLink((operation, forward) => {
  operation.extensions = idOf(operation.query);
  operation.setContext({ http: { includeExtensions: true, includeQuery: false } });
  return forward(operation);
});

/** Subscriptions over the page's socket, by id as well. One that has an `afterSeq` goes on, when the line was lost, after what it was told last. @param heard told of its every piece of news, and of calls to read again, before they are handed on */
export function socketLink({ client }: LiveSocket, heard: (operationName: string | undefined) => void): ApolloLink {
  return new ApolloLink(
    ({ operationName, variables, extensions }) =>
      new Observable((sink) => {
        const asked: Record<string, unknown> = { ...variables };
        // The client says this very object again when the line is there again.
        const payload = { query: "", ...(operationName === undefined ? {} : { operationName }), variables: asked, extensions };
        return client.subscribe<FormattedExecutionResult["data"]>(payload, {
          next: (result) => {
            if ("afterSeq" in asked) {
              asked["afterSeq"] = seqIn(result.data) ?? asked["afterSeq"];
              heard(operationName);
            }
            sink.next(result as ApolloLink.Result);
          },
          complete: () => sink.complete(),
          error: (error) => sink.error(inWords(error)),
        });
      }),
  );
}

/** The journal's number that a frame tells; null: none, as when everything is to be fetched anew. */
function seqIn(data: unknown): number | null {
  const [told] = Object.values((data ?? {}) as Record<string, { seq?: number } | null>);
  return told?.seq || null;
}

/** What ended a subscription: the hub's own errors, or that the socket is gone. */
function inWords(error: unknown): Error {
  if (error instanceof Error) return error;
  return Array.isArray(error) ? new CombinedGraphQLErrors({ errors: error as GraphQLFormattedError[] }) : new Error("the socket is closed");
}
