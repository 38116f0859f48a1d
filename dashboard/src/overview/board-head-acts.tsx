import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FragmentType, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { LiveBoard, LiveFigures } from "../live/index.ts";
import { BoardClocks } from "../ui/index.ts";
import classes from "./board-head-acts.module.css";

/** The two clocks, and the button that stops everything at one point: the point then stands in the address. */
export function BoardHeadActs({ board, paused, old }: { board: FragmentType<typeof LiveBoard>; paused: boolean; old: boolean }) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/tong-quan" });
  const all = readFragment(LiveBoard, board);
  const { asOf } = readFragment(LiveFigures, all);
  const stopAt = (token: string | undefined) => void navigate({ search: (before) => ({ ...before, asOf: token }), replace: true });
  return (
    <>
      <BoardClocks board={all} old={old} />
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
