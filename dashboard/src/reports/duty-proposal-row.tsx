import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useState } from "react";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { newKey } from "../ui/index.ts";
import classes from "./reports.module.css";

const DutyProposalParts = graphql(`
  fragment DutyProposalRow on ReportDutyProposal {
    id
    code
    filer
    periodKind
    calendar
    workingDays
    fromDay
    legalBasis
    proposedAt
    byName
    settlement
    settledByName
    ends {
      id
    }
  }
`);

const SettleReportDuty = graphql(`
  mutation SettleReportDuty($input: SettleReportDutyInput!) {
    settleReportDuty(input: $input) {
      __typename
      ... on ReportRefused {
        message
      }
    }
  }
`);

interface Settings {
  one: FragmentType<typeof DutyProposalParts>;
  maySettle: boolean;
  again: () => void;
}

/** A proposed duty or ending, and what a second person may do with it. */
export function DutyProposalRow({ one: masked, maySettle, again }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(DutyProposalParts, masked);
  const [settle, { loading }] = useMutation(SettleReportDuty);
  const [problem, setProblem] = useState("");
  const decide = async (adopt: boolean) => {
    if (loading) return;
    const answer = (await settle({ variables: { input: { key: newKey(), id: one.id, adopt } } }).catch(() => null))?.data?.settleReportDuty;
    if (answer?.__typename !== "ReportDutyMoved") return setProblem(answer?.message ?? say("report.failed"));
    setProblem("");
    again();
  };
  const terms = `${one.code} · ${say(`duty.filer.${one.filer}`)} · ${say(`period.kind.${one.periodKind}`)} · ${say(`report.calendar.${one.calendar}`)}`;
  return (
    <li data-testid="duty-proposal" data-state={one.settlement ?? "WAITS"}>
      <strong>
        {say(one.ends === null ? "duty.new" : "duty.ending", { day: calendarDayText(one.fromDay) })}: {terms}
        {one.ends === null && ` · ${say("duty.days", { n: one.workingDays })}`}
      </strong>
      <p className={classes["facts"]}>
        {one.legalBasis} · {say("report.draftedBy", { name: one.byName, at: format.at(one.proposedAt) })} · {say(`duty.state.${one.settlement ?? "WAITS"}`)}
        {one.settledByName !== null && ` (${one.settledByName})`}
      </p>
      <p className={classes["problem"]} role="alert">
        {problem}
      </p>
      {maySettle && one.settlement === null && (
        <div className={classes["acts"]}>
          <Button size="compact-sm" onClick={() => void decide(true)} aria-disabled={loading} data-testid="adopt-duty">
            {say("duty.adopt")}
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => void decide(false)} aria-disabled={loading} data-testid="decline-duty">
            {say("duty.decline")}
          </Button>
        </div>
      )}
    </li>
  );
}
