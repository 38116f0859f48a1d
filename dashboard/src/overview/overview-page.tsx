import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { LiveBoard, LiveFigures, newsUntil, useBoard } from "../live/index.ts";
import { Changes, Failure, FigureTiles, OtherStreams, PageHead, ScopeName, SpokenChange, Waiting } from "../ui/index.ts";
import { BoardHeadActs } from "./board-head-acts.tsx";
import { OverviewTrend } from "./overview-trend.tsx";
import { OverviewUnits } from "./overview-units.tsx";
import { SourcesGlance } from "./sources-glance.tsx";
import classes from "./overview-page.module.css";

/** Away from the point in the address, back to the live numbers. */
function LiveLink() {
  const { say } = useLanguage();
  return (
    <Link to="/tong-quan" search={{}}>
      {say("state.newest")}
    </Link>
  );
}

/** Where the scope is late and why: a few numbers, the units to look at, the weeks, the sources. */
export function OverviewPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const search = useSearch({ from: "/signed-in/tong-quan" });
  const { board, live, following, error, loading, refetch } = useBoard(null, search.asOf ?? null);
  const parts = board && readFragment(LiveBoard, board);
  const instant = parts && readFragment(LiveFigures, parts).asOf.instant;
  const paused = search.asOf !== undefined;
  const old = !paused && following.connection === "lost";
  if (!board || !parts)
    return (
      <>
        <PageHead title={say("board.title")} under={viewer.scope.name} />
        {error && !loading ? (
          <Failure error={error} retry={refetch}>
            {paused && <LiveLink />}
          </Failure>
        ) : (
          <Waiting height={520} bars={9} />
        )}
      </>
    );
  return (
    <>
      <PageHead title={say("board.title")} under={<ScopeName name={viewer.scope.name} following={following} old={old} />}>
        <BoardHeadActs board={board} live={live} following={following} paused={paused} old={old} />
      </PageHead>
      <FigureTiles board={parts} following={paused ? null : following} old={old} />
      <Changes news={newsUntil(following.news, paused ? instant : null)} />
      <SpokenChange spoken={paused ? null : following.spoken} />
      <OtherStreams board={parts} />
      <div className={classes["columns"]}>
        <OverviewUnits board={board} all={search.units === "all"} old={old} />
        <div className={classes["side"]}>
          {viewer.may.includes("trend") && <OverviewTrend unit={viewer.scope.code} table={search.trend === "table"} old={old} />}
          {viewer.may.includes("sources") && <SourcesGlance pausedAt={paused ? instant : null} />}
        </div>
      </div>
    </>
  );
}
