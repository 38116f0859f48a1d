import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { Moment, Panel, Status } from "../ui/index.ts";
import { newKey } from "./change-input.ts";
import facts from "./facts.module.css";
import { WordsForm } from "./words-form.tsx";

const CaseNoResultCase = graphql(`
  fragment CaseNoResult on Case {
    id
    learnedAt
    source {
      code
      name
    }
    noResultDuty {
      dueAt
      overdue
      legalBasis
      assumed
      mayReport
    }
    noResultReports {
      id
      reason
      at
      state
      byName
      by {
        id
        name
      }
    }
  }
`);
const ReportNoResult = graphql(`
  mutation ReportNoResult($input: ReportNoResultInput!) {
    reportNoResult(input: $input) {
      __typename
      ... on NoResultReported {
        case {
          id
          ...CaseNoResult
          ...CaseChanges
        }
      }
      ... on Problem {
        message
      }
    }
  }
`);

/** Of several agencies' case past its limit: why there is no result, and when it is to be said again. */
export function CaseNoResult({ one: masked }: { one: FragmentType<typeof CaseNoResultCase> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [reporting, setReporting] = useState<{ key: string } | null>(null);
  const [report] = useMutation(ReportNoResult);
  const { id: caseId, learnedAt: seen, source, noResultDuty: duty, noResultReports: reports } = readFragment(CaseNoResultCase, masked);
  if (duty === null && reports.length === 0) return null;
  const send = async (reason: string) => {
    const answer = (await report({ variables: { input: { caseId, seen, reason, key: reporting?.key ?? newKey() } } })).data?.reportNoResult;
    return answer?.__typename === "NoResultReported" ? null : answer?.message;
  };
  return (
    <Panel title={say("noResult.title")} lead={say("noResult.lead")}>
      {duty !== null && (
        <p className={facts["note"]} data-testid="no-result-duty" data-overdue={duty.overdue}>
          <Status tone={duty.overdue ? "late" : "idle"} shape={duty.overdue ? "triangle" : "ring"}>
            {say(duty.overdue ? "noResult.overdue" : "noResult.due", { due: format.due(duty.dueAt) })}
          </Status>{" "}
          {say(duty.assumed ? "decline.basisAssumed" : "decline.basis", { basis: duty.legalBasis })}
        </p>
      )}
      <dl className={facts["facts"]} data-testid="no-result-reports">
        {reports.map(({ id, reason, at, state, byName, by }) => (
          <div key={id}>
            <dt>
              <Moment at={at} />
            </dt>
            <dd>
              {reason}
              <br />
              {say("call.by", { name: byName, unit: by.name })} · {say(`request.state.${state}`, { source: source.name })}
            </dd>
          </div>
        ))}
      </dl>
      {duty?.mayReport === true && (
        <Button size="xs" variant="default" mt={6} onClick={() => setReporting({ key: newKey() })} data-testid="report-no-result">
          {say("noResult.go")}
        </Button>
      )}
      {reporting !== null && (
        <WordsForm
          title={say("noResult.go")}
          label={say("noResult.reason")}
          hint={say("noResult.reasonHint")}
          longest={2_000}
          failed={say("decline.failed")}
          send={send}
          close={() => setReporting(null)}
        />
      )}
    </Panel>
  );
}
