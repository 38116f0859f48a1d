import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { NoticeRowFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Moment } from "../ui/index.ts";
import classes from "./notices.module.css";

const NoticeRowParts = graphql(`
  fragment NoticeRow on Notice {
    id
    rule
    at
    read
    visible
    directiveId
    jobId
    reportCode
    reportFrom
    until
    appealId
    sheetPeriodId
    scorePeriodId
    case {
      id
      reference
    }
    unit {
      id
      code
      name
    }
  }
`);

/** One notice: why, what about, when. Following it marks it as read. */
export function NoticeRow({ one: masked, read }: { one: FragmentType<typeof NoticeRowParts>; read: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(NoticeRowParts, masked);
  const follow = one.read ? undefined : read;
  return (
    <li data-testid="notice" data-rule={one.rule} data-read={one.read}>
      <div>
        <strong className={one.read ? classes["old"] : undefined}>{say(`notices.rule.${one.rule}`)}</strong>
        {!one.read && <span className={classes["unread"]}>{say("notices.unread")}</span>}
      </div>
      <p className={classes["facts"]}>
        <Moment at={one.at} />
        {one.unit && ` · ${one.unit.name}`}
        {one.reportCode !== null && ` · ${one.reportCode}`}
        {one.reportFrom !== null && `, ${calendarDayText(one.reportFrom)}`}
        {one.until !== null && ` · ${say("notices.until", { until: format.due(one.until) })}`}
        {!one.visible && ` · ${say("notices.hidden")}`}
      </p>
      <div className={classes["acts"]}>
        <Way one={one} follow={follow} />
        {follow && (
          <Button variant="subtle" size="compact-sm" onClick={follow}>
            {say("notices.read")}
          </Button>
        )}
      </div>
    </li>
  );
}

const WAITING: readonly string[] = ["PROPOSAL_WAITS", "SUBMISSION_WAITS"];

/** The way to what it is about, where there is one. */
function Way({ one, follow }: { one: NoticeRowFragment; follow: (() => void) | undefined }) {
  const { say } = useLanguage();
  if (WAITING.includes(one.rule))
    return (
      <Link to="/cho-toi" onClick={follow}>
        {say("notices.toWaiting")}
        {one.case && ` (${one.case.reference})`}
      </Link>
    );
  if (one.rule === "ALERT_RANG")
    return (
      <Link to="/canh-bao" onClick={follow}>
        {say("notices.toAlerts")}
      </Link>
    );
  if (one.reportCode !== null)
    return (
      <Link to="/bao-cao" onClick={follow}>
        {say("notices.toReports")}
      </Link>
    );
  if (one.appealId !== null)
    return (
      <Link to="/xem-xet-lai/$id" params={{ id: one.appealId }} onClick={follow}>
        {say("notices.toAppeal")}
      </Link>
    );
  if (one.scorePeriodId !== null && one.unit)
    return (
      <Link to="/diem/$ky/$unit" params={{ ky: one.scorePeriodId, unit: one.unit.code }} onClick={follow}>
        {say("notices.toCard")}
      </Link>
    );
  if (one.sheetPeriodId !== null)
    return (
      <Link to="/phieu-so-lieu/$ky" params={{ ky: one.sheetPeriodId }} onClick={follow}>
        {say("notices.toSheet")}
      </Link>
    );
  if (one.case)
    return (
      <Link to="/phan-anh/$id" params={{ id: one.case.id }} onClick={follow}>
        {one.case.reference}
      </Link>
    );
  if (one.directiveId !== null)
    return (
      <Link to="/chi-dao/$id" params={{ id: one.directiveId }} onClick={follow}>
        {say("notices.toDirective")}
      </Link>
    );
  if (one.jobId !== null)
    return (
      <Link to="/ton-dong" onClick={follow}>
        {say("notices.toJobs")}
      </Link>
    );
  return null;
}
