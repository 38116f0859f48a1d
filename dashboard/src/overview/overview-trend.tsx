import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Panel, TrendPanel, Waiting } from "../ui/index.ts";

const OverviewTrendQuery = graphql(`
  query OverviewTrend {
    trend {
      ...TrendPanel
    }
  }
`);

export function OverviewTrend({ unit, table, old }: { unit: string; table: boolean; old: boolean }) {
  const { say } = useLanguage();
  const navigate = useNavigate({ from: "/tong-quan" });
  const { data, previousData, error, refetch } = useQuery(OverviewTrendQuery, { pollInterval: 300_000 });
  const trend = (data ?? previousData)?.trend;
  if (!trend) return <Panel title={say("trend.title")}>{error ? <Failure error={error} retry={refetch} /> : <Waiting height={186} />}</Panel>;
  const toggle = (
    <Button
      size="compact-sm"
      variant="light"
      aria-pressed={table}
      onClick={() => void navigate({ search: (before) => ({ ...before, trend: table ? undefined : "table" }), replace: true, resetScroll: false })}
    >
      {say(table ? "trend.asChart" : "trend.asTable")}
    </Button>
  );
  return <TrendPanel trend={trend} old={old} unit={unit} table={table} toggle={toggle} />;
}
