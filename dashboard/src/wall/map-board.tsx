import { useLanguage } from "../language/index.ts";
import { UnitsMap } from "../map/index.ts";
import type { WallFigures } from "./wall-feed.ts";
import classes from "./wall.module.css";

/** Where it is late. */
export function MapBoard({ wall }: { wall: WallFigures }) {
  const { say } = useLanguage();
  return (
    <div className={classes["map"]}>
      <UnitsMap units={wall.units} label={say("map.title")} />
    </div>
  );
}
