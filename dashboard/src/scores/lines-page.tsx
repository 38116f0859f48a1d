import "../language/scores.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { LineAppeal } from "./appeal/line-appeal.tsx";
import { ScoreLineRow } from "./score-line.tsx";
import classes from "./scores.module.css";

const ScoreLinesQuery = graphql(`
  query ScoreLines(
    $period: ID!
    $unit: String!
    $indicator: String!
    $part: ScoreLinePart!
    $reason: ScoreExclusion
    $mark: ScoreLineMark
    $first: Int!
    $after: String
  ) {
    scoreLines(period: $period, unit: $unit, indicator: $indicator, part: $part, reason: $reason, mark: $mark, first: $first, after: $after) {
      totalCount
      nodes {
        ordinal
        appeal
        mayAppeal
        taken {
          id
          code
        }
        ...ScoreLineRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** What the lines are of, in words. */
const ScoreLinesOfQuery = graphql(`
  query ScoreLinesOf($period: ID!, $unit: String!) {
    scoreCard(period: $period, unit: $unit) {
      unit {
        id
      }
      name
      indicators {
        code
        name {
          vi
          en
        }
      }
      deductions {
        code
        name {
          vi
          en
        }
      }
      blocked {
        code
        name {
          vi
          en
        }
      }
    }
  }
`);

const PAGE_OF = 100;

/** The lines behind one number of a card: as many rows as the number said. */
export function LinesPage() {
  const { say, language } = useLanguage();
  const { ky, unit } = useParams({ from: "/signed-in/diem/$ky/$unit/danh-sach" });
  const { indicator, part = "COUNTED", reason = null, mark = null } = useSearch({ from: "/signed-in/diem/$ky/$unit/danh-sach" });
  const variables = { period: ky, unit, indicator, part, reason, mark, first: PAGE_OF };
  const { data, error, refetch, fetchMore } = useQuery(ScoreLinesQuery, { variables, fetchPolicy: "cache-and-network" });
  const list = data?.scoreLines;
  const card = useQuery(ScoreLinesOfQuery, { variables: { period: ky, unit }, fetchPolicy: "no-cache" }).data?.scoreCard;
  const named = card && [...card.indicators, ...card.deductions, ...card.blocked].find(({ code }) => code === indicator);
  const more = () =>
    void fetchMore({
      variables: { after: list?.pageInfo.endCursor ?? null },
      updateQuery: (before, { fetchMoreResult: next }) => ({
        scoreLines: { ...next.scoreLines, nodes: [...before.scoreLines.nodes, ...next.scoreLines.nodes] },
      }),
    }).catch(() => null); // the button stays
  const words = mark !== null ? say(`score.mark.${mark}`) : reason === null ? say(`score.part.${part}`) : say(`score.reason.${reason}`);
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/diem/$ky/$unit" params={{ ky, unit }}>
          ← {say("score.indicators")}
        </Link>
      </p>
      <PageHead title={named ? `${indicator}. ${named.name[language]}` : indicator} under={say("score.listOf", { unit: card?.name ?? unit, reason: words })} />
      {!list && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={400} bars={8} />)}
      {list && error && <OldValues retry={refetch} />}
      {list && (
        <Panel title={say("score.list", { code: indicator, n: list.totalCount })}>
          {list.nodes.length === 0 && <Message title={say("score.empty")} shape="circle" />}
          <ul className={classes["list"]} data-testid="score-lines" data-value={list.totalCount}>
            {list.nodes.map((line, place) => (
              // frozen: a line never changes its place
              <ScoreLineRow key={place} line={line}>
                <LineAppeal
                  line={{ period: ky, indicator, unit: line.taken.code, ordinal: line.ordinal }}
                  own={unit}
                  asked={line.appeal}
                  mayAsk={line.mayAppeal}
                  leftOut={part === "EXCLUDED"}
                  done={() => void refetch().catch(() => null)}
                />
              </ScoreLineRow>
            ))}
          </ul>
          {list.pageInfo.hasNextPage && (
            <Button variant="default" mt={8} onClick={more} data-testid="more">
              {say("score.more")}
            </Button>
          )}
        </Panel>
      )}
    </>
  );
}
