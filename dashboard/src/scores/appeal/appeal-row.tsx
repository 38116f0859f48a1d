import { Link } from "@tanstack/react-router";
import { useFormat } from "../../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../../gql/index.ts";
import type { ScoreAppealState } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { type ShapeName, Status } from "../../ui/index.ts";
import classes from "../scores.module.css";

const AppealRowAppeal = graphql(`
  fragment AppealRow on ScoreAppeal {
    id
    indicator
    kind
    state
    overdue
    dueAt
    answeredBy
    officerName
    asker {
      id
      name
    }
  }
`);

const SHAPES: Readonly<Record<ScoreAppealState, { tone: "idle" | "soon" | "good" | "late"; shape: ShapeName }>> = {
  WAITING: { tone: "soon", shape: "diamond" },
  GRANTED: { tone: "good", shape: "circle" },
  GRANTED_IN_PART: { tone: "good", shape: "circle" },
  REFUSED: { tone: "idle", shape: "ring" },
  WITHDRAWN: { tone: "idle", shape: "ring" },
};

/** How an appeal stands. */
export function AppealStanding({ state, overdue }: { state: ScoreAppealState; overdue: boolean }) {
  const { say } = useLanguage();
  return overdue ? (
    <Status tone="late" shape="square">
      {say("appeal.overdue")}
    </Status>
  ) : (
    <Status {...SHAPES[state]}>{say(`appeal.state.${state}`)}</Status>
  );
}

/** One appeal of the list. */
export function AppealRow({ appeal: masked }: { appeal: FragmentType<typeof AppealRowAppeal> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, indicator, kind, state, overdue, dueAt, answeredBy, asker, officerName } = readFragment(AppealRowAppeal, masked);
  const facts = [
    officerName === null ? `${indicator}. ${say(`appeal.kind.${kind}`)}` : `${say("appeal.sheet")}. ${say(`appeal.kind.${kind}`)}`,
    state === "WAITING" && say(`appeal.answeredBy.${answeredBy}`),
    state === "WAITING" && say("appeal.due", { due: format.due(dueAt) }),
  ];
  return (
    <li data-testid="appeal" data-state={state}>
      <Link to="/xem-xet-lai/$id" params={{ id }} className={classes["name"]}>
        {say("appeal.number", { id })} · {officerName ?? asker.name}
      </Link>
      <p className={classes["facts"]}>{facts.filter((fact) => fact !== false).join(" · ")}</p>
      <AppealStanding state={state} overdue={overdue} />
    </li>
  );
}
