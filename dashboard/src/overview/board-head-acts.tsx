import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { clockSecondsText, useFormat } from "../format/index.ts";
import { type FragmentType, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { causesSince, type Following, LiveBoard, LiveFigures } from "../live/index.ts";
import { BoardClocks } from "../ui/index.ts";
import classes from "./board-head-acts.module.css";

type Board = FragmentType<typeof LiveBoard>;

/** The two clocks, and the button that stops everything at one point: the point then stands in the address. */
export function BoardHeadActs({
  board,
  live,
  following,
  paused,
  old,
}: {
  board: Board;
  live: Board | null;
  following: Following;
  paused: boolean;
  old: boolean;
}) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/tong-quan" });
  const all = readFragment(LiveBoard, board);
  const { asOf } = readFragment(LiveFigures, all);
  const stopAt = (token: string | undefined) => void navigate({ search: (before) => ({ ...before, asOf: token }), replace: true });
  return (
    <>
      <BoardClocks board={all} old={old} />
      {paused && <Waits instant={asOf.instant} following={following} live={live} />}
      <Button
        size="sm"
        variant={paused ? "filled" : "default"}
        className={classes["pause"] ?? ""}
        onClick={() => stopAt(paused ? undefined : asOf.token)}
        aria-pressed={paused}
        data-testid="pause"
      >
        {say(paused ? "board.resume" : "board.pause")}
      </Button>
    </>
  );
}

function Waits({ instant, following, live }: { instant: string; following: Following; live: Board | null }) {
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
