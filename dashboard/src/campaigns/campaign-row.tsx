import { Link } from "@tanstack/react-router";
import { calendarDayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { termsText } from "./campaign-words.ts";
import { Standing } from "./standing.tsx";
import classes from "./campaigns.module.css";

const CampaignRowCampaign = graphql(`
  fragment CampaignRow on Campaign {
    id
    name
    state
    classes
    severities
    span {
      targetDay
    }
    scope {
      id
      name
    }
    figures {
      opening
      left
      done
      target
      line
      onLine
    }
  }
`);

/** One campaign of the list: its scope, how far it is, and whether it keeps to the line. */
export function CampaignRow({ one: masked }: { one: FragmentType<typeof CampaignRowCampaign> }) {
  const { say } = useLanguage();
  const format = useFormat();
  const { id, name, state, scope, span, figures, ...terms } = readFragment(CampaignRowCampaign, masked);
  const { opening, done } = figures;
  const share = format.share(opening === 0 ? 0 : done / opening);
  return (
    <li data-testid="campaign" data-state={state}>
      <Link to="/chien-dich/$id" params={{ id }} className={classes["name"]}>
        {name}
      </Link>
      <p className={classes["facts"]}>
        {[scope.name, termsText(terms, say), say("campaign.until", { day: calendarDayText(span.targetDay) }), say(`campaign.state.${state}`)].join(" · ")}
      </p>
      <div className={classes["progress"]}>
        <progress max={Math.max(opening, 1)} value={done} aria-label={say("campaign.number.DONE")} />
        <span className="number">{say("campaign.progress", { done: format.number(done), opening: format.number(opening), share })}</span>
        <Standing figures={figures} ended={state !== "OPEN"} />
      </div>
    </li>
  );
}
