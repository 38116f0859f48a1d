import { clockSecondsText, useFormat } from "../format/index.ts";
import { type FragmentType, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { causesSince, type Following, LiveBoard, LiveFigures } from "../live/index.ts";
import classes from "./waits.module.css";

/** Since when the numbers stand still, and what waits meanwhile; it stands in the strip of changes, so that nothing grows by it. */
export function Waits({ instant, following, live }: { instant: string; following: Following; live: FragmentType<typeof LiveBoard> | null }) {
  const { say } = useLanguage();
  const format = useFormat();
  const causes = causesSince(following.news, instant, following.knownFrom);
  const waiting = causes?.reduce((sum, change) => sum + change.cases, 0) ?? null;
  const liveAt = live && readFragment(LiveFigures, readFragment(LiveBoard, live)).asOf.instant;
  const newer =
    waiting === null
      ? liveAt && liveAt !== instant
        ? say("board.waitingUnknown")
        : ""
      : waiting === 0
        ? say("board.waitingNone")
        : say("board.waiting", { n: waiting });
  return (
    <span className={`number ${classes["paused"]}`} title={format.atSecond(instant)} data-testid="paused">
      {say("board.pausedAt", { time: clockSecondsText(instant) })}
      {newer && ` · ${newer}`}
    </span>
  );
}
