import "../../language/appeals.ts";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import classes from "../scores.module.css";
import { AskAppeal } from "./ask-appeal.tsx";

const MovedLineMove = graphql(`
  fragment MovedLine on ScoreAppealMove {
    unit {
      id
      code
      name
    }
    until
    mayAsk
    appeal
  }
`);

interface MovedLineProps {
  moved: FragmentType<typeof MovedLineMove>;
  /** by its frozen key; null: the viewer does not see it */
  line: { period: string; unit: string; indicator: string; ordinal: number } | null;
  done: () => void;
}

/** Where an answer took the line to, and for the unit there the way to ask in its turn. */
export function MovedLine({ moved: masked, line, done }: MovedLineProps) {
  const { say } = useLanguage();
  const format = useFormat();
  const { unit, until, mayAsk, appeal } = readFragment(MovedLineMove, masked);
  return (
    <div data-testid="moved-line">
      <p className={classes["facts"]}>
        {until === null ? say("appeal.movedOnly", { unit: unit.name }) : say("appeal.moved", { unit: unit.name, until: format.due(until) })}
      </p>
      {appeal !== null && (
        <Link to="/xem-xet-lai/$id" params={{ id: appeal }}>
          {say("appeal.of", { id: appeal })}
        </Link>
      )}
      {mayAsk && line !== null && <AskAppeal line={line} own={unit.code} leftOut={false} done={done} />}
    </div>
  );
}
