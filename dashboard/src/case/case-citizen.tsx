import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/notices.ts";
import { Moment, newKey, Panel, Status } from "../ui/index.ts";
import facts from "./facts.module.css";

const CaseCitizenParts = graphql(`
  fragment CaseCitizen on Case {
    id
    mayTellCitizen
    citizenMessages {
      id
      state
      stateAt
      reason
      arrival
      arrivalAt
    }
  }
`);
const TellCitizen = graphql(`
  mutation TellCitizen($input: TellCitizenInput!) {
    tellCitizen(input: $input) {
      __typename
      ... on CitizenTold {
        delivery {
          id
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** What whoever reported the case was told by phone, and telling him that an answer is there. @param again reads the case anew */
export function CaseCitizen({ one: masked, again }: { one: FragmentType<typeof CaseCitizenParts>; again: () => void }) {
  const { say } = useLanguage();
  const [tell, { loading }] = useMutation(TellCitizen);
  const [key] = useState(newKey);
  const [problem, setProblem] = useState("");
  const one = readFragment(CaseCitizenParts, masked);
  if (!one.mayTellCitizen && one.citizenMessages.length === 0) return null;
  const go = async () => {
    if (loading) return;
    const answer = (await tell({ variables: { input: { key, caseId: one.id } } }).catch(() => null))?.data?.tellCitizen;
    setProblem(answer?.__typename === "CitizenTold" ? "" : (answer?.message ?? say("citizen.failed")));
    again();
  };
  return (
    <Panel title={say("citizen.title")} lead={say("citizen.lead")}>
      {one.citizenMessages.length > 0 && (
        <dl className={facts["facts"]} data-testid="citizen-messages">
          {one.citizenMessages.map(({ id, state, stateAt, reason, arrival, arrivalAt }) => (
            <div key={id} data-state={state}>
              <dt>
                <Moment at={stateAt} />
              </dt>
              <dd>
                {say(`delivery.state.${state}`)}
                {reason && ` · ${reason}`}
                {arrival && (
                  <div data-testid="arrival" data-arrival={arrival}>
                    <Status tone={arrival === "ARRIVED" ? "good" : "late"} shape={arrival === "ARRIVED" ? "circle" : "triangle"} plain>
                      {say(`delivery.arrival.${arrival}`)}
                    </Status>{" "}
                    {arrivalAt && <Moment at={arrivalAt} />}
                  </div>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p role="alert">{problem}</p>
      {one.mayTellCitizen && (
        <Button variant="default" onClick={() => void go()} aria-disabled={loading} data-testid="tell-citizen">
          {say("citizen.go")}
        </Button>
      )}
    </Panel>
  );
}
