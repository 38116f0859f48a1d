import { calendarDayText, weekdayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "../rules/rules.module.css";
import { Panel, ScrollTable, Status } from "../ui/index.ts";

const CalendarDaysCalendar = graphql(`
  fragment CalendarDays on WorkCalendar {
    version
    years {
      year
      provisional
      status
      workingDays
      days {
        day
        worked
        reason
      }
    }
    differences {
      day
      before
      after
      worksAfter
    }
  }
`);

/** The file's own word before its remark; the mark beside the year says it. */
const STATUS_WORD = /^(provisional|decided)[:;]?\s*/;

/** A version's days, year by year, and where it differs from the one in force. */
export function CalendarDays({ calendar: masked }: { calendar: FragmentType<typeof CalendarDaysCalendar> }) {
  const { say, locale } = useLanguage();
  const { years, differences } = readFragment(CalendarDaysCalendar, masked);
  const dayText = (day: string) => `${weekdayText(day, locale)} ${calendarDayText(day)}`;
  return (
    <>
      {differences.length > 0 && (
        <Panel title={say("rules.differences")}>
          <ScrollTable
            label={say("rules.differences")}
            heads={(["calendars.day", "rules.inForce", "rules.here"] as const).map((head) => say(head))}
            testId="differences"
          >
            {differences.map(({ day, before, after, worksAfter }) => (
              <tr key={day}>
                <th scope="row" className="number">
                  {dayText(day)}
                </th>
                <td>{before ?? say("calendars.ordinary")}</td>
                <td>
                  {say(worksAfter ? "calendars.worked" : "calendars.off")}
                  {after && `: ${after}`}
                </td>
              </tr>
            ))}
          </ScrollTable>
        </Panel>
      )}
      <Panel title={say("calendars.days")}>
        {years.toReversed().map(({ year, provisional, status, workingDays, days }) => (
          <details key={year} open={year === years.at(-1)?.year || year === years.at(-2)?.year}>
            <summary className={classes["sub"]}>
              {year} · <span className="number">{say("calendars.workingDays", { n: workingDays })}</span>{" "}
              {provisional ? (
                <Status tone="soon" shape="diamond">
                  {say("calendars.provisional")}
                </Status>
              ) : null}
            </summary>
            <p className={classes["quiet"]}>{status.replace(STATUS_WORD, "")}</p>
            <ul className={classes["days"]}>
              {days.map(({ day, worked, reason }) => (
                <li key={day}>
                  <strong className="number">{dayText(day)}</strong> · {say(worked ? "calendars.worked" : "calendars.off")}: {reason}
                </li>
              ))}
            </ul>
          </details>
        ))}
      </Panel>
    </>
  );
}
