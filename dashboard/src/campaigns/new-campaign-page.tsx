import "../language/backlog.ts";
import "../language/campaigns.ts";
import { useLazyQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { graphql } from "../gql/index.ts";
import type { CampaignTermsInput, PreviewCampaignQuery } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { PageHead } from "../ui/index.ts";
import { CampaignForm } from "./campaign-form.tsx";
import { CampaignPreviewed } from "./campaign-previewed.tsx";
import classes from "./campaigns.module.css";

const PreviewCampaign = graphql(`
  query PreviewCampaign($input: CampaignTermsInput!) {
    previewCampaign(input: $input) {
      __typename
      ... on CampaignPreview {
        ...CampaignPreviewed
      }
      ... on CampaignRefused {
        message
      }
    }
  }
`);

/** A campaign is looked at before it is opened: what it takes in, from whom, and how its days are counted. */
export function NewCampaignPage() {
  const { say } = useLanguage();
  const [look, { loading }] = useLazyQuery(PreviewCampaign, { fetchPolicy: "no-cache" });
  const [seen, setSeen] = useState<Seen | null>(null);
  const preview = async (terms: CampaignTermsInput) => {
    const answer = (await look({ variables: { input: terms } }).catch(() => null))?.data?.previewCampaign;
    setSeen({ terms, answer: answer ?? null });
  };
  const found = seen?.answer?.__typename === "CampaignPreview" ? seen.answer : null;
  const problem = seen !== null && found === null && (seen.answer?.__typename === "CampaignRefused" ? seen.answer.message : say("campaign.failed"));
  return (
    <>
      <p className={classes["facts"]}>
        <Link to="/chien-dich">← {say("campaign.title")}</Link>
      </p>
      <PageHead title={say("campaign.new")} />
      <p className={classes["lead"]}>{say("campaign.lead")}</p>
      <div className={classes["parts"]}>
        <CampaignForm look={preview} looking={loading} changed={() => setSeen(null)} problem={problem || null} />
        {seen && found && <CampaignPreviewed preview={found} terms={seen.terms} />}
      </div>
    </>
  );
}

interface Seen {
  terms: CampaignTermsInput;
  answer: PreviewCampaignQuery["previewCampaign"] | null;
}
