import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { SourceCardFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Definition, FreshnessStatus, Moment, Shape } from "../ui/index.ts";
import classes from "./source-card.module.css";

const SourceCardSource = graphql(`
  fragment SourceCard on Source {
    code
    name
    kind
    owner {
      id
      code
      name
    }
    freshness
    readUpTo
    alarm {
      id
      since
    }
    lastAttemptAt
    lastProblem
    consecutiveFailures
    everySeconds
    paused
    stoppedAt
    cases
    openCases
    quarantined
    unknownWords
    waitingSweeps
    driftNotices
  }
`);

interface Settings {
  source: FragmentType<typeof SourceCardSource>;
  /** the instant the page's numbers were seen */
  shown: string | null;
  /** true: it stands on its own page */
  alone?: boolean;
}

/** How one source is: fresh or not, its counts, its last attempt, and whether it is read at all. */
export function SourceCard({ source: masked, shown, alone = false }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const source = readFragment(SourceCardSource, masked);
  return (
    <section className={classes["card"]} aria-label={source.name} data-testid={`source-${source.code}`} data-freshness={source.freshness}>
      <div className={classes["head"]}>
        <div className={classes["who"]}>
          {!alone && (
            <h2>
              <Link to="/ket-noi/$code" params={{ code: source.code }}>
                {source.name}
              </Link>
            </h2>
          )}
          <p>
            {source.owner.name} · {source.kind} · {say("sources.every", { span: format.seconds(source.everySeconds) })}
          </p>
        </div>
        <div className={classes["fresh"]}>
          <FreshnessStatus freshness={source.freshness} />
          <span className="number">
            {source.readUpTo ? (
              <>
                {say("sources.readUpTo")} <Moment at={source.readUpTo} />
                {shown && ` (${format.ago(source.readUpTo, shown)})`}
              </>
            ) : (
              say("sources.never")
            )}
          </span>
        </div>
      </div>
      {source.alarm && (
        <p className={classes["waits"]} role="status" data-testid="source-alarm">
          <Shape name="triangle" /> {say("sources.alarm")} <Moment at={source.alarm.since} />
        </p>
      )}
      <Counts source={source} />
      <div className={classes["foot"]}>
        <LastAttempt source={source} />
        <Standstill source={source} />
      </div>
    </section>
  );
}

/** Why it is not read, and what else waits for a person. */
function Standstill({ source }: { source: SourceCardFragment }) {
  const { say } = useLanguage();
  const said = [
    source.paused && say("sources.paused"),
    source.stoppedAt !== null && say("sources.stopped"),
    source.waitingSweeps > 0 && say("sources.sweepWaits"),
    source.driftNotices > 0 && say("sources.drifted", { n: source.driftNotices }),
  ].filter((one) => one !== false);
  if (said.length === 0) return null;
  return (
    <p className={classes["waits"]}>
      <Shape name="diamond" /> {said.join(" · ")}
    </p>
  );
}

function Counts({ source }: { source: SourceCardFragment }) {
  const { say } = useLanguage();
  const counts = [
    { name: say("sources.cases"), defined: "SOURCE_CASES" as const, value: source.cases, alarming: false },
    { name: say("sources.openCases"), defined: "SOURCE_OPEN_CASES" as const, value: source.openCases, alarming: false },
    { name: say("sources.quarantined"), defined: "SOURCE_QUARANTINED" as const, value: source.quarantined, alarming: source.quarantined > 0 },
    { name: say("sources.unknownWords"), defined: "SOURCE_UNKNOWN_WORDS" as const, value: source.unknownWords, alarming: source.unknownWords > 0 },
    { name: say("sources.failures"), defined: "SOURCE_FAILURES" as const, value: source.consecutiveFailures, alarming: source.consecutiveFailures > 0 },
  ];
  const format = useFormat();
  return (
    <dl className={classes["counts"]}>
      {counts.map((count) => (
        <div key={count.name} data-alarming={count.alarming || undefined}>
          <dt>
            {count.name} <Definition figure={count.defined} name={count.name} />
          </dt>
          <dd className="number">
            {count.alarming && <Shape name="diamond" />} {format.number(count.value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function LastAttempt({ source }: { source: SourceCardFragment }) {
  const { say } = useLanguage();
  return (
    <p className={classes["attempt"]} data-problem={source.lastProblem !== null || undefined}>
      {source.lastAttemptAt && (
        <span className="number">
          {say("sources.lastAttempt")}: <Moment at={source.lastAttemptAt} />.{" "}
        </span>
      )}
      {source.lastProblem ? (
        <span>
          <Shape name="triangle" /> <strong>{say("sources.problem")}:</strong> {source.lastProblem}
        </span>
      ) : (
        source.lastAttemptAt && <span>{say("sources.noProblem")}.</span>
      )}
    </p>
  );
}
