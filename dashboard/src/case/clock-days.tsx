import { shortDayText, weekdayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { type Say, useLanguage } from "../language/index.ts";
import classes from "./clock-card.module.css";
import { inDayOrder } from "./limit.ts";

const ClockDaysExplanation = graphql(`
  fragment ClockDays on ClockExplanation {
    counted {
      day
      minutes
    }
    skipped {
      day
      reason
    }
  }
`);

/** Day by day: what was counted with its working time, what was not and why. */
export function ClockDays({ explanation }: { explanation: FragmentType<typeof ClockDaysExplanation> }) {
  const { say, locale } = useLanguage();
  const { counted, skipped } = readFragment(ClockDaysExplanation, explanation);
  const days = inDayOrder(counted, skipped);
  if (days.length === 0) return null;
  const total = counted.reduce((sum, day) => sum + day.minutes, 0);
  return (
    <div className={classes["days"]}>
      <p className={classes["caption"]}>
        {say("clock.days")}{" "}
        <span className={`number ${classes["legend"]}`}>
          · {say("clock.countedDays", { n: counted.length, total: workingTime(total, say) })} · {say("clock.skippedDays", { n: skipped.length })}
        </span>
      </p>
      <ol className={classes["strip"]}>
        {days.map(({ day, minutes, reason }) => (
          <li key={day} data-counted={minutes !== null || undefined}>
            <strong className="number">
              {weekdayText(day, locale)} {shortDayText(day)}
            </strong>
            <span className="number">{minutes === null ? `${say("clock.skipped")}: ${reason}` : `${say("clock.counted")} ${workingTime(minutes, say)}`}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Working time in hours and minutes: a working day has no fixed length in hours. */
export function workingTime(minutes: number, say: Say): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  return [hours > 0 || rest === 0 ? say("elapsed.hours", { n: hours }) : "", rest > 0 ? say("elapsed.minutes", { n: rest }) : ""].filter(Boolean).join(" ");
}
