import { useMemo } from "react";
import { useFormat } from "../format/index.ts";
import "../language/wall.ts";
import { useLanguage } from "../language/index.ts";
import { goByArrows } from "./arrows.ts";
import { drawn } from "./drawing.ts";
import { Legend, Patterns } from "./legend.tsx";
import type { MappedUnit } from "./mapped-unit.ts";
import { stepOf, stepsOf } from "./steps.ts";
import { Tiles } from "./tiles.tsx";
import { useOutlines } from "./use-outlines.ts";
import classes from "./map.module.css";

interface Settings {
  units: readonly MappedUnit[];
  label: string;
  /** opens a unit; left out: nothing can be opened */
  onOpen?: (code: string) => void;
}

const [WIDTH, HEIGHT] = [900, 640];

/** Units by what is overdue: as areas where the hub has their outlines, else as tiles. Each is told by colour, by pattern and in words. */
export function UnitsMap({ units, label, onOpen }: Settings) {
  const { say } = useLanguage();
  const outlines = useOutlines();
  const drawing = useMemo(() => (outlines === null ? null : drawn(outlines, WIDTH, HEIGHT)), [outlines]);
  const steps = stepsOf(units.map(({ overdue }) => overdue));
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const areas = drawing?.units.flatMap((area) => (byCode.has(area.code) ? [{ ...area, unit: byCode.get(area.code) as MappedUnit }] : [])) ?? [];
  const rest = units.filter(({ code }) => !areas.some((area) => area.code === code));
  return (
    <div className={classes["map"]} role="group" aria-label={label} onKeyDown={goByArrows} data-testid="units-map" data-areas={areas.length}>
      {areas.length > 0 && (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={classes["areas"]} role="list" aria-label={label}>
          <Patterns />
          {drawing?.inset && <Inset box={drawing.inset} />}
          {areas.map((area) => (
            <Area key={area.code} path={area.path} unit={area.unit} step={stepOf(area.unit.overdue, steps)} {...(onOpen && { onOpen })} />
          ))}
        </svg>
      )}
      <div className={classes["beside"]}>
        <Legend steps={steps} />
        {areas.length > 0 && rest.length > 0 && <p className={classes["others"]}>{say("map.others")}</p>}
        <Tiles units={rest} steps={steps} {...(onOpen && { onOpen })} />
        {onOpen && <p className={classes["keys"]}>{say("map.keys")}</p>}
      </div>
    </div>
  );
}

/** The box of islands far out: where it lies is not where it stands. */
function Inset({ box }: { box: { x: number; y: number; width: number; height: number } }) {
  const { say } = useLanguage();
  return (
    <g role="presentation">
      <rect {...box} className={classes["inset"]} />
      <text x={box.x + 6} y={box.y + 16} className={classes["insetName"]}>
        {say("map.inset")}
      </text>
    </g>
  );
}

function Area({ path, unit, step, onOpen }: { path: string; unit: MappedUnit; step: number; onOpen?: (code: string) => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const told = say("map.unit", { name: unit.name, overdue: format.number(unit.overdue), open: format.number(unit.open) });
  const open = onOpen && (() => onOpen(unit.code));
  const shape = (
    <>
      <title>{told}</title>
      <path d={path} data-step={step} className={classes["area"]} />
      {step > 1 && <path d={path} fill={`url(#map-pattern-${step})`} className={classes["pattern"]} />}
    </>
  );
  if (open === undefined)
    return (
      <g role="listitem" aria-label={told} data-unit={unit.code}>
        {shape}
      </g>
    );
  return (
    <g role="listitem">
      <g
        role="link"
        tabIndex={0}
        aria-label={told}
        data-unit={unit.code}
        className={classes["link"]}
        onClick={open}
        onKeyDown={(event) => event.key === "Enter" && open()}
      >
        {shape}
      </g>
    </g>
  );
}
