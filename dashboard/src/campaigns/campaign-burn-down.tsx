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
    arrivals {
      day
      arrived
      cameIn
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
  const came = new Map(standing.arrivals.map((one) => [one.day, one]));
  const points = standing.days.map((one) => ({ ...one, cameIn: came.get(one.day)?.cameIn ?? null }));
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
        <DayTable id={id} standing={standing} came={came} />
      ) : (
        <BurnDown points={points} names={{ left: say("campaign.line.left"), line: say("campaign.line.target"), cameIn: say("campaign.line.cameIn") }} />
      )}
      <p className={classes["facts"]}>{say("campaign.arrivalsNote")}</p>
    </Panel>
  );
}

interface DaySettings {
  id: string;
  standing: CampaignBurnDownFragment;
  came: ReadonlyMap<string, CampaignBurnDownFragment["arrivals"][number]>;
}

function DayTable({ id, standing: { days, asOf }, came }: DaySettings) {
  const { say } = useLanguage();
  const format = useFormat();
  const today = dayOf(asOf.instant);
  return (
    <ScrollTable
      label={say("campaign.burnDown")}
      heads={[say("campaign.day"), say("campaign.line.left"), say("campaign.line.target"), say("campaign.line.cameIn"), say("campaign.line.arrived")]}
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
            <DayNumber id={id} n={left} search={{ number: "LEFT", day, asOf: asOf.token }} behind={left !== null && left > line && day < today} />
          </td>
          <td className="number">{format.number(line)}</td>
          <td className="number">
            <DayNumber id={id} n={came.get(day)?.cameIn ?? null} search={{ number: "CAME_IN", day, asOf: asOf.token }} />
          </td>
          <td className="number">
            <DayNumber id={id} n={came.get(day)?.arrived ?? null} search={{ number: "ARRIVED", day, asOf: asOf.token }} />
          </td>
        </tr>
      ))}
    </ScrollTable>
  );
}

interface NumberSettings {
  id: string;
  /** null: the day is still to come */
  n: number | null;
  search: { number: "LEFT" | "CAME_IN" | "ARRIVED"; day: string; asOf: string };
  behind?: boolean;
}

/** A day's number, which opens its list. */
function DayNumber({ id, n, search, behind = false }: NumberSettings) {
  const { say } = useLanguage();
  const format = useFormat();
  if (n === null) return <span className={classes["soft"]}>{say("campaign.unknown")}</span>;
  return (
    <Link
      to="/chien-dich/$id/danh-sach"
      params={{ id }}
      search={search}
      aria-label={say("campaign.openList", { figure: say(`campaign.number.${search.number}`), n: format.number(n) })}
      className={behind ? classes["behind"] : undefined}
      data-testid={`${search.number}-${search.day}`}
    >
      {format.number(n)}
    </Link>
  );
}
