import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ClockCardFragment } from "../gql/graphql.ts";
import { type Say, useLanguage } from "../language/index.ts";
import { Moment, Status } from "../ui/index.ts";
import classes from "./clock-card.module.css";
import { ClockDays, workingTime } from "./clock-days.tsx";
import { ClockWaits } from "./clock-waits.tsx";
import facts from "./facts.module.css";
import { limitParts } from "./limit.ts";

const ClockCardClock = graphql(`
  fragment ClockCard on Clock {
    stage
    unit {
      id
      code
      name
    }
    startedAt
    dueAt
    stoppedAt
    late
    lateWorkingMinutes
    paused
    remainingDays
    remainingMinutes
    originalDueAt
    ...ClockWaits
    explanation {
      limit
      ruleName
      legalBasis
      assumed
      startsFrom
      regulationTitle
      regulationVersion
      regulationFrom
      calendarVersion
      calendarInForce
      provisionalYears
      ...ClockDays
    }
  }
`);

export function ClockCard({ clock: masked, shown, open }: { clock: FragmentType<typeof ClockCardClock>; shown: string | null; open: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  const clock = readFragment(ClockCardClock, masked);
  const limit = limitParts(clock.explanation.limit);
  return (
    <details className={classes["clock"]} open={open}>
      <summary>
        <strong>{say(`clock.stage.${clock.stage}`)}</strong>
        <span>{limit ? say(limit.id, { n: limit.n }) : clock.explanation.limit}</span>
        <ClockState clock={clock} />
      </summary>
      <dl className={facts["facts"]}>
        <Fact name={say("clock.rule")}>
          <span lang="vi">{clock.explanation.ruleName}</span>{" "}
          {clock.explanation.assumed && (
            <Status tone="soon" shape="diamond" title={say("clock.assumedWhy")}>
              {say("clock.assumed")}
            </Status>
          )}
        </Fact>
        <Fact name={say("clock.basis")}>
          <span lang="vi">{clock.explanation.legalBasis}</span>
          {clock.explanation.assumed && <span className={classes["assumed"]}>{say("clock.assumedWhy")}</span>}
        </Fact>
        <Fact name={say("clock.regulation")}>
          <span lang="vi">{clock.explanation.regulationTitle}</span>
          <span className={classes["assumed"]} title={clock.explanation.regulationVersion}>
            {say("clock.regulationFrom", { from: calendarDayText(clock.explanation.regulationFrom) })}
          </span>
        </Fact>
        <Fact name={say("clock.unit")}>{clock.unit.name}</Fact>
        <Fact name={say("clock.startedAt")}>
          <Moment at={clock.startedAt} /> · {say(`start.${clock.explanation.startsFrom}`)}
        </Fact>
        <Fact name={say("clock.dueAt")}>
          <span className="number">{clock.dueAt ? format.due(clock.dueAt) : say("clock.paused")}</span>
          {clock.dueAt && clock.stoppedAt === null && shown && <span className="number"> ({format.remaining(clock.dueAt, shown)})</span>}
        </Fact>
        {clock.paused && (
          <Fact name={say("clock.remaining")}>
            <span className="number">{remainingText(clock, say)}</span>
          </Fact>
        )}
        {clock.originalDueAt && (
          <Fact name={say("clock.originalDueAt")}>
            <span className="number">{format.due(clock.originalDueAt)}</span>
          </Fact>
        )}
        {clock.lateWorkingMinutes !== null && (
          <Fact name={say("clock.lateBy")}>
            <span className="number">{workingTime(clock.lateWorkingMinutes, say)}</span>
          </Fact>
        )}
        {clock.stoppedAt && (
          <Fact name={say("clock.stoppedAt")}>
            <Moment at={clock.stoppedAt} />
          </Fact>
        )}
        <Fact name={say("clock.calendar")}>
          <span title={clock.explanation.calendarVersion}>{say(clock.explanation.calendarInForce ? "clock.calendarInForce" : "clock.calendarPast")}</span>{" "}
          {clock.explanation.provisionalYears.length > 0 && (
            <Status tone="soon" shape="diamond">
              {say("clock.provisional", { years: clock.explanation.provisionalYears.join(", ") })}
            </Status>
          )}
        </Fact>
      </dl>
      <ClockWaits clock={clock} />
      <ClockDays explanation={clock.explanation} />
    </details>
  );
}

/** What is left of the limit: working days for day limits, time for hours. */
function remainingText(clock: ClockCardFragment, say: Say): string {
  return clock.remainingDays === null ? workingTime(clock.remainingMinutes ?? 0, say) : say("limit.wd", { n: clock.remainingDays });
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ClockState({ clock }: { clock: ClockCardFragment }) {
  const { say } = useLanguage();
  if (clock.stoppedAt)
    return (
      <Status tone={clock.late ? "late" : "good"} shape={clock.late ? "triangle" : "circle"} plain>
        {say(clock.late ? "clock.stoppedLate" : "clock.stoppedInTime")}
      </Status>
    );
  if (clock.late)
    return (
      <Status tone="late" shape="triangle" plain>
        {say("clock.late")}
      </Status>
    );
  return (
    <Status tone={clock.dueAt ? "good" : "idle"} shape={clock.dueAt ? "ring" : "dash"} plain>
      {say(clock.dueAt ? "clock.running" : "clock.paused")}
    </Status>
  );
}
