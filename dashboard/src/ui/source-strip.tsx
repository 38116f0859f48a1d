import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./source-strip.module.css";
import { FreshnessStatus } from "./status.tsx";

const SourceStripSource = graphql(`
  fragment SourceStrip on Source {
    code
    name
    freshness
    readUpTo
    alarm {
      id
      since
    }
    lastProblem
  }
`);

/** Each source in one line: how it is, and how old what it told is. A silent one stays, with its age. */
export function SourceStrip({ sources, shown }: { sources: readonly FragmentType<typeof SourceStripSource>[]; shown: string | null }) {
  return (
    <ul className={classes["strip"]}>
      {readFragment(SourceStripSource, sources).map((source) => (
        <li key={source.code} data-testid={`source-${source.code}`} data-freshness={source.freshness}>
          <Link to="/ket-noi/$code" params={{ code: source.code }} className={classes["name"]}>
            {source.name}
          </Link>
          <FreshnessStatus freshness={source.freshness} plain />
          <Age readUpTo={source.readUpTo} shown={shown} />
          {source.alarm && <AlarmSince at={source.alarm.since} />}
        </li>
      ))}
    </ul>
  );
}

/** Its data is older than its manifest expects, however its reads end. */
function AlarmSince({ at }: { at: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <span className={classes["age"]} data-testid="source-alarm" title={format.atSecond(at)}>
      {say("sources.alarm")} {format.at(at)}
    </span>
  );
}

function Age({ readUpTo, shown }: { readUpTo: string | null; shown: string | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (!readUpTo) return <span className={classes["age"]}>{say("sources.never")}</span>;
  return (
    <span className={`number ${classes["age"]}`} title={`${say("sources.readUpTo")} ${format.atSecond(readUpTo)}`}>
      {shown ? format.ago(readUpTo, shown) : format.at(readUpTo)}
    </span>
  );
}
