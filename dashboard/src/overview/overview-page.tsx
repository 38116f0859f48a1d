import { Link, useRouteContext, useSearch } from "@tanstack/react-router";
import { readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { LiveBoard, LiveFigures, newsUntil, useBoard } from "../live/index.ts";
import { Changes, Failure, FigureTiles, OtherStreams, PageHead, PartBoundary, ScopeName, SpokenChange, Waiting } from "../ui/index.ts";
import { lazy, Suspense } from "react";
import { BoardHeadActs } from "./board-head-acts.tsx";
import { BoardViewsButton } from "./board-views.tsx";
import { useHeads } from "./head-calls.tsx";
import { InChargeChoice } from "./in-charge-choice.tsx";
import { OverviewTrend } from "./overview-trend.tsx";
import { OverviewUnits } from "./overview-units.tsx";
import { PeriodDoor } from "./period-door.tsx";
import { SourcesGlance } from "./sources-glance.tsx";
import { Supervised } from "./supervised.tsx";
import { Waits } from "./waits.tsx";
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

const MapPanel = lazy(() => import("../map/map-panel.tsx").then((map) => ({ default: map.MapPanel })));

/** Where the scope is late and why: a few numbers, the units to look at, the weeks, the sources. */
export function OverviewPage() {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const search = useSearch({ from: "/signed-in/tong-quan" });
  const heads = useHeads();
  const { board, live, following, error, loading, refetch } = useBoard(null, search.asOf ?? null, search.inCharge ?? null);
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
        <BoardHeadActs board={board} paused={paused} old={old} />
      </PageHead>
      <div className={classes["charge"]}>
        <BoardViewsButton search={search} />
        <InChargeChoice chosen={search.inCharge} />
        {search.inCharge !== undefined && <p className={classes["note"]}>{say("board.inChargeOnly")}</p>}
      </div>
      <FigureTiles board={parts} following={paused ? null : following} first={following.first} old={old} />
      <Changes news={newsUntil(following.news, paused ? instant : null)}>
        {paused && instant && <Waits instant={instant} following={following} live={live} />}
      </Changes>
      <SpokenChange spoken={paused ? null : following.spoken} />
      <OtherStreams board={parts} />
      {!paused && !search.inCharge && <Supervised unit={viewer.scope.code} />}
      {viewer.may.includes("periodBoard") && !search.inCharge && <PeriodDoor search={search} />}
      <div className={classes["columns"]}>
        <OverviewUnits board={board} first={following.first} all={search.units === "all"} old={old} heads={heads} />
        <div className={classes["side"]}>
          {viewer.may.includes("trend") && !search.inCharge && <OverviewTrend unit={viewer.scope.code} table={search.trend === "table"} old={old} />}
          {viewer.may.includes("sources") && <SourcesGlance pausedAt={paused ? instant : null} />}
        </div>
      </div>
      <PartBoundary say={{ failed: say("state.failed"), retry: say("state.retry") }}>
        <Suspense fallback={<Waiting height={420} bars={6} />}>
          <MapPanel board={parts} old={old} />
        </Suspense>
      </PartBoundary>
    </>
  );
}
