import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, ScrollTable, Waiting } from "../ui/index.ts";
import classes from "./directives.module.css";

const DirectedCasesQuery = graphql(`
  query DirectedCases($id: ID!, $after: String) {
    directive(id: $id) {
      id
      cases(first: 100, after: $after) {
        visibleCount
        rows {
          caseId
          position
          reference
          title
          dueAt
          unit {
            id
            name
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** The list that goes with it, as it was counted; a hundred at a time. */
export function DirectedList({ id, caseCount }: { id: string; caseCount: number }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [after, setAfter] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(DirectedCasesQuery, { variables: { id, after } });
  const list = data?.directive?.cases;
  const heads = (["cases.reference", "cases.what", "cases.unit", "cases.due"] as const).map((head) => say(head));
  return (
    <Panel title={say("directives.listTitle")} lead={say("directives.listLead", { n: caseCount })}>
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={120} bars={3} />)}
      {list && list.visibleCount < caseCount && (
        <p className={classes["note"]}>{say("directives.listPart", { n: format.number(list.visibleCount), all: format.number(caseCount) })}</p>
      )}
      {list && (
        <ScrollTable label={say("directives.listTitle")} heads={heads} testId="directed-cases">
          {list.rows.map((row) => (
            <tr key={row.caseId}>
              <th scope="row">
                <Link to="/phan-anh/$id" params={{ id: row.caseId }}>
                  {row.reference}
                </Link>
              </th>
              <td>{row.title}</td>
              <td>{row.unit.name}</td>
              <td>{row.dueAt === null ? "–" : format.due(row.dueAt)}</td>
            </tr>
          ))}
        </ScrollTable>
      )}
      {list?.pageInfo.hasNextPage && (
        <Button variant="default" mt={8} onClick={() => setAfter(list.pageInfo.endCursor)}>
          {say("directives.more")}
        </Button>
      )}
    </Panel>
  );
}
