import { useMutation, useSuspenseQuery } from "@apollo/client/react";
import { Group } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, ChoiceField, LineField, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";
import { localMinute, newKey } from "./change-input.ts";

const ReportToLeader = graphql(`
  mutation ReportToLeader($input: ReportToLeaderInput!) {
    reportToLeader(input: $input) {
      __typename
      ... on ReportedToLeader {
        case {
          id
          ...CaseClosing
        }
      }
      ... on ChangeNotPossible {
        at
      }
      ... on Problem {
        message
      }
    }
  }
`);

const ReportAddressees = graphql(`
  query ReportAddressees($id: ID!) {
    case(id: $id) {
      id
      closing {
        addressees {
          code
          name
        }
      }
    }
  }
`);

interface CaseReportFormProps {
  caseId: string;
  receivedAt: string;
  /** the hub's present; null: not known */
  shown: string | null;
  close: () => void;
}

/** To whom the handling was reported, when and by what. Sent twice it is one: the key is made when the form opens. */
export function CaseReportForm({ caseId, receivedAt, shown, close }: CaseReportFormProps) {
  const { say } = useLanguage();
  const { data } = useSuspenseQuery(ReportAddressees, { variables: { id: caseId }, fetchPolicy: "no-cache" });
  const addressees = data.case?.closing?.addressees ?? [];
  const [report, { loading }] = useMutation(ReportToLeader);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [key] = useState(newKey);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const said = (field: string): string => saidIn(event.currentTarget, field).trim();
    if (loading) return;
    const [number, day] = [said("paperNumber"), said("paperDay")];
    const paper = number === "" && day === "" ? null : { number, day };
    const reportedAt = new Date(`${said("reportedAt")}:00+07:00`).toISOString();
    const input = { caseId, key, addressee: said("addressee"), reportedAt, paper, words: said("words") || null };
    const answer = (await report({ variables: { input } }).catch(() => null))?.data?.reportToLeader;
    if (answer?.__typename === "ReportedToLeader") return close();
    setRefusal(refusalOf(answer, say("closing.failed")));
  };
  return (
    <ActDialog title={say("closing.report")} send={say("closing.save")} testId="report-form" refusal={refusal} busy={loading} submit={submit} close={close}>
      <ChoiceField name="addressee" label={say("closing.to")} data={addressees.map(({ code, name }) => ({ value: code, label: name }))} />
      <LineField
        name="reportedAt"
        type="datetime-local"
        label={say("closing.at")}
        min={localMinute(receivedAt)}
        defaultValue={localMinute(shown)}
        required
        mt="sm"
      />
      <Group grow mt="sm">
        <LineField name="paperNumber" about="paper" label={say("request.paperNumber")} maxLength={80} />
        <LineField name="paperDay" type="date" label={say("request.paperDay")} />
      </Group>
      <WordsField name="words" label={say("closing.words")} description={say("closing.wordsHint")} maxLength={2_000} rows={3} mt="sm" />
    </ActDialog>
  );
}
