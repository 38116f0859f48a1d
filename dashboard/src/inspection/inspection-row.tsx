import { Link } from "@tanstack/react-router";
import { calendarDayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { InspectionState } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { type ShapeName, Status } from "../ui/index.ts";
import classes from "./inspection.module.css";

const InspectionRowFragment = graphql(`
  fragment InspectionRow on Inspection {
    id
    state
    fromDay
    toDay
    legalBasis
    unit {
      id
      name
    }
  }
`);

const SHAPES: Readonly<Record<InspectionState, { tone: "idle" | "soon" | "good"; shape: ShapeName }>> = {
  PLANNED: { tone: "idle", shape: "ring" },
  OPEN: { tone: "soon", shape: "diamond" },
  CONCLUDED: { tone: "good", shape: "circle" },
};

/** How an inspection stands. */
export function InspectionStanding({ state }: { state: InspectionState }) {
  const { say } = useLanguage();
  return <Status {...SHAPES[state]}>{say(`inspect.state.${state}`)}</Status>;
}

/** One inspection of the list. */
export function InspectionRow({ one: masked }: { one: FragmentType<typeof InspectionRowFragment> }) {
  const { say } = useLanguage();
  const { id, state, fromDay, toDay, legalBasis, unit } = readFragment(InspectionRowFragment, masked);
  return (
    <li data-testid="inspection" data-state={state}>
      <Link to="/kiem-tra/$id" params={{ id }} className={classes["name"]}>
        {unit.name}
      </Link>
      <p className={classes["facts"]}>{`${say("inspect.days", { from: calendarDayText(fromDay), to: calendarDayText(toDay) })} · ${legalBasis}`}</p>
      <InspectionStanding state={state} />
    </li>
  );
}
