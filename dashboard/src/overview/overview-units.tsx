import { Link } from "@tanstack/react-router";
import { type FragmentType, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { type Following, LiveBoard } from "../live/index.ts";
import { UnitRanking } from "../ui/index.ts";
import type { HeadOf } from "./head-calls.tsx";

/** A tall screen has room for the rest of these; a usual one shows the first eight. */
const WORST = 14;

interface Settings {
  board: FragmentType<typeof LiveBoard>;
  all: boolean;
  old: boolean;
  heads: HeadOf | undefined;
  /** the first point that its reader was shown */
  first: Following["first"];
}

/** The worst units first; all of them, with the total, when asked for. */
export function OverviewUnits({ board, all, old, heads, first }: Settings) {
  const { say } = useLanguage();
  const toggle = (shortened: boolean, count: number) => (
    <Link from="/tong-quan" to="/tong-quan" search={(before) => ({ ...before, units: shortened ? "all" : undefined })} resetScroll={false}>
      {shortened ? say("units.all", { n: count }) : say("units.fewer")}
    </Link>
  );
  return (
    <UnitRanking
      board={readFragment(LiveBoard, board)}
      old={old}
      first={first}
      title={say("units.title")}
      shortened={all ? null : WORST}
      toggle={toggle}
      empty={say("units.none")}
      beside={(code) => heads?.(code)}
    />
  );
}
