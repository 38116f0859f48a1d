import "../language/graphs.ts";
import { useQuery } from "@apollo/client/react";
import { useRouteContext } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { GraphAttempts } from "./graph-attempts.tsx";
import { GraphForm } from "./graph-form.tsx";
import { GraphRow } from "./graph-row.tsx";
import classes from "./graphs.module.css";

const GraphsQuery = graphql(`
  query DepartmentGraphs {
    departmentGraphs {
      ...GraphsShown
    }
  }
`);

/** What every answer about the joined graph brings, so that the page stands right after each change. */
export const GraphsShown = graphql(`
  fragment GraphsShown on DepartmentGraphs {
    generation
    madeAt
    trouble
    hosts
    graphs {
      name
      ...GraphRow
    }
    attempts {
      ...GraphAttempt
    }
  }
`);

const AGAIN_MS = 15_000;

/** Departments' own graphs: how each answers, what it adds, who tried to change what; checking one, joining it, taking it out. */
export function GraphsPage() {
  const { say } = useLanguage();
  const format = useFormat();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, previousData, error, refetch } = useQuery(GraphsQuery, { fetchPolicy: "no-cache", pollInterval: AGAIN_MS });
  const shown = readFragment(GraphsShown, (data ?? previousData)?.departmentGraphs);
  const again = () => void refetch().catch(() => null); // what is shown stays
  const under = shown && say("graphs.generation", { n: shown.generation, at: shown.madeAt === null ? "–" : format.at(shown.madeAt) });
  return (
    <>
      <PageHead title={say("graphs.title")} under={under}>
        {shown && error && <OldValues retry={refetch} />}
      </PageHead>
      <p className={classes["lead"]}>{say("graphs.lead")}</p>
      {shown?.trouble && (
        <p role="alert" className={classes["problem"]}>
          {say("graphs.trouble", { why: shown.trouble })}
        </p>
      )}
      {!shown && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={5} />)}
      {shown && (
        <div className={classes["parts"]}>
          <Panel title={say("graphs.joined", { n: shown.graphs.length })}>
            {shown.graphs.length === 0 && <Message title={say("graphs.none")} />}
            <ul className={classes["list"]} data-testid="graphs" data-value={shown.graphs.length} data-generation={shown.generation}>
              {shown.graphs.map((one) => (
                <GraphRow key={one.name} one={one} removes={viewer.may.includes("removeDepartmentGraph")} again={again} />
              ))}
            </ul>
          </Panel>
          {viewer.may.includes("checkDepartmentGraph") && <GraphForm hosts={shown.hosts} again={again} />}
          <GraphAttempts attempts={shown.attempts} />
        </div>
      )}
    </>
  );
}
