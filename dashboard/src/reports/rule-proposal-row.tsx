import { useMutation } from "@apollo/client/react";
import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { newKey } from "../ui/index.ts";
import { ProposalItem } from "./proposal-item.tsx";
import { FormText, useFormName, useReminderWords } from "./rule-text.tsx";

const RuleProposalParts = graphql(`
  fragment RuleProposalRow on ReportRuleProposal {
    id
    fromDay
    legalBasis
    proposedAt
    byName
    settlement
    settledByName
    form {
      ...FormText
    }
    reminder {
      ...ReminderText
    }
  }
`);

const SettleReportRule = graphql(`
  mutation SettleReportRule($input: SettleReportRuleInput!) {
    settleReportRule(input: $input) {
      __typename
      ... on ReportRefused {
        message
      }
    }
  }
`);

interface Settings {
  one: FragmentType<typeof RuleProposalParts>;
  maySettle: boolean;
  again: () => void;
}

/** A proposed form or reminder, and what a second person may do with it. */
export function RuleProposalRow({ one: masked, maySettle, again }: Settings) {
  const { say } = useLanguage();
  const [nameOf, wordsOf] = [useFormName(), useReminderWords()];
  const one = readFragment(RuleProposalParts, masked);
  const [settle, { loading }] = useMutation(SettleReportRule);
  const decide = async (adopt: boolean) => {
    const answer = (await settle({ variables: { input: { key: newKey(), id: one.id, adopt } } }).catch(() => null))?.data?.settleReportRule;
    if (answer?.__typename !== "ReportRuleMoved") return answer?.message ?? say("report.failed");
    again();
    return null;
  };
  const words = one.reminder === null ? null : wordsOf(one.reminder);
  const title = (
    <>
      <strong>
        {say("duty.new", { day: calendarDayText(one.fromDay) })}: {one.form !== null && nameOf(one.form)}
        {words !== null && `${words.kind}: ${words.when}`}
      </strong>
      {one.form !== null && <FormText text={one.form} />}
    </>
  );
  return <ProposalItem kind="rule" title={title} one={one} maySettle={maySettle} loading={loading} settle={decide} />;
}
