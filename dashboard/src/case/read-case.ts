import { NetworkStatus } from "@apollo/client";
import { useQuery, useSubscription } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";

const CaseQuery = graphql(`
  query Case($id: ID!) {
    case(id: $id) {
      ...CaseItself
    }
  }
`);
const CaseChanged = graphql(`
  subscription CaseChanged($id: ID!, $afterSeq: Int) {
    caseChanged(ids: [$id], afterSeq: $afterSeq) {
      seq
      resync
      case {
        ...CaseItself
      }
    }
  }
`);
export const CaseItself = graphql(`
  fragment CaseItself on Case {
    id
    ...CaseHead
    ...CaseNow
    ...CaseText
    ...CaseClocks
    ...CaseChanges
    ...CaseCitizen
    ...CaseUrge
    ...CaseCalls
    ...CaseCustody
    ...CaseSteps
    ...CaseFacts
  }
`);

const CaseOwnQuery = graphql(`
  query CaseOwn($id: ID!) {
    case(id: $id) {
      ...CaseOwn
    }
  }
`);
const CaseOwnChanged = graphql(`
  subscription CaseOwnChanged($id: ID!, $afterSeq: Int) {
    caseChanged(ids: [$id], afterSeq: $afterSeq) {
      seq
      resync
      case {
        ...CaseOwn
      }
    }
  }
`);
export const CaseOwn = graphql(`
  fragment CaseOwn on Case {
    id
    ...CaseClosing
    ...CaseProposals
    ...CaseDecline
    ...CaseDivert
    ...CaseNoResult
    ...CaseMatter
    ...CaseRestrictions
    ...CaseDirectives
    ...CaseInside
    ...CaseEvidence
    ...CaseTalk
  }
`);

/**
 * Asked for once the case was read: whatever the journal tells of it by then is told first, or that there is too much of it and it is read again.
 * So nothing falls between the read and the first frame.
 */
const FROM_THE_FIRST = 0;
const isFirst = ({ networkStatus }: { networkStatus: NetworkStatus }): boolean =>
  networkStatus === NetworkStatus.loading || networkStatus === NetworkStatus.setVariables;

/** The case as its source tells it, live. */
export function useCaseItself(id: string) {
  const read = useQuery(CaseQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const again = () => void read.refetch().catch(() => null); // what is shown stays
  useSubscription(CaseChanged, {
    variables: { id, afterSeq: FROM_THE_FIRST },
    skip: isFirst(read),
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (data?.caseChanged.resync || data?.caseChanged.case === null) again();
    },
  });
  return { answer: read.data ?? read.previousData, error: read.error, refetch: read.refetch, again };
}

/** What people decided, wrote and keep about the case in the hub, live: read beside the case itself, so that neither question grows too large. */
export function useCaseOwn(id: string) {
  const read = useQuery(CaseOwnQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const again = () => void read.refetch().catch(() => null); // what is shown stays
  useSubscription(CaseOwnChanged, {
    variables: { id, afterSeq: FROM_THE_FIRST },
    skip: isFirst(read),
    ignoreResults: true,
    onData: ({ data: { data } }) => {
      if (data?.caseChanged.resync || data?.caseChanged.case === null) again();
    },
  });
  return { answer: read.data ?? read.previousData, error: read.error, refetch: read.refetch };
}
