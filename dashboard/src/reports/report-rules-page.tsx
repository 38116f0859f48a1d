import "../language/report-duties.ts";
import "../language/report-rules.ts";
import "../language/reports.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useRouteContext } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { NewRule } from "./new-rule.tsx";
import { RuleProposalRow } from "./rule-proposal-row.tsx";
import { FormsTable, RemindersTable } from "./rules-tables.tsx";
import classes from "./reports.module.css";

const ReportRulesQuery = graphql(`
  query ReportRules {
    reportForms {
      id
      ...ReportFormRow
    }
    reportReminders {
      id
      ...ReportReminderRow
    }
    reportRuleProposals {
      id
      ...RuleProposalRow
    }
    reportKinds {
      ...NewRuleKind
    }
  }
`);

/** How papers of reports begin and end, when people are reminded of them, what was proposed of that, and the form that proposes. */
export function ReportRulesPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, error, refetch } = useQuery(ReportRulesQuery, { fetchPolicy: "cache-and-network" });
  const again = () => void refetch().catch(() => null); // what was read before stays
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/bao-cao">← {say("report.title")}</Link>
      </p>
      <PageHead title={say("rule.title")} />
      {data && error && <OldValues retry={refetch} />}
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {data && (
        <div className={classes["parts"]}>
          <Panel title={say("rule.forms")} lead={say("rule.formsLead")}>
            <FormsTable forms={data.reportForms} />
          </Panel>
          <Panel title={say("rule.reminders")} lead={say("rule.remindersLead")}>
            <RemindersTable reminders={data.reportReminders} />
          </Panel>
          <Panel title={say("duty.proposals")}>
            {data.reportRuleProposals.length === 0 && <Message title={say("duty.noProposals")} shape="circle" />}
            <ul className={classes["list"]} data-testid="rule-proposals">
              {data.reportRuleProposals.map((one) => (
                <RuleProposalRow key={one.id} one={one} maySettle={viewer.may.includes("settleReportRule")} again={again} />
              ))}
            </ul>
          </Panel>
          {viewer.may.includes("proposeReportRule") && <NewRule kinds={data.reportKinds} again={again} />}
        </div>
      )}
    </>
  );
}
