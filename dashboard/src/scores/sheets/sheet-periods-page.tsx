import "../../language/scores.ts";
import "../../language/sheets.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { calendarDayText } from "../../format/index.ts";
import { graphql } from "../../gql/index.ts";
import type { SheetPeriodsQuery as Answer } from "../../gql/graphql.ts";
import { useLanguage } from "../../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { TakeSheets } from "./take-sheets.tsx";

const SheetPeriodsQuery = graphql(`
  query SheetPeriods($first: Int!, $after: String) {
    officerPeriods(first: $first, after: $after) {
      totalCount
      mayTake
      nodes {
        id
        kind
        from
        to
        reckoning
        provisional
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE_OF = 50;

/** Periods whose sheets were taken, newest first. */
export function SheetPeriodsPage() {
  const { say } = useLanguage();
  const { data, previousData, error, refetch, fetchMore } = useQuery(SheetPeriodsQuery, { variables: { first: PAGE_OF }, fetchPolicy: "cache-and-network" });
  const list = (data ?? previousData)?.officerPeriods;
  const more = () =>
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        officerPeriods: { ...next.officerPeriods, nodes: [...before.officerPeriods.nodes, ...next.officerPeriods.nodes] },
      }),
    }).catch(() => null); // the button stays
  return (
    <>
      <PageHead title={say("sheet.title")} />
      <p className={classes["lead"]}>{say("sheet.lead")}</p>
      <p className={classes["note"]}>{say("sheet.part70")}</p>
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={320} bars={6} />)}
      {list && error && <OldValues retry={refetch} />}
      {list && (
        <div className={classes["parts"]}>
          {list.mayTake && <TakeSheets done={() => void refetch().catch(() => null)} />}
          <Periods list={list} more={more} />
        </div>
      )}
    </>
  );
}

function Periods({ list, more }: { list: Answer["officerPeriods"]; more: () => void }) {
  const { say } = useLanguage();
  return (
    <Panel title={say("sheet.periods", { n: list.totalCount })}>
      {list.nodes.length === 0 && <Message title={say("sheet.none")} text={say("sheet.noneWhy")} shape="circle" />}
      <ul className={classes["list"]} data-testid="sheet-periods" data-value={list.totalCount}>
        {list.nodes.map(({ id, from, to, kind, reckoning, provisional }) => (
          <li key={id} data-testid="sheet-period">
            <Link to="/phieu-so-lieu/$ky" params={{ ky: id }} className={classes["name"]}>
              {say("sheet.days", { from: calendarDayText(from), to: calendarDayText(to) })}
            </Link>
            <p className={classes["facts"]}>
              {[say(`sheet.kind.${kind}`), say(`sheet.reckoning.${reckoning}`), say(provisional ? "sheet.provisional" : "sheet.sealed")].join(" · ")}
            </p>
          </li>
        ))}
      </ul>
      {list.pageInfo.hasNextPage && (
        <Button variant="default" mt={8} onClick={more}>
          {say("sheet.more")}
        </Button>
      )}
    </Panel>
  );
}
