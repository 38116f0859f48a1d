import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Message, Moment, Panel } from "../ui/index.ts";
import { GraphProblems } from "./graph-problems.tsx";
import classes from "./graphs.module.css";

const GraphAttemptParts = graphql(`
  fragment GraphAttempt on GraphAttempt {
    at
    by
    act
    graph
    url
    stage
    problems {
      at
      message
    }
  }
`);

/** Who tried what of late, with the words of each refusal. */
export function GraphAttempts({ attempts }: { attempts: readonly FragmentType<typeof GraphAttemptParts>[] }) {
  const { say } = useLanguage();
  return (
    <Panel title={say("graphs.attempts")}>
      {attempts.length === 0 && <Message title={say("graphs.noAttempts")} />}
      <ul className={classes["list"]} data-testid="graph-attempts">
        {attempts.map((masked, place) => {
          const one = readFragment(GraphAttemptParts, masked);
          return (
            // newest first, twenty at most: nothing but its place tells two tries of one instant apart
            <li key={`${one.at} ${place}`} data-stage={one.stage ?? undefined}>
              <p className={classes["facts"]}>
                <Moment at={one.at} /> · {one.by} · {say(`graphs.act.${one.act}`)} <code>{one.graph}</code>
                {one.url !== null && ` · ${one.url}`}
              </p>
              <p className={classes["subject"]}>{one.stage === null ? say("graphs.succeeded") : say(`graphs.stage.${one.stage}`)}</p>
              {one.problems.length > 0 && <GraphProblems problems={one.problems} />}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}
