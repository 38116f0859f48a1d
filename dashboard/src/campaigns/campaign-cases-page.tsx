import "../language/campaigns.ts";
import { useQuery } from "@apollo/client/react";
import { Button } from "@mantine/core";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { CampaignCase } from "./campaign-case.tsx";
import classes from "./campaigns.module.css";

const CampaignCasesQuery = graphql(`
  query CampaignCases($id: ID!, $number: CampaignNumber!, $unit: String, $unitOnly: Boolean, $day: Day, $asOf: String, $first: Int!, $after: String) {
    campaign(id: $id) {
      id
      name
    }
    campaignCases(id: $id, number: $number, unit: $unit, unitOnly: $unitOnly, day: $day, asOf: $asOf, first: $first, after: $after) {
      asOf {
        instant
      }
      totalCount
      rows {
        caseId
        ...CampaignCase
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const PAGE_OF = 100;

/** The cases of one number of a campaign: as many rows as the number said. */
export function CampaignCasesPage() {
  const { say } = useLanguage();
  const format = useFormat();
  const { id } = useParams({ from: "/signed-in/chien-dich/$id/danh-sach" });
  const { number, unit, alone, day, asOf } = useSearch({ from: "/signed-in/chien-dich/$id/danh-sach" });
  const variables = { id, number, unit: unit ?? null, unitOnly: alone ?? false, day: day ?? null, asOf: asOf ?? null, first: PAGE_OF };
  const { data, previousData, error, refetch, fetchMore } = useQuery(CampaignCasesQuery, { variables, fetchPolicy: "cache-and-network" });
  const answer = data ?? previousData;
  const list = answer?.campaignCases;
  const figure = say(`campaign.number.${number}`);
  const more = () => void fetchMore({ variables: { after: list?.pageInfo.endCursor ?? null } }).catch(() => null); // the button stays
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/chien-dich/$id" params={{ id }}>
          ← {answer?.campaign?.name ?? say("campaign.title")}
        </Link>
      </p>
      <PageHead title={figure} under={list && say("campaign.listAt", { at: format.atSecond(list.asOf.instant) })} />
      {unit !== undefined && <p className={classes["facts"]}>{say("campaign.listOf", { unit })}</p>}
      {answer && error && <OldValues retry={refetch} />}
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={400} bars={8} />)}
      {answer && !list && <Message title={say("campaign.notFound")} text={say("campaign.notFoundWhy")} />}
      {list && (
        <Panel title={say("campaign.list", { figure, n: list.totalCount })}>
          {list.rows.length === 0 && <Message title={say("campaign.listEmpty")} shape="circle" />}
          <ul className={classes["rows"]} data-testid="campaign-cases" data-value={list.totalCount}>
            {list.rows.map((row) => (
              <CampaignCase key={row.caseId} row={row} />
            ))}
          </ul>
          {list.pageInfo.hasNextPage && (
            <div className={classes["acts"]}>
              <span className={classes["facts"]}>{say("campaign.loaded", { n: format.number(list.rows.length), total: format.number(list.totalCount) })}</span>
              <Button variant="default" onClick={more} data-testid="more">
                {say("campaign.more")}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </>
  );
}
