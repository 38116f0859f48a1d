import { useMutation } from "@apollo/client/react";
import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { newKey } from "../ui/index.ts";
import { ProposalItem } from "./proposal-item.tsx";

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
  const one = readFragment(DutyProposalParts, masked);
  const [settle, { loading }] = useMutation(SettleReportDuty);
  const decide = async (adopt: boolean) => {
    const answer = (await settle({ variables: { input: { key: newKey(), id: one.id, adopt } } }).catch(() => null))?.data?.settleReportDuty;
    if (answer?.__typename !== "ReportDutyMoved") return answer?.message ?? say("report.failed");
    again();
    return null;
  };
  const terms = `${one.code} · ${say(`duty.filer.${one.filer}`)} · ${say(`period.kind.${one.periodKind}`)} · ${say(`report.calendar.${one.calendar}`)}`;
  const title = (
    <strong>
      {say(one.ends === null ? "duty.new" : "duty.ending", { day: calendarDayText(one.fromDay) })}: {terms}
      {one.ends === null && ` · ${say("duty.days", { n: one.workingDays })}`}
    </strong>
  );
  return <ProposalItem kind="duty" title={title} one={one} maySettle={maySettle} loading={loading} settle={decide} />;
}
