import { useMutation } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import type { ReportQuery as Answer, ReportSettlement } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, newKey, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";
import classes from "./reports.module.css";

const SubmitReport = graphql(`
  mutation SubmitReport($input: SubmitReportInput!) {
    submitReport(input: $input) {
      __typename
      ... on ReportRefused {
        at
        message
      }
    }
  }
`);

const SettleReport = graphql(`
  mutation SettleReport($input: SettleReportInput!) {
    settleReport(input: $input) {
      __typename
      ... on ReportRefused {
        at
        message
      }
    }
  }
`);

interface Settings {
  one: NonNullable<Answer["report"]>;
  again: () => void;
}

/** What the viewer may do with a report: file, return, accept, correct. */
export function ReportActs({ one, again }: Settings) {
  const { say } = useLanguage();
  const [submit, { loading }] = useMutation(SubmitReport);
  const [problem, setProblem] = useState("");
  const [settling, setSettling] = useState<ReportSettlement | null>(null);
  const file = async () => {
    if (loading) return;
    const answer = (await submit({ variables: { input: { key: newKey(), id: one.id, sha256: one.sha256 } } }).catch(() => null))?.data?.submitReport;
    if (answer?.__typename !== "ReportSubmitted") return setProblem(answer?.message ?? say("report.failed"));
    setProblem("");
    again();
  };
  return (
    <>
      {one.maySubmit && (
        <Button onClick={() => void file()} aria-disabled={loading} data-testid="submit-report">
          {say("report.submit")}
        </Button>
      )}
      {one.maySettle && (
        <>
          <Button onClick={() => setSettling("ACCEPTED")} data-testid="accept-report">
            {say("report.accept")}
          </Button>
          <Button variant="default" onClick={() => setSettling("RETURNED")} data-testid="return-report">
            {say("report.return")}
          </Button>
        </>
      )}
      {one.mayCorrect && (
        <Button
          variant="subtle"
          renderRoot={(props) => (
            <Link
              to="/bao-cao/lap/moi"
              search={{ code: one.code, unit: one.unit.code, kind: one.periodKind, on: one.to, from: one.from, to: one.to, corrects: one.id }}
              {...props}
            />
          )}
          data-testid="correct-report"
        >
          {say("report.correct")}
        </Button>
      )}
      {problem && (
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
      )}
      {settling && <Settle id={one.id} settlement={settling} close={() => setSettling(null)} done={again} />}
    </>
  );
}

function Settle({ id, settlement, close, done }: { id: string; settlement: ReportSettlement; close: () => void; done: () => void }) {
  const { say } = useLanguage();
  const [settle, { loading }] = useMutation(SettleReport);
  const [key] = useState(newKey);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = { key, id, settlement, reason: saidIn(event.currentTarget, "reason") || null };
    const answer = (await settle({ variables: { input } }).catch(() => null))?.data?.settleReport;
    if (answer?.__typename !== "ReportSettled") return setRefusal(refusalOf(answer, say("report.failed")));
    close();
    done();
  };
  const title = say(settlement === "RETURNED" ? "report.return" : "report.accept");
  return (
    <ActDialog title={title} send={title} testId="settle-form" refusal={refusal} busy={loading} submit={submit} close={close}>
      <WordsField name="reason" label={say("report.reason")} maxLength={1_000} required={settlement === "RETURNED"} rows={3} />
    </ActDialog>
  );
}
