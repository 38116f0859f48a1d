import { useSubscription } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";

const DirectivesChanged = graphql(`
  subscription DirectivesChanged {
    directivesChanged
  }
`);

/** Reads again when a directive or submission that concerns the viewer moved on. */
export function useDirectiveNews(again: () => unknown): void {
  useSubscription(DirectivesChanged, { ignoreResults: true, onData: () => void again() });
}
