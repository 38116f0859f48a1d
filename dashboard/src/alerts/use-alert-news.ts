import { useSubscription } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";

const AlertChanged = graphql(`
  subscription AlertChanged {
    alertChanged {
      resync
      alert {
        id
        ...AlertRow
      }
    }
  }
`);

/** Reads the list again when an alert rang or ended; one that is shown stands right at once, by its id. */
export function useAlertNews(again: () => unknown): void {
  useSubscription(AlertChanged, { ignoreResults: true, onData: () => void again() });
}
