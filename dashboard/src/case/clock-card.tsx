import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { ClockCardFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Status } from "../ui/index.ts";
import classes from "./clock-card.module.css";
import { ClockDays } from "./clock-days.tsx";
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
    explanation {
      limit
      ruleName
      legalBasis
      assumed
      calendarVersion
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
          {clock.explanation.ruleName}{" "}
          {clock.explanation.assumed && (
            <Status tone="soon" shape="diamond" title={say("clock.assumedWhy")}>
              {say("clock.assumed")}
            </Status>
          )}
        </Fact>
        <Fact name={say("clock.basis")}>
          {clock.explanation.legalBasis}
          {clock.explanation.assumed && <span className={classes["assumed"]}>{say("clock.assumedWhy")}</span>}
        </Fact>
        <Fact name={say("clock.unit")}>{clock.unit.name}</Fact>
        <Fact name={say("clock.startedAt")}>
          <Moment at={clock.startedAt} />
        </Fact>
        <Fact name={say("clock.dueAt")}>
          <span className="number">{clock.dueAt ? format.due(clock.dueAt) : say("clock.paused")}</span>
          {clock.dueAt && clock.stoppedAt === null && shown && <span className="number"> ({format.remaining(clock.dueAt, shown)})</span>}
        </Fact>
        {clock.stoppedAt && (
          <Fact name={say("clock.stoppedAt")}>
            <Moment at={clock.stoppedAt} />
          </Fact>
        )}
        <Fact name={say("clock.calendar")}>{clock.explanation.calendarVersion}</Fact>
      </dl>
      <ClockDays explanation={clock.explanation} />
    </details>
  );
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
