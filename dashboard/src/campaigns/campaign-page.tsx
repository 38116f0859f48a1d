import "../language/backlog.ts";
import "../language/campaigns.ts";
import { useQuery } from "@apollo/client/react";
import { Link, useParams } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { graphql } from "../gql/index.ts";
import type { CampaignQuery as Answer } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Failure, Message, NewerBar, OldValues, PageHead, Panel, Waiting } from "../ui/index.ts";
import { CampaignBurnDown } from "./campaign-burn-down.tsx";
import { CampaignTiles } from "./campaign-tiles.tsx";
import { CampaignUnits } from "./campaign-units.tsx";
import { termsText } from "./campaign-words.ts";
import { EndCampaign } from "./end-campaign.tsx";
import { SpanText } from "./span-text.tsx";
import { Standing } from "./standing.tsx";
import classes from "./campaigns.module.css";

const CampaignQuery = graphql(`
  query Campaign($id: ID!) {
    campaign(id: $id) {
      id
      name
      state
      classes
      severities
      cases
      openedAt
      byName
      endedAt
      endedByName
      reason
      mayClose
      by {
        id
        name
      }
      scope {
        id
        name
      }
      seen {
        id
        name
      }
      frozenAt {
        instant
      }
      span {
        targetDay
        workingDays
        ...SpanText
      }
    }
    campaignStanding(id: $id) {
      asOf {
        event
        instant
        token
      }
      figures {
        opening
        left
        target
        line
        onLine
        daysPassed
      }
      ...CampaignTiles
      ...CampaignBurnDown
      ...CampaignUnits
    }
  }
`);

/** One campaign: its numbers, each the door to its cases, day by day and unit by unit. */
export function CampaignPage() {
  const { id } = useParams({ from: "/signed-in/chien-dich/$id" });
  return <OneCampaign key={id} id={id} />;
}

function OneCampaign({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data, previousData, error, refetch } = useQuery(CampaignQuery, { variables: { id }, fetchPolicy: "cache-and-network" });
  const answer = data ?? previousData;
  const again = () => void refetch().catch(() => null);
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/chien-dich">← {say("campaign.title")}</Link>
      </p>
      {!answer && (error ? <Failure error={error} retry={refetch} /> : <Waiting height={480} bars={8} />)}
      {answer && error && <OldValues retry={refetch} />}
      {answer && !answer.campaign && <Message title={say("campaign.notFound")} text={say("campaign.notFoundWhy")} />}
      {answer?.campaign && <Whole one={answer.campaign} standing={answer.campaignStanding} again={again} />}
    </>
  );
}

function Whole({ one, standing, again }: { one: NonNullable<Answer["campaign"]>; standing: Answer["campaignStanding"]; again: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const partly = one.seen && one.seen.id !== one.scope.id;
  return (
    <article data-testid="campaign-page" data-state={one.state}>
      <PageHead title={one.name} under={standing && say("campaign.asOf", { at: format.atSecond(standing.asOf.instant) })} />
      <p className={classes["facts"]}>{[one.scope.name, termsText(one, say), say(`campaign.state.${one.state}`)].join(" · ")}</p>
      <p className={classes["facts"]}>{say("campaign.by", { name: one.byName, unit: one.by.name, at: format.at(one.openedAt) })}</p>
      {one.endedAt && (
        <p className={classes["facts"]} data-testid="campaign-ended">
          {say("campaign.ended", { name: one.endedByName ?? "", at: format.at(one.endedAt), reason: one.reason ?? "" })}
        </p>
      )}
      {partly && one.seen && standing && (
        <p className={classes["facts"]}>
          {say("campaign.part", { unit: one.seen.name, n: format.number(standing.figures.opening), all: format.number(one.cases) })}
        </p>
      )}
      {one.mayClose && (
        <div className={classes["acts"]}>
          <EndCampaign id={one.id} done={again} />
        </div>
      )}
      {standing && one.state === "OPEN" && <NewerBar asOf={standing.asOf} update={again} inline />}
      {standing && (
        <div className={classes["parts"]}>
          <div>
            <Standing figures={standing.figures} ended={one.state !== "OPEN"} />
          </div>
          <CampaignTiles id={one.id} standing={standing} frozenAt={one.frozenAt.instant} />
          <CampaignBurnDown id={one.id} standing={standing} span={one.span} />
          <CampaignUnits id={one.id} standing={standing} ended={one.state !== "OPEN"} />
          <Panel title={say("campaign.span")}>
            <SpanText span={one.span} />
          </Panel>
        </div>
      )}
    </article>
  );
}
