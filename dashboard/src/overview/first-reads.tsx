import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import classes from "./period.module.css";

const FirstReadOfPeriod = graphql(`
  fragment FirstReadOfPeriod on FirstRead {
    sourceCode
    sourceName
    readAt
  }
`);

/** That sources told days of the period when they were connected later: before, its figures were without theirs. */
export function FirstReads({ reads }: { reads: readonly FragmentType<typeof FirstReadOfPeriod>[] }) {
  const { say } = useLanguage();
  const format = useFormat();
  if (reads.length === 0) return null;
  return (
    <details className={classes["restated"]} data-testid="period-first-reads">
      <summary>
        <Status tone="idle" shape="ring">
          {say("period.firstReads", { n: reads.length })}
        </Status>
      </summary>
      <ul className={classes["reads"]}>
        {readFragment(FirstReadOfPeriod, reads).map(({ sourceCode, sourceName, readAt }) => (
          <li key={sourceCode}>{say("period.firstRead", { source: sourceName, at: format.at(readAt) })}</li>
        ))}
      </ul>
    </details>
  );
}
