import { Link } from "@tanstack/react-router";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CampaignNumber, CampaignTilesFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import classes from "./campaigns.module.css";

const CampaignTilesStanding = graphql(`
  fragment CampaignTiles on CampaignStanding {
    asOf {
      token
    }
    arrived
    figures {
      opening
      left
      done
      ended
      handedOn
      reopened
      line
      onLine
    }
  }
`);

const TILES = [
  ["OPENING", ({ figures }) => figures.opening],
  ["LEFT", ({ figures }) => figures.left],
  ["DONE", ({ figures }) => figures.done],
  ["ENDED", ({ figures }) => figures.ended],
  ["HANDED_ON", ({ figures }) => figures.handedOn],
  ["REOPENED", ({ figures }) => figures.reopened],
  ["ARRIVED", ({ arrived }) => arrived],
] as const satisfies readonly (readonly [CampaignNumber, (standing: CampaignTilesFragment) => number])[];

/** The numbers of a campaign, each the door to exactly its cases at the same point. */
export function CampaignTiles({ id, standing: masked, frozenAt }: { id: string; standing: FragmentType<typeof CampaignTilesStanding>; frozenAt: string }) {
  const { say } = useLanguage();
  const format = useFormat();
  const standing = readFragment(CampaignTilesStanding, masked);
  const { figures, asOf } = standing;
  const share = format.share(figures.opening === 0 ? 0 : figures.done / figures.opening);
  const said = { at: format.at(frozenAt), line: format.number(figures.line), share };
  return (
    <section className={classes["tiles"]} aria-label={say("campaign.title")}>
      {TILES.map(([number, valueOf]) => {
        const value = valueOf(standing);
        return (
          <div key={number} className={classes["tile"]} data-behind={(number === "LEFT" && !figures.onLine) || undefined}>
            <div className={classes["tileName"]}>{say(`campaign.number.${number}`)}</div>
            <Link
              to="/chien-dich/$id/danh-sach"
              params={{ id }}
              search={{ number, asOf: asOf.token }}
              className={classes["door"]}
              aria-label={say("campaign.openList", { figure: say(`campaign.number.${number}`), n: format.number(value) })}
            >
              <span className={`number ${classes["value"]}`} data-testid={`campaign-${number}`} data-value={value}>
                {format.number(value)}
              </span>
            </Link>
            <div className={classes["tileNote"]}>{say(`campaign.note.${number}`, said)}</div>
          </div>
        );
      })}
    </section>
  );
}
