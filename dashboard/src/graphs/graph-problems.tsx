import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import classes from "./graphs.module.css";

const GraphRefusalParts = graphql(`
  fragment GraphRefusal on GraphRefused {
    message
    problems {
      at
      message
    }
  }
`);

/** Why a step refused a graph: our sentence, then the words for its programmers, as the hub says them. */
export function GraphRefusal({ refused }: { refused: FragmentType<typeof GraphRefusalParts> }) {
  const { message, problems } = readFragment(GraphRefusalParts, refused);
  return (
    <div className={classes["problem"]} data-testid="graph-refused">
      <p>{message}</p>
      <GraphProblems problems={problems} />
    </div>
  );
}

/** Each with its place. */
export function GraphProblems({ problems }: { problems: readonly { at: string; message: string }[] }) {
  return (
    <ul className={classes["fields"]} lang="en">
      {problems.map((problem) => (
        <li key={`${problem.at} ${problem.message}`}>
          <code>
            {problem.at}: {problem.message}
          </code>
        </li>
      ))}
    </ul>
  );
}
