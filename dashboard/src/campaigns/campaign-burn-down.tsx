import { SegmentedControl } from "@mantine/core";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { calendarDayText, dayOf, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CampaignBurnDownFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { BurnDown, Panel, ScrollTable } from "../ui/index.ts";
import classes from "./campaigns.module.css";

const CampaignBurnDownStanding = graphql(`
  fragment CampaignBurnDown on CampaignStanding {
    asOf {
      instant
      token
    }
    figures {
      target
      daysPassed
    }
    days {
      day
      working
      left
      line
    }
  }
`);

interface Settings {
  id: string;
  standing: FragmentType<typeof CampaignBurnDownStanding>;
  span: { targetDay: string; workingDays: readonly string[] };
}

/** What is left day by day against the line to the target: a picture, and the same as a table whose numbers open their lists. */
export function CampaignBurnDown({ id, standing: masked, span }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const { days: shown } = useSearch({ from: "/signed-in/chien-dich/$id" });
  const navigate = useNavigate({ from: "/chien-dich/$id" });
  const standing = readFragment(CampaignBurnDownStanding, masked);
  const { target, daysPassed } = standing.figures;
  const toggle = (
    <SegmentedControl
      size="xs"
      aria-label={say("campaign.shown")}
      value={shown ?? "chart"}
      onChange={(wanted) => void navigate({ search: wanted === "table" ? { days: "table" } : {}, replace: true, resetScroll: false })}
      data={[
        { value: "chart", label: say("campaign.chart") },
        { value: "table", label: say("campaign.table") },
      ]}
    />
  );
  const told = { target: format.number(target), day: calendarDayText(span.targetDay), passed: daysPassed, days: span.workingDays.length };
  return (
    <Panel title={say("campaign.burnDown")} lead={say("campaign.burnDownLead", told)} aside={toggle}>
      {shown === "table" ? (
        <DayTable id={id} standing={standing} />
      ) : (
        <BurnDown points={standing.days} names={{ left: say("campaign.line.left"), line: say("campaign.line.target") }} />
      )}
    </Panel>
  );
}

function DayTable({ id, standing: { days, asOf } }: { id: string; standing: CampaignBurnDownFragment }) {
  const { say } = useLanguage();
  const format = useFormat();
  const today = dayOf(asOf.instant);
  return (
    <ScrollTable
      label={say("campaign.burnDown")}
      heads={[say("campaign.day"), say("campaign.line.left"), say("campaign.line.target")]}
      least="any"
      className={classes["table"]}
      testId="burn-table"
    >
      {days.map(({ day, working, left, line }) => (
        <tr key={day} data-testid={`day-${day}`}>
          <th scope="row">
            {calendarDayText(day)} {!working && <span className={classes["soft"]}>({say("campaign.dayOff")})</span>}
            {day === today && <span className={classes["soft"]}> ({say("campaign.today")})</span>}
          </th>
          <td className="number">
            {left === null ? (
              <span className={classes["soft"]}>{say("campaign.unknown")}</span>
            ) : (
              <Link
                to="/chien-dich/$id/danh-sach"
                params={{ id }}
                search={{ number: "LEFT", day, asOf: asOf.token }}
                className={left > line && day < today ? classes["behind"] : undefined}
              >
                {format.number(left)}
              </Link>
            )}
          </td>
          <td className="number">{format.number(line)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}
