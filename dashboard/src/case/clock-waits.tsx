import { dayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import classes from "./clock-card.module.css";

const ClockWaitsClock = graphql(`
  fragment ClockWaits on Clock {
    pauses {
      from
      to
      reason
      reasonName
      legalBasis
      approver
      stops
    }
    extensions {
      at
      dueDay
      addedWorkingDays
      approver
      irregular
    }
  }
`);

/** What its source recorded of pauses and extensions, with what each of them did to the time limit. */
export function ClockWaits({ clock: masked }: { clock: FragmentType<typeof ClockWaitsClock> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { pauses, extensions } = readFragment(ClockWaitsClock, masked);
  if (pauses.length === 0 && extensions.length === 0) return null;
  const by = (approver: string | null) => (approver === null ? "" : ` · ${say("clock.by", { name: approver })}`);
  return (
    <ul className={classes["waits"]} data-testid="clock-waits">
      {pauses.map((pause) => (
        <li key={`${pause.from}-${pause.reason ?? ""}`}>
          <Status tone="idle" shape={pause.stops ? "ring" : "dash"} plain>
            {say(pause.stops ? (pause.to ? "clock.pausedFor" : "clock.pausedNow") : "clock.pauseIgnored", { reason: pause.reasonName ?? pause.reason ?? "–" })}
          </Status>
          <span className="number">
            {format.at(pause.from)} – {pause.to ? format.at(pause.to) : say("clock.untilNow")}
            {by(pause.approver)}
          </span>
          {pause.legalBasis && <span className={classes["assumed"]}>{pause.legalBasis}</span>}
        </li>
      ))}
      {extensions.map((extension) => (
        <li key={extension.at}>
          <Status tone={extension.irregular.length > 0 ? "soon" : "idle"} shape={extension.irregular.length > 0 ? "dash" : "diamond"} plain>
            {extension.dueDay
              ? say("clock.extendedTo", { day: dayText(`${extension.dueDay}T00:00:00+07:00`) })
              : say("clock.extendedBy", { n: extension.addedWorkingDays ?? 0 })}
          </Status>
          <span className="number">
            {format.at(extension.at)}
            {by(extension.approver)}
          </span>
          {extension.irregular.length > 0 && (
            <span className={classes["assumed"]}>
              {say("clock.doesNotHold")} {extension.irregular.map((why) => say(`irregular.${why}`)).join("; ")}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
