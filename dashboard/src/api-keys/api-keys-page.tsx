import "../language/accounts.ts";
import "../language/keys.ts";
import { useQuery } from "@apollo/client/react";
import { useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, OldValues, PageHead, Panel, ScrollTable, Waiting } from "../ui/index.ts";
import classes from "./api-keys.module.css";
import { KeyRow } from "./key-row.tsx";
import { NewKey } from "./new-key-form.tsx";

const ApiKeysQuery = graphql(`
  query ApiKeys {
    apiKeys {
      id
      ...KeyRow
    }
  }
`);

/** Programs' keys of the viewer's units: who made and approved them, until when; making, approving, revoking. */
export function ApiKeysPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, error, refetch } = useQuery(ApiKeysQuery, { fetchPolicy: "cache-and-network" });
  const [problem, setProblem] = useState("");
  const done = (said: string) => {
    setProblem(said);
    void refetch();
  };
  return (
    <>
      <PageHead title={say("keys.title")}>{data && error && <OldValues retry={refetch} />}</PageHead>
      <p className={classes["lead"]}>
        {say("keys.lead")} <a href="/tai-lieu-api">{say("keys.guide")}</a>
      </p>
      <div className={classes["parts"]}>
        {viewer.may.includes("createApiKey") && <NewKey onDone={() => void refetch()} />}
        <Panel title={say("keys.list")}>
          {!data && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={160} bars={3} />)}
          {data?.apiKeys.length === 0 && <p className={classes["small"]}>{say("keys.none")}</p>}
          {data && data.apiKeys.length > 0 && (
            <ScrollTable
              label={say("keys.list")}
              heads={(["keys.name", "keys.operations", "keys.until", "keys.used", "keys.state", "keys.acts"] as const).map((head) => say(head))}
            >
              {data.apiKeys.map((one) => (
                <KeyRow key={one.id} one={one} onDone={done} />
              ))}
            </ScrollTable>
          )}
          <p role="alert" className={classes["problem"]}>
            {problem}
          </p>
        </Panel>
      </div>
    </>
  );
}
