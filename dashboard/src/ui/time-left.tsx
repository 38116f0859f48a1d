import { shortDayText, useFormat, weekdayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./time-left.module.css";

const TimeLeftDays = graphql(`
  fragment TimeLeftDays on Case {
    unit {
      id
      name
    }
    timeLeft {
      at
      dueAt
      late
      paused
      days
      minutes
      pauseReason
      counted {
        day
        minutes
      }
      skipped {
        day
        reason
      }
    }
  }
`);

/** The figure, from when to when it is counted, every day that gave working time, and every one that did not and why. */
export function TimeLeftCount({ one: masked }: { one: FragmentType<typeof TimeLeftDays> }) {
  const { say, locale } = useLanguage();
  const format = useFormat();
  const { unit, timeLeft } = readFragment(TimeLeftDays, masked);
  if (!timeLeft) return <p>{say("timeLeft.none")}</p>;
  const { at, dueAt, late, counted, skipped, pauseReason } = timeLeft;
  const [from, to] = late && dueAt ? [dueAt, at] : [at, dueAt];
  const days = [...counted.map((day) => ({ ...day, reason: null })), ...skipped.map((day) => ({ ...day, minutes: 0 }))].toSorted((a, b) =>
    a.day < b.day ? -1 : 1,
  );
  return (
    <div className={classes["count"]} data-testid="time-left-count">
      <p>
        <strong className="number" data-testid="time-left-figure">
          {format.timeLeft(timeLeft)}
        </strong>
        {pauseReason && ` · ${pauseReason}`}
      </p>
      {to && <p className="number">{say("timeLeft.from", { from: format.at(from), to: format.at(to) })}</p>}
      {to && <p>{say("timeLeft.byCalendar", { unit: unit.name })}</p>}
      {days.length > 0 && (
        <>
          <p className="number">
            {say("timeLeft.counted", { n: counted.length, total: format.worked(counted.reduce((sum, { minutes }) => sum + minutes, 0)) })};{" "}
            {say("timeLeft.skipped", { n: skipped.length })}
          </p>
          <ol className={classes["days"]} tabIndex={0} aria-label={say("timeLeft.why")}>
            {days.map(({ day, minutes, reason }) => (
              <li key={day} data-counted={reason === null || undefined}>
                <strong className="number">
                  {weekdayText(day, locale)} {shortDayText(day)}
                </strong>
                <span className="number">{reason === null ? format.worked(minutes) : `${say("timeLeft.notCounted")}: ${reason}`}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
}
