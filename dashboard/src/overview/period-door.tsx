import "../language/period.ts";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import type { OverviewSearch } from "../address/index.ts";
import { PeriodKind } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Panel, PartBoundary, Waiting } from "../ui/index.ts";
import classes from "./period.module.css";

const PeriodPanel = lazy(() => import("./period-panel.tsx"));
const CLOSED = { period: undefined, months: undefined, on: undefined, from: undefined, to: undefined, reckoning: undefined };

/** The way to the figures of a period, and they themselves while the address names one: nobody who looks at the moment pays for them. */
export function PeriodDoor({ search }: { search: OverviewSearch }) {
  const { say } = useLanguage();
  if (!search.period)
    return (
      <p className={classes["door"]}>
        <Link from="/tong-quan" to="/tong-quan" search={(before) => ({ ...before, period: PeriodKind.Month })} resetScroll={false} data-testid="period-open">
          {say("period.open")}
        </Link>
      </p>
    );
  const close = (
    <Link from="/tong-quan" to="/tong-quan" search={(before) => ({ ...before, ...CLOSED })} resetScroll={false} data-testid="period-close">
      {say("period.close")}
    </Link>
  );
  return (
    <Panel title={say("period.title")} aside={close}>
      <PartBoundary say={{ failed: say("state.failed"), retry: say("state.retry") }}>
        <Suspense fallback={<Waiting height={420} bars={8} />}>
          <PeriodPanel search={search} period={search.period} />
        </Suspense>
      </PartBoundary>
    </Panel>
  );
}
