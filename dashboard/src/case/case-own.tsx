import { useQuery, useSubscription } from "@apollo/client/react";
import { graphql } from "../gql/index.ts";
import { CaseInside, CaseTalk } from "../inside/index.ts";
import { Failure, OldValues, Waiting } from "../ui/index.ts";
import { CaseEvidence } from "./case-evidence.tsx";

const CaseOwnQuery = graphql(`
  query CaseOwn($id: ID!) {
    case(id: $id) {
      id
      ...CaseInside
      ...CaseEvidence
      ...CaseTalk
    }
  }
`);
const CaseOwnChanged = graphql(`
  subscription CaseOwnChanged($id: ID!) {
    caseChanged(ids: [$id]) {
      seq
      resync
      case {
        id
        ...CaseInside
        ...CaseEvidence
        ...CaseTalk
      }
    }
  }
`);

/** What the hub itself keeps of a case, beside its source: read apart from the rest, and as live. */
export function CaseOwn({ id }: { id: string }) {
  const { data, previousData, error, refetch } = useQuery(CaseOwnQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  useSubscription(CaseOwnChanged, {
    variables: { id },
    ignoreResults: true,
    onData: ({ data: change }) => {
      if (change.data?.caseChanged.resync) void refetch().catch(() => null); // what is shown stays
    },
  });
  const one = (data ?? previousData)?.case;
  if (!one) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={3} />;
  return (
    <>
      {error && <OldValues retry={refetch} />}
      <CaseInside one={one} />
      <CaseEvidence one={one} />
      <CaseTalk one={one} />
    </>
  );
}
