import "../language/detail.ts";
import "../language/rules.ts";
import { useMutation, useQuery } from "@apollo/client/react";
import { useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { type DocumentFault, FileForm, PreviewPanel, VersionList } from "../rules/index.ts";
import classes from "../rules/rules.module.css";
import { Failure, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { LimitForm } from "./limit-form.tsx";
import { RegulationParts } from "./regulation-parts.tsx";

const RegulationsQueryDocument = graphql(`
  query Regulations {
    regulations {
      version
      title
      own
      status
      proposedBy
      proposedAt
      adoptedBy
      adoptedAt
      text
      ...RegulationParts
    }
  }
`);
const ProposeRegulation = graphql(`
  mutation ProposeRegulation($input: ProposeRegulationInput!) {
    proposeRegulation(input: $input) {
      __typename
      ... on Regulation {
        version
      }
      ... on DocumentRefused {
        problems {
          at
          message
        }
      }
    }
  }
`);

/** Regulations: the hub's own with its versions, other places' for comparison, what adopting one would change, and proposing another. */
export function RegulationsPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, previousData, error, refetch } = useQuery(RegulationsQueryDocument, { fetchPolicy: "cache-and-network" });
  const regulations = (data ?? previousData)?.regulations ?? null;
  const [chosen, setChosen] = useState<string | null>(null);
  const [adopted, setAdopted] = useState<string | null>(null); // what the adoption met stays to be read
  const shown = regulations?.find((one) => one.version === chosen) ?? regulations?.find((one) => one.status === "ADOPTED") ?? regulations?.[0];
  const canBeAdopted = shown?.own === true && (shown.status !== "ADOPTED" || adopted === shown.version);
  return (
    <>
      <PageHead title={say("regulations.title")}>{regulations && error && <OldValues retry={refetch} />}</PageHead>
      <p className={classes["lead"]}>{say("regulations.lead")}</p>
      {!regulations && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />)}
      {regulations && (
        <div className={classes["parts"]}>
          <Panel title={say("rules.versions")}>
            <VersionList versions={regulations} chosen={shown?.version ?? null} onChoose={setChosen} />
          </Panel>
          <div className={classes["column"]}>
            {shown && <RegulationParts regulation={shown} />}
            {shown && canBeAdopted && (
              <PreviewPanel
                key={shown.version}
                proposal={{ ...shown, kind: "REGULATION" }}
                onAdopted={() => {
                  setAdopted(shown.version);
                  setChosen(shown.version);
                  void refetch();
                }}
              />
            )}
            {shown && viewer.may.includes("proposeRegulation") && (
              <Propose key={`propose ${shown.version}`} from={shown.text} onProposed={(version) => void refetch().then(() => setChosen(version))} />
            )}
          </div>
        </div>
      )}
    </>
  );
}

function Propose({ from, onProposed }: { from: string; onProposed: (version: string) => void }) {
  const { say } = useLanguage();
  const [text, setText] = useState(from);
  const [faults, setFaults] = useState<readonly DocumentFault[] | null>(null);
  const [propose, { loading }] = useMutation(ProposeRegulation);
  const send = async () => {
    if (loading) return;
    const answer = (await propose({ variables: { input: { text, draft: false } } }).catch(() => null))?.data?.proposeRegulation;
    if (answer?.__typename === "Regulation") return onProposed(answer.version);
    setFaults(answer?.problems ?? [{ at: "", message: say("rules.failed") }]);
  };
  return (
    <Panel title={say("regulations.propose")} lead={say("regulations.proposeLead")}>
      <FileForm text={text} accept=".yaml,.yml,text/yaml" faults={faults} busy={loading} onText={setText} onPropose={() => void send()}>
        <LimitForm text={text} onText={setText} />
      </FileForm>
    </Panel>
  );
}
