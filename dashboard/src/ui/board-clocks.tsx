import { clockSecondsText, dayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./board-clocks.module.css";
import { Status } from "./status.tsx";

const BoardClocksBoard = graphql(`
  fragment BoardClocks on Board {
    asOf {
      instant
    }
    coverage {
      fresh
      total
      readUpTo
    }
  }
`);

/** The two times of a board: when the hub counted, and up to when the sources were read; and how many sources are in it. */
export function BoardClocks({ board: shown, old }: { board: FragmentType<typeof BoardClocksBoard>; old: boolean }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { asOf, coverage } = readFragment(BoardClocksBoard, shown);
  const complete = coverage.fresh === coverage.total;
  return (
    <dl className={classes["clocks"]} data-old={old || undefined}>
      <div>
        <dt>{say("board.asOf")}</dt>
        <dd className="number" data-testid="board-as-of">
          <time dateTime={asOf.instant}>{clockSecondsText(asOf.instant)}</time> <span>{dayText(asOf.instant)}</span>
        </dd>
      </div>
      <div>
        <dt>{say("board.readUpTo")}</dt>
        <dd className="number" data-testid="board-read-up-to">
          {coverage.readUpTo ? (
            <time dateTime={coverage.readUpTo} title={format.atSecond(coverage.readUpTo)}>
              {clockSecondsText(coverage.readUpTo)}
            </time>
          ) : (
            say("board.readNever")
          )}
        </dd>
      </div>
      <div className={classes["coverage"]}>
        <dt className="hidden">{say("sources.short")}</dt>
        <dd className="number" data-testid="board-coverage">
          <Status tone={complete ? "good" : "soon"} shape={complete ? "circle" : "diamond"}>
            {say(complete ? "board.coverage" : "board.coveragePartial", { fresh: format.number(coverage.fresh), total: format.number(coverage.total) })}
          </Status>
        </dd>
      </div>
    </dl>
  );
}
