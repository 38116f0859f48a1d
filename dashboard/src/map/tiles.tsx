import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import { stepOf } from "./steps.ts";
import type { MappedUnit } from "./mapped-unit.ts";
import classes from "./map.module.css";

interface Settings {
  units: readonly MappedUnit[];
  steps: readonly number[];
  onOpen?: (code: string) => void;
}

/** One tile a unit, in the register's order: its place never changes, so that it is found again. */
export function Tiles({ units, steps, onOpen }: Settings) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <ul className={classes["tiles"]} data-many={units.length > 24 || undefined}>
      {units.map((unit) => {
        const told = say("map.unit", { name: unit.name, overdue: format.number(unit.overdue), open: format.number(unit.open) });
        const inside = (
          <>
            <span className={classes["name"]}>{unit.name}</span>
            <span className={`number ${classes["value"]}`}>{format.number(unit.overdue)}</span>
          </>
        );
        return (
          <li key={unit.code}>
            {onOpen ? (
              <button
                type="button"
                className={classes["tile"]}
                data-step={stepOf(unit.overdue, steps)}
                data-unit={unit.code}
                title={told}
                onClick={() => onOpen(unit.code)}
              >
                {inside}
              </button>
            ) : (
              <div className={classes["tile"]} data-step={stepOf(unit.overdue, steps)} data-unit={unit.code}>
                {inside}
              </div>
            )}
          </li>
        );
      })}
    </ul>
  );
}
