import "../language/detail.ts";
import "../language/units.ts";
import { useQuery } from "@apollo/client/react";
import { useParams, useRouteContext, useSearch } from "@tanstack/react-router";
import { graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { LiveBoard, LiveFigures, useBoard } from "../live/index.ts";
import { BoardClocks, Changes, Failure, FigureTiles, Message, PageHead, ScopeName, UnitRanking, Waiting } from "../ui/index.ts";
import { OpenCases } from "./open-cases.tsx";
import { UnitFacts } from "./unit-facts.tsx";
import { UnitTrend } from "./unit-trend.tsx";
import classes from "./unit-page.module.css";

const UnitQuery = graphql(`
  query Unit($code: String!) {
    unit(code: $code) {
      id
      code
      name
      kind
      ...UnitFacts
    }
    units {
      ...UnitFactsPredecessor
    }
  }
`);

/** One unit: its numbers, the units below it, its weeks, and what it came from. */
export function UnitPage() {
  const { say } = useLanguage();
  const { code } = useParams({ from: "/signed-in/don-vi/$code" });
  const { data, error, refetch } = useQuery(UnitQuery, { variables: { code } });
  if (!data) return error ? <Failure error={error} retry={refetch} /> : <Waiting height={560} bars={10} />;
  if (!data.unit) return <Message title={say("unit.notFound")} text={say("unit.notFoundWhy")} />;
  return (
    <UnitBoard key={code} code={code} name={data.unit.name} kind={say(`kind.${data.unit.kind}`)} facts={<UnitFacts unit={data.unit} units={data.units} />} />
  );
}

function UnitBoard({ code, name, kind, facts }: { code: string; name: string; kind: string; facts: React.ReactNode }) {
  const { say } = useLanguage();
  const { viewer } = useRouteContext({ from: "/signed-in" });
  const { trend } = useSearch({ from: "/signed-in/don-vi/$code" });
  const { board: masked, following, error, refetch } = useBoard(code, null);
  const board = masked && readFragment(LiveBoard, masked);
  const old = following.connection === "lost";
  return (
    <>
      <PageHead title={name} under={<ScopeName name={kind} following={following} old={old} />}>
        {board && <BoardClocks board={board} old={old} />}
      </PageHead>
      {!board && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={520} bars={9} />)}
      {board && (
        <>
          <FigureTiles board={board} following={following} first={following.first} old={old} />
          <Changes news={following.news} />
          <div className={classes["columns"]}>
            <div className={classes["column"]}>
              <UnitRanking board={board} first={following.first} old={old} title={say("unit.subUnits")} shortened={null} empty={say("unit.subUnitsNone")} />
              {facts}
            </div>
            <div className={classes["column"]}>
              {viewer.may.includes("trend") && <UnitTrend code={code} table={trend === "table"} old={old} />}
              {viewer.may.includes("cases") && <OpenCases code={code} asOf={readFragment(LiveFigures, board).asOf} />}
            </div>
          </div>
        </>
      )}
      {!board && facts}
    </>
  );
}
