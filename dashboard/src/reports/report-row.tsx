import { Link } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import classes from "./reports.module.css";

const ReportRowReport = graphql(`
  fragment ReportRow on Report {
    id
    code
    subject
    from
    to
    state
    draftedAt
    unit {
      id
      name
    }
  }
`);

export const STATE_SHAPES = {
  DRAFT: { tone: "idle", shape: "ring" },
  SUBMITTED: { tone: "soon", shape: "circle" },
  RETURNED: { tone: "late", shape: "triangle" },
  ACCEPTED: { tone: "good", shape: "circle" },
} as const;

/** A report of the list: whose, which days, where it stands. */
export function ReportRow({ one: masked }: { one: FragmentType<typeof ReportRowReport> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, code, subject, from, to, state, draftedAt, unit } = readFragment(ReportRowReport, masked);
  const { tone, shape } = STATE_SHAPES[state];
  return (
    <li data-testid="report" data-state={state}>
      <Link to="/bao-cao/$id" params={{ id }} className={classes["name"]}>
        {code} · {subject}
      </Link>
      <p className={classes["facts"]}>
        <Status tone={tone} shape={shape} plain>
          {say(`report.state.${state}`)}
        </Status>{" "}
        · {unit.name} · {calendarDayText(from)} – {calendarDayText(to)} · {say("report.drafted", { at: format.at(draftedAt) })}
      </p>
    </li>
  );
}
