import "../../language/scheme.ts";
import "../../language/scores.ts";
import { useQuery } from "@apollo/client/react";
import { useRouteContext } from "@tanstack/react-router";
import { graphql } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { Failure, OldValues, PageHead, Panel, Waiting } from "../../ui/index.ts";
import { SchemeRow } from "../scheme-row.tsx";
import classes from "../scores.module.css";

const SchemesQuery = graphql(`
  query Schemes {
    scoreSchemes {
      id
      ...SchemeRow
    }
  }
`);

/** The schemes that scores are counted by, newest first; another is proposed from each. */
export function SchemesPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, previousData, error, refetch } = useQuery(SchemesQuery, { fetchPolicy: "cache-and-network" });
  const schemes = (data ?? previousData)?.scoreSchemes;
  const may = { mayApprove: viewer.may.includes("approveScheme"), mayPropose: viewer.may.includes("proposeScheme") };
  return (
    <>
      <PageHead title={say("scheme.title")} />
      <p className={classes["lead"]}>{say("scheme.lead")}</p>
      {!schemes && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={240} bars={4} />)}
      {schemes && error && <OldValues retry={refetch} />}
      {schemes && (
        <Panel title={say("scheme.title")}>
          <ul className={classes["list"]} data-testid="score-schemes">
            {schemes.map((scheme) => (
              <SchemeRow key={scheme.id} one={scheme} {...may} done={() => void refetch().catch(() => null)} />
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
