import "../language/period.ts";
import "../language/report-duties.ts";
import "../language/reports.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useRouteContext } from "@tanstack/react-router";
import { calendarDayText } from "../format/index.ts";
import { graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, ScrollTable, Waiting } from "../ui/index.ts";
import { DutyProposalRow } from "./duty-proposal-row.tsx";
import { NewDuty } from "./new-duty.tsx";
import classes from "./reports.module.css";

export const DutyTermParts = graphql(`
  fragment DutyTermParts on ReportDutyTerm {
    id
    code
    filer
    caseStream
    periodKind
    calendar
    workingDays
    validFrom
    validTo
    legalBasis
    assumed
  }
`);

const DutyTermsQuery = graphql(`
  query DutyTerms {
    reportDutyTerms {
      ...DutyTermParts
    }
    reportDutyProposals {
      id
      ...DutyProposalRow
    }
    reportKinds {
      ...NewDutyKind
    }
  }
`);

/** Which reports are owed of whom, what was proposed of that, and the form that proposes. */
export function DutyTermsPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { data, error, refetch } = useQuery(DutyTermsQuery, { fetchPolicy: "cache-and-network" });
  const again = () => void refetch().catch(() => null); // what was read before stays
  const terms = data?.reportDutyTerms.map((one) => readFragment(DutyTermParts, one)) ?? [];
  const heads = [say("report.which"), say("duty.filer"), say("report.period"), say("duty.workingDays"), say("duty.valid"), say("duty.basis")];
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/bao-cao">← {say("report.title")}</Link>
      </p>
      <PageHead title={say("duty.title")} />
      {data && error && <OldValues retry={refetch} />}
      {!data && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {data && (
        <div className={classes["parts"]}>
          <Panel title={say("duty.count", { n: terms.length })} lead={say("duty.lead")}>
            <ScrollTable label={say("duty.title")} heads={heads} least="wide" testId="duty-terms">
              {terms.map((one) => (
                <tr key={one.id} data-testid={`term-${one.id}`} data-ended={one.validTo !== null || undefined}>
                  <th scope="row">{one.code}</th>
                  <td>{say(`duty.filer.${one.filer}`)}</td>
                  <td>
                    {say(`period.kind.${one.periodKind}`)} · {say(`report.calendar.${one.calendar}`)} · {say(`report.stream.${one.caseStream}`)}
                  </td>
                  <td className="number">{one.workingDays}</td>
                  <td>
                    {calendarDayText(one.validFrom)} – {one.validTo === null ? "…" : calendarDayText(one.validTo)}
                  </td>
                  <td>
                    {one.legalBasis}
                    {one.assumed && ` (${say("duty.assumed")})`}
                  </td>
                </tr>
              ))}
            </ScrollTable>
          </Panel>
          <Panel title={say("duty.proposals")}>
            {data.reportDutyProposals.length === 0 && <Message title={say("duty.noProposals")} shape="circle" />}
            <ul className={classes["list"]} data-testid="duty-proposals">
              {data.reportDutyProposals.map((one) => (
                <DutyProposalRow key={one.id} one={one} maySettle={viewer.may.includes("settleReportDuty")} again={again} />
              ))}
            </ul>
          </Panel>
          {viewer.may.includes("proposeReportDuty") && <NewDuty kinds={data.reportKinds} terms={terms} again={again} />}
        </div>
      )}
    </>
  );
}
