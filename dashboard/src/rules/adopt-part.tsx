import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useRouteContext } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { AdoptCalendarMutation } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./rules.module.css";

const AdoptCalendar = graphql(`
  mutation AdoptCalendar($input: AdoptRulesInput!) {
    adopted: adoptCalendar(input: $input) {
      __typename
      ... on RulesAdopted {
        version
        met {
          redated
          noLongerOverdue
          becomesOverdue
        }
        previewed {
          redated
        }
        changedMeanwhile {
          redated
        }
        besides
      }
      ... on Problem {
        message
      }
    }
  }
`);
const AdoptRegulation = graphql(`
  mutation AdoptRegulation($input: AdoptRulesInput!) {
    adopted: adoptRegulation(input: $input) {
      __typename
      ... on RulesAdopted {
        version
        met {
          redated
          noLongerOverdue
          becomesOverdue
        }
        previewed {
          redated
        }
        changedMeanwhile {
          redated
        }
        besides
      }
      ... on Problem {
        message
      }
    }
  }
`);

interface Proposal {
  version: string;
  kind: "CALENDAR" | "REGULATION";
  status: string;
  proposedBy: string;
}

/** The decision of a second person, and what it met. */
export function AdoptPart({ proposal, preview, fit, onAdopted }: { proposal: Proposal; preview: string; fit: boolean; onAdopted: () => void }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const [calendar, { loading: one }] = useMutation(AdoptCalendar);
  const [regulation, { loading: other }] = useMutation(AdoptRegulation);
  const [answer, setAnswer] = useState<AdoptCalendarMutation["adopted"] | "failed" | null>(null);
  const isCalendar = proposal.kind === "CALENDAR";
  const may = viewer.may.includes(isCalendar ? "adoptCalendar" : "adoptRegulation");
  const own = proposal.proposedBy === viewer.username;
  const adopt = async () => {
    const variables = { input: { version: proposal.version, preview } };
    const said = await (isCalendar ? calendar({ variables }) : regulation({ variables })).catch(() => null);
    setAnswer(said?.data?.adopted ?? "failed");
    if (said?.data?.adopted.__typename === "RulesAdopted") onAdopted();
  };
  if (proposal.status !== "PROPOSED" && answer === null) return null;
  return (
    <div className={classes["said"]} role="status">
      {answer === null && !may && <p className={classes["quiet"]}>{say("rules.waitsForSecond")}</p>}
      {answer === null && may && own && <p className={classes["quiet"]}>{say("rules.ownProposal")}</p>}
      {answer === null && may && !own && (
        <>
          <p className={classes["quiet"]}>{say("rules.adoptWhy")}</p>
          <Button aria-disabled={!fit || one || other} disabled={!fit} onClick={() => void adopt()} data-testid="adopt-rules">
            {say("rules.adopt")}
          </Button>
        </>
      )}
      {answer === "failed" && <p className={classes["problem"]}>{say("rules.failed")}</p>}
      {answer !== null && answer !== "failed" && <Answer answer={answer} />}
    </div>
  );
}

function Answer({ answer }: { answer: AdoptCalendarMutation["adopted"] }) {
  const { say } = useLanguage();
  if (answer.__typename !== "RulesAdopted") return <p className={classes["problem"]}>{answer.message}</p>;
  const { met, previewed, changedMeanwhile, besides } = answer;
  return <p data-testid="adopted">{say("rules.adopted", { previewed: previewed.redated, met: met.redated, meanwhile: changedMeanwhile.redated, besides })}</p>;
}
