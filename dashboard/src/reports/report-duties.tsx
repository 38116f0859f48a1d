import { Link, useRouteContext } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Message, Panel, ScrollTable, Status } from "../ui/index.ts";
import classes from "./reports.module.css";

const ReportDutyRow = graphql(`
  fragment ReportDutyRow on ReportDuty {
    code
    nameVi
    nameEn
    caseStream
    periodKind
    calendar
    from
    to
    dueAt
    state
    reportId
    legalBasis
    assumed
    unit {
      id
      code
      name
    }
  }
`);

const SHAPES = {
  UPCOMING: { tone: "idle", shape: "ring" },
  DUE: { tone: "soon", shape: "ring" },
  LATE: { tone: "late", shape: "triangle" },
  FILED: { tone: "good", shape: "circle" },
  FILED_LATE: { tone: "soon", shape: "triangle" },
  RETURNED: { tone: "late", shape: "ring" },
} as const;

/** Nothing is filed yet; of a filed report that is out of sight there is no link either. */
const OPEN: ReadonlySet<string> = new Set(["DUE", "LATE"]);

/** What is due of whom, until when, and whether it was filed. */
export function ReportDuties({ duties: masked }: { duties: readonly FragmentType<typeof ReportDutyRow>[] }) {
  const { say, language } = useLanguage();
  const format = useFormat();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const duties = masked.map((one) => readFragment(ReportDutyRow, one)).filter(({ state }) => state !== "UPCOMING");
  const heads = [say("report.which"), say("report.unit"), say("report.period"), say("report.due"), say("report.standing")];
  return (
    <Panel title={say("report.duties", { n: duties.length })} lead={say("report.dutiesLead")}>
      {duties.length === 0 && <Message title={say("report.noDuties")} shape="circle" />}
      {duties.length > 0 && (
        <ScrollTable label={say("report.duties", { n: duties.length })} heads={heads} testId="report-duties">
          {duties.map((one) => (
            <tr key={`${one.code}-${one.unit.code}-${one.periodKind}-${one.from}`} data-testid={`duty-${one.code}-${one.unit.code}-${one.from}`}>
              <th scope="row" title={one.legalBasis}>
                {one.code} · {language === "vi" ? one.nameVi : one.nameEn}
              </th>
              <td>{one.unit.name}</td>
              <td>
                {calendarDayText(one.from)} – {calendarDayText(one.to)}
              </td>
              <td>{one.dueAt === null ? say("report.dueUnknown") : format.at(one.dueAt)}</td>
              <td>
                <Status tone={SHAPES[one.state].tone} shape={SHAPES[one.state].shape} plain>
                  {say(`report.duty.${one.state}`)}
                </Status>{" "}
                {one.reportId !== null && (
                  <Link to="/bao-cao/$id" params={{ id: one.reportId }}>
                    {say("report.open")}
                  </Link>
                )}
                {OPEN.has(one.state) && viewer.may.includes("draftReport") && (
                  <Link to="/bao-cao/lap/moi" search={{ code: one.code, unit: one.unit.code, kind: one.periodKind, on: one.to }}>
                    {say("report.new")}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      <p className={classes["note"]}>
        {say("report.assumed")}{" "}
        <Link to="/bao-cao/nghia-vu" data-testid="duty-terms-link">
          {say("report.dutyTerms")}
        </Link>
        {" · "}
        <Link to="/bao-cao/mau" data-testid="report-rules-link">
          {say("report.rules")}
        </Link>
      </p>
    </Panel>
  );
}
