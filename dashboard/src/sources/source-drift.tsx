import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel, ScrollTable } from "../ui/index.ts";

const SourceDriftSource = graphql(`
  fragment SourceDrift on Source {
    code
    drift {
      id
      stream
      change
      path
      was
      isNow
      firstSeenAt
    }
  }
`);
const Acknowledge = graphql(`
  mutation AcknowledgeDrift($input: SourceInput!) {
    acknowledgeDrift(input: $input) {
      __typename
    }
  }
`);

/** Fields of its records that are other than they were, until somebody has looked. */
export function SourceDrift({ source: masked, onActed }: { source: FragmentType<typeof SourceDriftSource>; onActed: () => void }) {
  const { say } = useLanguage();
  const { code, drift } = readFragment(SourceDriftSource, masked);
  const [acknowledge, { loading }] = useMutation(Acknowledge, { variables: { input: { source: code } } });
  if (drift === null || drift.length === 0) return null;
  return (
    <Panel
      title={say("sources.drift")}
      lead={say("sources.driftLead")}
      aside={
        <Button
          size="xs"
          variant="default"
          aria-disabled={loading}
          onClick={() => void (loading || acknowledge().then(onActed, onActed))}
          data-testid="acknowledge-drift"
        >
          {say("sources.driftSeen")}
        </Button>
      }
    >
      <ScrollTable
        label={say("sources.drift")}
        heads={(["sources.driftField", "sources.driftChange", "sources.driftWas", "sources.driftNow", "sources.firstSeen"] as const).map((head) => say(head))}
        testId="drift"
      >
        {drift.map(({ id, change, path, was, isNow, firstSeenAt }) => (
          <tr key={id}>
            <th scope="row">
              <code>{path}</code>
            </th>
            <td>{say(`drift.${change}`)}</td>
            <td>{was ?? "–"}</td>
            <td>{isNow ?? "–"}</td>
            <td>
              <Moment at={firstSeenAt} />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Panel>
  );
}
