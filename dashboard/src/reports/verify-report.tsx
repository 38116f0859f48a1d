import { useQuery } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { FormEvent } from "react";
import { calendarDayText } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, saidIn } from "../ui/index.ts";
import classes from "./reports.module.css";

const VerifyReportQuery = graphql(`
  query VerifyReport($code: String!) {
    reportVerification(code: $code) {
      code
      subject
      unitName
      from
      to
      state
      sha256
      whole
      correctedBy
    }
  }
`);

/** What the code on a paper stands for. */
export function VerifyReport({ code }: { code: string }) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/bao-cao" });
  const { data, error } = useQuery(VerifyReportQuery, { variables: { code }, skip: code === "" });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const asked = saidIn(event.currentTarget, "code");
    void navigate({ search: (before) => ({ ...before, code: asked }), replace: true, resetScroll: false });
  };
  const found = data?.reportVerification;
  return (
    <Panel title={say("report.verify")} lead={say("report.verifyLead")}>
      <form key={code} onSubmit={submit} className={classes["form"]} data-testid="verify-form">
        <TextInput name="code" label={say("report.verification")} defaultValue={code} maxLength={20} required />
        <div className={classes["acts"]}>
          <Button type="submit" variant="default">
            {say("report.verifyDo")}
          </Button>
        </div>
      </form>
      <div aria-live="polite" data-testid="verified">
        {error && <p className={classes["problem"]}>{say("report.failed")}</p>}
        {data && !found && <p className={classes["problem"]}>{say("report.verifyNone")}</p>}
        {found && (
          <>
            <p>
              {found.code} · {found.subject} · {found.unitName} · {calendarDayText(found.from)} – {calendarDayText(found.to)} ·{" "}
              {say(`report.state.${found.state}`)}
            </p>
            <p className={classes["hash"]}>SHA-256: {found.sha256}</p>
            <p className={found.whole ? undefined : classes["problem"]}>{say(found.whole ? "report.whole" : "report.notWhole")}</p>
            {found.correctedBy !== null && <p className={classes["problem"]}>{say("report.newer", { code: found.correctedBy })}</p>}
          </>
        )}
      </div>
    </Panel>
  );
}
