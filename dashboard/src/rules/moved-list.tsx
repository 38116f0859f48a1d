import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { RuleEffect } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, ScrollTable, Waiting } from "../ui/index.ts";

const MovedCasesQuery = graphql(`
  query MovedCases($version: String!, $effect: RuleEffect!, $unit: String, $after: ID) {
    rulePreview(version: $version) {
      id
      cases(effect: $effect, unit: $unit, first: 50, after: $after) {
        nodes {
          id
          reference
          title
          dueBefore
          dueAfter
          unit {
            id
            code
            name
          }
        }
        next
      }
    }
  }
`);

/** The cases behind one of a preview's numbers, page by page. */
export function MovedList({ version, effect, unit }: { version: string; effect: RuleEffect; unit: string | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, error, loading, refetch, fetchMore } = useQuery(MovedCasesQuery, { variables: { version, effect, unit }, fetchPolicy: "no-cache" });
  const page = data?.rulePreview?.cases;
  const due = (at: string | null | undefined) => (at ? format.due(at) : say("clock.paused"));
  if (error) return <Failure error={error} retry={refetch} />;
  if (!page) return loading ? <Waiting height={160} bars={4} /> : null;
  if (page.nodes.length === 0) return <Message title={say("rules.noCases")} />;
  const more = () =>
    fetchMore({
      variables: { after: page.next },
      updateQuery: (before, { fetchMoreResult: next }) => {
        if (!before.rulePreview || !next.rulePreview) return before;
        const { cases } = next.rulePreview;
        return { ...before, rulePreview: { ...before.rulePreview, cases: { ...cases, nodes: [...before.rulePreview.cases.nodes, ...cases.nodes] } } };
      },
    });
  return (
    <>
      <ScrollTable
        label={say("rules.cases")}
        heads={(["rules.case", "filter.unit", "rules.dueBefore", "rules.dueAfter"] as const).map((head) => say(head))}
        testId="moved-cases"
      >
        {page.nodes.map((one) => (
          <tr key={one.id}>
            <td>
              <Link to="/phan-anh/$id" params={{ id: one.id }}>
                {one.reference}
              </Link>{" "}
              {one.title}
            </td>
            <td>{one.unit.name}</td>
            <td className="number">{due(one.dueBefore)}</td>
            <td className="number">{due(one.dueAfter)}</td>
          </tr>
        ))}
      </ScrollTable>
      {page.next && (
        <Button size="xs" variant="default" onClick={() => void more()}>
          {say("rules.more")}
        </Button>
      )}
    </>
  );
}
