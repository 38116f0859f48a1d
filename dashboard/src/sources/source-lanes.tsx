import { useLazyQuery, useQuery } from "@apollo/client/react";
import { Link, useRouteContext } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { FileButton, Moment, Panel, ScrollTable } from "../ui/index.ts";

const LanesQuery = graphql(`
  query SourceLanes($code: String!, $cases: Boolean!) {
    source(code: $code) {
      code
      name
    }
    caseChangeLanes(source: $code) {
      id
      kind
      state
      stateAt
      tries
      reason
      unconfirmed
    }
    worklist(source: $code) @include(if: $cases) {
      caseId
      reference
      change {
        id
        kind
        decidedAt
        dueDay
        unconfirmed
        by {
          id
          name
        }
      }
    }
  }
`);
const FileQuery = graphql(`
  query WorklistFile($code: String!) {
    worklistFile(source: $code) {
      name
      base64
    }
  }
`);

const ASK_EVERY_MS = 15_000;

/** What is on its way back to this source and how it stands, and what its officers enter by hand where it cannot be written to. */
export function SourceLanes({ code }: { code: string }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const cases = viewer.may.includes("worklist"); // who keeps the system may not see cases
  const { data } = useQuery(LanesQuery, { variables: { code, cases }, pollInterval: ASK_EVERY_MS, fetchPolicy: "cache-and-network" });
  if (!data?.source) return null;
  const source = data.source.name;
  return (
    <>
      <Panel title={say("sources.lanes")} lead={say(data.caseChangeLanes?.length ? "sources.lanesLead" : "sources.lanesNone")}>
        {data.caseChangeLanes && data.caseChangeLanes.length > 0 && (
          <ScrollTable
            label={say("sources.lanes")}
            heads={(["sources.laneKind", "sources.laneState", "sources.at", "sources.reason"] as const).map((head) => say(head))}
            testId="lanes"
          >
            {data.caseChangeLanes.map((item) => (
              <tr key={item.id}>
                <th scope="row">{say(`request.kind.${item.kind}`)}</th>
                <td>
                  {say(`request.state.${item.state}`, { source })}
                  {item.tries > 1 && ` (${say("sources.times", { n: item.tries })})`}
                  {item.unconfirmed && ` · ${say("sources.unconfirmed")}`}
                </td>
                <td>
                  <Moment at={item.stateAt} />
                </td>
                <td lang="en">{item.reason}</td>
              </tr>
            ))}
          </ScrollTable>
        )}
      </Panel>
      {data.worklist && data.worklist.length > 0 && <Worklist code={code} rows={data.worklist} />}
    </>
  );
}

type Row = { caseId: string; reference: string; change: { id: string; kind: string; decidedAt: string; dueDay: string | null; by: { name: string } } };

function Worklist({ code, rows }: { code: string; rows: readonly Row[] }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [fetchFile, { loading }] = useLazyQuery(FileQuery, { fetchPolicy: "no-cache" });
  const read = async () => (await fetchFile({ variables: { code } })).data?.worklistFile;
  return (
    <Panel
      title={say("sources.worklist")}
      lead={say("sources.worklistLead", { n: format.number(rows.length) })}
      aside={
        <FileButton
          read={read}
          loading={loading}
          type="xlsx"
          size="xs"
          label={say("sources.worklistFile")}
          failed={say("sources.failed")}
          testId="worklist-file"
        />
      }
    >
      <ScrollTable
        label={say("sources.worklist")}
        heads={(["cases.reference", "sources.laneKind", "sources.decidedBy", "sources.at"] as const).map((head) => say(head))}
        testId="worklist"
      >
        {rows.map(({ caseId, reference, change }) => (
          <tr key={change.id}>
            <th scope="row">
              <Link to="/phan-anh/$id" params={{ id: caseId }}>
                {reference}
              </Link>
            </th>
            <td>{say(`request.kind.${change.kind as "ASSIGN"}`)}</td>
            <td>{change.by.name}</td>
            <td>
              <Moment at={change.decidedAt} />
            </td>
          </tr>
        ))}
      </ScrollTable>
    </Panel>
  );
}
