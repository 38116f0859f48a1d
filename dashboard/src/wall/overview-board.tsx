import { useFormat } from "../format/index.ts";
import { type MessageId, useLanguage } from "../language/index.ts";
import { Shape, type ShapeName } from "../ui/index.ts";
import { UnitRows } from "./unit-rows.tsx";
import type { WallFigures } from "./wall-feed.ts";
import classes from "./wall.module.css";

const NUMBERS: readonly { name: MessageId; key: "open" | "overdue" | "dueSoon" | "receivedToday" | "closedToday"; tone?: string; shape?: ShapeName }[] = [
  { name: "board.open", key: "open" },
  { name: "board.overdue", key: "overdue", tone: "late", shape: "triangle" },
  { name: "board.dueSoon", key: "dueSoon", tone: "soon", shape: "diamond" },
  { name: "board.receivedToday", key: "receivedToday" },
  { name: "board.closedToday", key: "closedToday" },
];
const WORST = 4;

/** Five numbers and the units that are worst. */
export function OverviewBoard({ wall }: { wall: WallFigures }) {
  const { say } = useLanguage();
  const format = useFormat();
  return (
    <div className={classes["overview"]}>
      <dl className={classes["numbers"]}>
        {NUMBERS.map(({ name, key, tone, shape }) => (
          <div key={key} data-tone={tone}>
            <dt>
              {shape && <Shape name={shape} size={26} />} {say(name)}
            </dt>
            <dd className="number" data-testid={`wall-${key}`} data-value={wall[key]}>
              {format.number(wall[key])}
            </dd>
            {key === "overdue" && wall.open > 0 && (
              <dd className={classes["note"]}>{say("board.shareOfOpen", { share: format.share(wall.overdue / wall.open) })}</dd>
            )}
            {key === "open" && wall.paused > 0 && <dd className={classes["note"]}>{say("board.paused", { n: format.number(wall.paused) })}</dd>}
          </div>
        ))}
      </dl>
      <UnitRows units={wall.units} most={WORST} />
      <p className={classes["coverage"]}>{say("wall.coverage", { fresh: wall.coverage.fresh, total: wall.coverage.total })}</p>
    </div>
  );
}
