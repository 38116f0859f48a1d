import { Link } from "@tanstack/react-router";
import { dayText } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import { useLanguage } from "../language/index.ts";
import { Status } from "../ui/index.ts";
import classes from "./campaigns.module.css";

const CampaignCaseRow = graphql(`
  fragment CampaignCase on CampaignCase {
    caseId
    reference
    title
    receivedAt
    stage
    open
    openedIn {
      id
      name
    }
    holder {
      id
      name
    }
  }
`);

/** A case of a campaign's number: who held it when the list was frozen, who holds it, where it stands. */
export function CampaignCase({ row: masked }: { row: FragmentType<typeof CampaignCaseRow> }) {
  const { say } = useLanguage();
  const { caseId, reference, title, receivedAt, stage, open, openedIn, holder } = readFragment(CampaignCaseRow, masked);
  const places = [
    openedIn && `${say("campaign.openedIn")}: ${openedIn.name}`,
    holder ? `${say("campaign.holder")}: ${holder.name}` : say("campaign.gone"),
    receivedAt && `${say("cases.received")} ${dayText(receivedAt)}`,
  ];
  return (
    <li data-testid="campaign-case">
      {title === null || reference === null ? (
        <span className={classes["soft"]}>{say("campaign.outOfSight")}</span>
      ) : (
        <Link to="/phan-anh/$id" params={{ id: caseId }} className={classes["name"]}>
          {reference} · {title}
        </Link>
      )}
      <p className={classes["facts"]}>
        <Status tone={open ? "soon" : "good"} shape={open ? "ring" : "circle"} plain>
          {stage ? say(`stage.${stage}`) : say("campaign.gone")}
        </Status>{" "}
        · {places.filter(Boolean).join(" · ")}
      </p>
    </li>
  );
}
