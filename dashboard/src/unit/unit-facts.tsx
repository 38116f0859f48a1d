import { Link } from "@tanstack/react-router";
import { calendarDayText, dayAfter } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, Status } from "../ui/index.ts";
import classes from "./unit-facts.module.css";

const UnitFactsUnit = graphql(`
  fragment UnitFacts on Unit {
    id
    code
    validFrom
    validTo
    parent {
      id
      code
      name
    }
    successors {
      id
      code
      name
    }
  }
`);

const UnitFactsPredecessor = graphql(`
  fragment UnitFactsPredecessor on Unit {
    id
    code
    name
    successors {
      id
    }
  }
`);

interface Settings {
  unit: FragmentType<typeof UnitFactsUnit>;
  /** All units the viewer knows: those that name this one as successor came before it. */
  units: readonly FragmentType<typeof UnitFactsPredecessor>[];
}

/** Where the unit belongs, since when and until when it exists, what came before and after it. */
export function UnitFacts({ unit: masked, units }: Settings) {
  const { say } = useLanguage();
  const unit = readFragment(UnitFactsUnit, masked);
  const before = readFragment(UnitFactsPredecessor, units).filter((other) => other.successors.some((one) => one.id === unit.id));
  const valid = unit.validTo
    ? say("unit.validUntil", { from: calendarDayText(unit.validFrom), to: calendarDayText(dayAfter(unit.validTo, -1)) })
    : say("unit.valid", { from: calendarDayText(unit.validFrom) });
  return (
    <Panel title={say("unit.facts")}>
      <ul className={classes["facts"]}>
        <li className="number">
          {valid}{" "}
          {unit.validTo && (
            <Status tone="idle" shape="square">
              {say("unit.dissolved")}
            </Status>
          )}
        </li>
        {unit.parent && <Units name={say("unit.parent")} units={[unit.parent]} />}
        {before.length > 0 && <Units name={say("unit.predecessors")} units={before} />}
        {unit.successors.length > 0 && <Units name={say("unit.successors")} units={unit.successors} />}
      </ul>
    </Panel>
  );
}

function Units({ name, units }: { name: string; units: readonly { code: string; name: string }[] }) {
  return (
    <li>
      <span className={classes["name"]}>{name}: </span>
      {units.map((unit, place) => (
        <span key={unit.code}>
          {place > 0 && ", "}
          <Link to="/don-vi/$code" params={{ code: unit.code }}>
            {unit.name}
          </Link>
        </span>
      ))}
    </li>
  );
}
