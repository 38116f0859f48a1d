import { useFormat } from "../format/index.ts";
import { useLanguage } from "../language/index.ts";
import { rankUnits } from "../ui/index.ts";
import type { WallFigures } from "./wall-feed.ts";
import classes from "./wall.module.css";

/** The units with the greatest overdue share, greatest first. */
export function UnitRows({ units, most }: { units: WallFigures["units"]; most: number }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { ranked } = rankUnits(units.map((unit) => ({ ...unit, unit })));
  const shown = ranked.filter(({ overdue }) => overdue > 0).slice(0, most);
  if (shown.length === 0) return <p className={classes["none"]}>{say("wall.noneLate")}</p>;
  return (
    <table className={classes["units"]}>
      <thead>
        <tr>
          <th scope="col">{say("wall.worst")}</th>
          <th scope="col">{say("units.share")}</th>
          <th scope="col">{say("board.overdue")}</th>
          <th scope="col">{say("board.open")}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((row) => (
          <tr key={row.code} data-testid="wall-unit">
            <th scope="row">{row.name}</th>
            <td className="number">
              <span className={classes["bar"]} aria-hidden="true">
                <span style={{ width: `${Math.round((row.overdueShare ?? 0) * 100)}%` }} />
              </span>
              <span className={classes["share"]}>{format.share(row.overdueShare ?? 0)}</span>
            </td>
            <td className={`number ${classes["late"]}`}>{format.number(row.overdue)}</td>
            <td className="number">{format.number(row.open)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
