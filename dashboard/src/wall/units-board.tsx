import { UnitRows } from "./unit-rows.tsx";
import type { WallFigures } from "./wall-feed.ts";

/** As many as fit on 1080 lines and are read from six metres. */
const WORST = 9;

/** The worst units. */
export function UnitsBoard({ wall }: { wall: WallFigures }) {
  return <UnitRows units={wall.units} most={WORST} />;
}
