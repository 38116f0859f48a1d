import { Button } from "@mantine/core";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import "../language/matter.ts";
import { lateForm, Moment, Panel, Status } from "../ui/index.ts";
import facts from "./facts.module.css";

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
const NoResultForm = lateForm(async () => (await import("./no-result-form.tsx")).NoResultForm);

/** Of several agencies' case past its limit: why there is no result, and when it is to be said again. */
export function CaseNoResult({ one: masked }: { one: FragmentType<typeof CaseNoResultCase> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [reporting, setReporting] = useState(false);
  const { id: caseId, learnedAt: seen, source, noResultDuty: duty, noResultReports: reports } = readFragment(CaseNoResultCase, masked);
  if (duty === null && reports.length === 0) return null;
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
        <Button size="xs" variant="default" mt={6} {...NoResultForm.ahead} onClick={() => setReporting(true)} data-testid="report-no-result">
          {say("noResult.go")}
        </Button>
      )}
      {reporting && <NoResultForm caseId={caseId} seen={seen} close={() => setReporting(false)} />}
    </Panel>
  );
}
