import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { SourceCardFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Definition, FreshnessStatus, Moment, Shape } from "../ui/index.ts";
import { SourceQueues } from "./source-queues.tsx";
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
    lastAttemptAt
    lastProblem
    consecutiveFailures
    everySeconds
    cases
    openCases
    quarantined
    unknownWords
    quarantine {
      locator
    }
    ...SourceQueues
  }
`);

interface Settings {
  source: FragmentType<typeof SourceCardSource>;
  shown: string | null;
  unfolded: boolean;
}

export function SourceCard({ source: masked, shown, unfolded }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  const source = readFragment(SourceCardSource, masked);
  return (
    <section className={classes["card"]} aria-label={source.name} data-testid={`source-${source.code}`} data-freshness={source.freshness}>
      <div className={classes["head"]}>
        <div className={classes["who"]}>
          <h2>{source.name}</h2>
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
      <Counts source={source} />
      <div className={classes["foot"]}>
        <LastAttempt source={source} />
        {source.quarantine !== null && (
          <Link
            from="/ket-noi"
            to="/ket-noi"
            search={{ source: unfolded ? undefined : source.code }}
            replace
            resetScroll={false}
            className={classes["unfold"]}
            aria-expanded={unfolded}
          >
            {say(unfolded ? "sources.hide" : "sources.detail")}
          </Link>
        )}
      </div>
      {unfolded && <SourceQueues source={source} />}
    </section>
  );
}

function Counts({ source }: { source: SourceCardFragment }) {
  const { say } = useLanguage();
  const counts = [
    { name: say("sources.cases"), defined: "SOURCE_CASES" as const, value: source.cases, alarming: false },
    { name: say("sources.openCases"), defined: "SOURCE_OPEN_CASES" as const, value: source.openCases, alarming: false },
    { name: say("sources.quarantined"), value: source.quarantined, alarming: source.quarantined > 0 },
    { name: say("sources.unknownWords"), value: source.unknownWords, alarming: source.unknownWords > 0 },
    { name: say("sources.failures"), value: source.consecutiveFailures, alarming: source.consecutiveFailures > 0 },
  ];
  const format = useFormat();
  return (
    <dl className={classes["counts"]}>
      {counts.map((count) => (
        <div key={count.name} data-alarming={count.alarming || undefined}>
          <dt>
            {count.name} {"defined" in count && <Definition figure={count.defined} name={count.name} />}
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
