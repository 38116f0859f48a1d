import { lazy, Suspense } from "react";
import { useLanguage } from "../language/index.ts";
import { afterThePage } from "./after-the-page.ts";
import type { BurnNames, BurnPoint } from "./burn-down-chart.tsx";
import { PartBoundary } from "./part-boundary.tsx";
import { Waiting } from "./states.tsx";
import classes from "./burn-down.module.css";

const BurnDownChart = lazy(() => afterThePage(() => import("./burn-down-chart.tsx")));

/** A burn-down as a picture; the table that says the same stands beside it. */
export function BurnDown({ points, names }: { points: readonly BurnPoint[]; names: BurnNames }) {
  const { say } = useLanguage();
  return (
    <PartBoundary say={{ failed: say("state.failed"), retry: say("state.retry") }}>
      <div className={classes["chart"]} aria-hidden="true" data-testid="burn-down">
        <Suspense fallback={<Waiting height="100%" />}>
          <BurnDownChart points={points} names={names} />
        </Suspense>
      </div>
    </PartBoundary>
  );
}
