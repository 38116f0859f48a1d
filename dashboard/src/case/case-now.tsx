import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, TimeLeftCount } from "../ui/index.ts";
import classes from "./facts.module.css";

const CaseNowCase = graphql(`
  fragment CaseNow on Case {
    id
    open
    dueAt
    paused
    timeLeft {
      at
      late
      paused
      days
      minutes
    }
    ...TimeLeftDays
    closedAt
    unit {
      id
      code
      name
    }
    cooperatingUnits {
      id
      code
      name
    }
    supervisingUnit {
      id
      code
      name
    }
    custody {
      from
      to
      unit {
        id
      }
    }
  }
`);

/** Who has the case now, since when, and by when. */
export function CaseNow({ one: masked, shown }: { one: FragmentType<typeof CaseNowCase>; shown: string | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  const one = readFragment(CaseNowCase, masked);
  const since = one.custody.findLast((stretch) => stretch.to === null && stretch.unit.id === one.unit.id)?.from;
  const units = (list: readonly { code: string; name: string }[]) =>
    list.map((unit, place) => (
      <span key={unit.code}>
        {place > 0 && ", "}
        <UnitLink unit={unit} />
      </span>
    ));
  return (
    <Panel title={say("case.now")}>
      <p className={classes["lead"]}>
        <strong>
          <UnitLink unit={one.unit} />
        </strong>{" "}
        {say(one.open ? "case.holds" : "case.held")}
        {since && (
          <span className="number">
            , {say("case.since", { at: format.at(since) })}
            {shown && ` (${format.span(since, shown)})`}
          </span>
        )}
      </p>
      <dl className={classes["facts"]}>
        {one.open && (
          <div>
            <dt>{say("case.due")}</dt>
            <dd className="number">{one.dueAt ? format.due(one.dueAt) : say(one.paused ? "clock.paused" : "case.noDue")}</dd>
          </div>
        )}
        {one.open && one.timeLeft && (
          <div>
            <dt>{say(one.timeLeft.late ? "case.timeLate" : "case.timeLeft")}</dt>
            <dd>
              <details data-testid="time-left">
                <summary className="number" title={say("timeLeft.note", { at: format.at(one.timeLeft.at) })}>
                  {format.timeLeft(one.timeLeft)}
                </summary>
                <TimeLeftCount one={one} />
              </details>
            </dd>
          </div>
        )}
        {one.cooperatingUnits.length > 0 && (
          <div>
            <dt>{say("case.cooperating")}</dt>
            <dd>{units(one.cooperatingUnits)}</dd>
          </div>
        )}
        {one.supervisingUnit && (
          <div>
            <dt>{say("case.supervising")}</dt>
            <dd>{units([one.supervisingUnit])}</dd>
          </div>
        )}
      </dl>
    </Panel>
  );
}

function UnitLink({ unit }: { unit: { code: string; name: string } }) {
  return (
    <Link to="/don-vi/$code" params={{ code: unit.code }}>
      {unit.name}
    </Link>
  );
}
