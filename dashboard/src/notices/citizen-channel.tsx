import { useMutation, useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { graphql, readFragment } from "../gql/index.ts";
import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel } from "../ui/index.ts";
import classes from "./notices.module.css";

const CitizenChannelParts = graphql(`
  fragment CitizenChannelParts on CitizenChannel {
    unit {
      id
      code
      name
    }
    allowed
    byName
    at
    words
    place
    legalBasis
    mayChange
  }
`);
const CitizenChannelQuery = graphql(`
  query CitizenChannel {
    citizenChannel {
      ...CitizenChannelParts
    }
  }
`);
const AllowCitizenMessages = graphql(`
  mutation AllowCitizenMessages($input: AllowCitizenMessagesInput!) {
    allowCitizenMessages(input: $input) {
      __typename
      ... on CitizenMessagesAllowed {
        channel {
          ...CitizenChannelParts
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Whether citizens may be told of what one's unit answered; shown to those who may say so. */
export function CitizenChannelPanel() {
  const { viewer } = useRouteContext({ from: "/signed-in" });
  return viewer.may.includes("allowCitizenMessages") ? <Channel /> : null;
}

function Channel() {
  const { say } = useLanguage();
  const format = useFormat();
  const { data, refetch } = useQuery(CitizenChannelQuery, { fetchPolicy: "cache-and-network" });
  const [allow, { loading }] = useMutation(AllowCitizenMessages);
  const [problem, setProblem] = useState("");
  if (!data) return null;
  const one = readFragment(CitizenChannelParts, data.citizenChannel);
  const change = async () => {
    if (loading) return;
    const input = { unit: one.unit.code, allowed: !one.allowed };
    const answer = (await allow({ variables: { input } }).catch(() => null))?.data?.allowCitizenMessages;
    setProblem(answer?.__typename === "CitizenMessagesAllowed" ? "" : (answer?.message ?? say("notices.failed")));
    await refetch().catch(() => null); // what was read before stays
  };
  const state = say(one.allowed ? "citizen.allowed" : "citizen.notAllowed");
  return (
    <Panel title={say("citizen.channel")} lead={say("citizen.channelLead", { unit: one.unit.name, state })}>
      <div data-testid="citizen-channel" data-allowed={one.allowed}>
        <p className={classes["facts"]}>{say("citizen.words", { words: one.words })}</p>
        <p className={classes["facts"]}>{say("citizen.place", { place: one.place })}</p>
        <p className={classes["facts"]}>{say("citizen.basis", { basis: one.legalBasis })}</p>
        {one.byName !== null && one.at !== null && <p className={classes["facts"]}>{say("citizen.saidBy", { name: one.byName, at: format.at(one.at) })}</p>}
        <p role="alert" className={classes["problem"]}>
          {problem}
        </p>
        {one.mayChange && (
          <Button variant="default" onClick={() => void change()} aria-disabled={loading}>
            {say(one.allowed ? "citizen.forbid" : "citizen.allow")}
          </Button>
        )}
      </div>
    </Panel>
  );
}
