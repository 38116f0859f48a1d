import "../../language/scores.ts";
import "../../language/sheets.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { graphql } from "../../gql/index.ts";
import { useLanguage } from "../../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../../ui/index.ts";
import classes from "../scores.module.css";
import { LineAppeal } from "../appeal/line-appeal.tsx";
import { SheetLineRow } from "./sheet-line.tsx";

const SheetLinesQuery = graphql(`
  query SheetLines($period: ID!, $officer: String!, $part: OfficerSheetPart!, $counted: Boolean!, $reason: OfficerLineExclusion, $first: Int!, $after: String) {
    officerLines(period: $period, officer: $officer, part: $part, counted: $counted, reason: $reason, first: $first, after: $after) {
      totalCount
      nodes {
        period
        key
        excluded
        ...SheetLine
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    officerSheetAppeals(period: $period, officer: $officer) {
      mayAsk
      lines {
        period
        key
        appeal
      }
    }
  }
`);

const PAGE_OF = 100;

/** The lines behind one number of a sheet: as many rows as the number said. */
export function SheetLinesPage() {
  const { say } = useLanguage();
  const { ky, officer } = useParams({ from: "/signed-in/phieu-so-lieu/$ky/$officer/danh-sach" });
  const { part, show, reason = null } = useSearch({ from: "/signed-in/phieu-so-lieu/$ky/$officer/danh-sach" });
  const variables = { period: ky, officer, part, counted: show === undefined, reason, first: PAGE_OF };
  const { data: answer, error, refetch, fetchMore } = useQuery(SheetLinesQuery, { variables, fetchPolicy: "cache-and-network" });
  const list = answer?.officerLines;
  const appeals = answer?.officerSheetAppeals;
  const more = () =>
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        ...next,
        officerLines:
          next.officerLines === null || before.officerLines === null
            ? next.officerLines
            : { ...next.officerLines, nodes: [...before.officerLines.nodes, ...next.officerLines.nodes] },
      }),
    }).catch(() => null); // the button stays
  const words = reason === null ? say(show === undefined ? "sheet.counted" : "sheet.left") : say(`sheet.reason.${reason}`);
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/phieu-so-lieu/$ky/$officer" params={{ ky, officer }}>
          ← {say("sheet.title")}
        </Link>
      </p>
      <PageHead title={say(`sheet.part.${part}`)} under={words} />
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={400} bars={8} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !list && <Message title={say("sheet.notFound")} text={say("sheet.notFoundWhy")} />}
      {list && (
        <Panel title={say("sheet.list", { part: say(`sheet.part.${part}`), n: list.totalCount })}>
          {list.nodes.length === 0 && <Message title={say("sheet.empty")} shape="circle" />}
          <ul className={classes["list"]} data-testid="sheet-lines" data-value={list.totalCount}>
            {list.nodes.map((line) => (
              <SheetLineRow key={`${line.period} ${line.key}`} line={line}>
                <LineAppeal
                  leftOut={false}
                  line={{ period: line.period, line: line.key }}
                  asked={appeals?.lines.find((one) => one.period === line.period && one.key === line.key)?.appeal ?? null}
                  mayAsk={appeals?.mayAsk === true && line.period === ky && line.excluded === null && part !== "TIME"}
                  done={() => void refetch().catch(() => null)}
                />
              </SheetLineRow>
            ))}
          </ul>
          {list.pageInfo.hasNextPage && (
            <Button variant="default" mt={8} onClick={more}>
              {say("sheet.more")}
            </Button>
          )}
        </Panel>
      )}
    </>
  );
}
