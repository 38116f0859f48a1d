import { useMutation } from "@apollo/client/react";
import { Button, TextInput } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { dayText, useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { CampaignTermsInput } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, Panel, saidIn, ScrollTable } from "../ui/index.ts";
import { SpanText } from "./span-text.tsx";
import classes from "./campaigns.module.css";

const CampaignPreviewedPreview = graphql(`
  fragment CampaignPreviewed on CampaignPreview {
    asOf {
      instant
      token
    }
    cases
    target
    oldestId
    oldestReceivedAt
    span {
      ...SpanText
    }
    units {
      unitOnly
      cases
      unit {
        id
        code
        name
      }
    }
  }
`);

const OpenCampaign = graphql(`
  mutation OpenCampaign($input: OpenCampaignInput!) {
    openCampaign(input: $input) {
      __typename
      ... on CampaignOpened {
        campaign {
          id
        }
      }
      ... on CampaignRefused {
        message
      }
    }
  }
`);

/** What a campaign of these terms would be, and the button that opens exactly that. */
export function CampaignPreviewed({ preview: masked, terms }: { preview: FragmentType<typeof CampaignPreviewedPreview>; terms: CampaignTermsInput }) {
  const { say } = useLanguage();
  const format = useFormat();
  const preview = readFragment(CampaignPreviewedPreview, masked);
  const { cases, target, units, asOf } = preview;
  return (
    <Panel title={say("campaign.preview", { n: cases })} lead={say("campaign.previewAt", { at: format.atSecond(asOf.instant) })}>
      <div data-testid="campaign-preview" data-value={cases}>
        <p className={classes["note"]}>
          <Link to="/phan-anh/$id" params={{ id: preview.oldestId }}>
            {say("campaign.oldest", { day: dayText(preview.oldestReceivedAt) })}
          </Link>
          . {target === 0 ? say("campaign.previewAll") : say("campaign.previewTarget", { n: target })}
        </p>
        <SpanText span={preview.span} />
        <ScrollTable
          label={say("campaign.units")}
          heads={[say("campaign.unit"), say("campaign.cases")]}
          least="any"
          className={classes["table"]}
          testId="preview-units"
        >
          {units.map(({ unit, unitOnly, cases: n }) => (
            <tr key={`${unit.code} ${unitOnly}`}>
              <th scope="row">{unitOnly ? say("campaign.unitOnly", { unit: unit.name }) : unit.name}</th>
              <td className="number">{format.number(n)}</td>
            </tr>
          ))}
        </ScrollTable>
        <OpenForm input={{ ...terms, asOf: asOf.token, count: cases }} />
      </div>
    </Panel>
  );
}

/** Sent twice it is one: the key is made with the preview. */
function OpenForm({ input: seen }: { input: CampaignTermsInput & { asOf: string; count: number } }) {
  const { say } = useLanguage();
  const navigate = useNavigate();
  const [open, { loading }] = useMutation(OpenCampaign);
  const [key] = useState(newKey);
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading) return;
    const input = { ...seen, key, name: saidIn(event.currentTarget, "name") };
    const answer = (await open({ variables: { input } }).catch(() => null))?.data?.openCampaign;
    if (answer?.__typename !== "CampaignOpened") return setProblem(answer?.message ?? say("campaign.failed"));
    await navigate({ to: "/chien-dich/$id", params: { id: answer.campaign.id } });
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={classes["form"]} data-testid="open-form">
      <TextInput name="name" label={say("campaign.name")} description={say("campaign.nameHint")} maxLength={200} required mt="sm" />
      <p className={classes["problem"]} role="alert">
        {problem}
      </p>
      <div className={classes["acts"]}>
        <Button type="submit" aria-disabled={loading} data-testid="open-campaign">
          {say("campaign.open", { n: seen.count })}
        </Button>
      </div>
    </form>
  );
}
