import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Textarea } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import type { CampaignOutcome } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { newKey, saidIn } from "../ui/index.ts";
import classes from "./campaigns.module.css";

const CloseCampaign = graphql(`
  mutation CloseCampaign($input: CloseCampaignInput!) {
    closeCampaign(input: $input) {
      __typename
      ... on CampaignRefused {
        message
      }
    }
  }
`);

/** Ends a campaign: concluded, or given up, each with its reason. */
export function EndCampaign({ id, done }: { id: string; done: () => void }) {
  const { say } = useLanguage();
  const [close, { loading }] = useMutation(CloseCampaign);
  const [ending, setEnding] = useState<{ key: string; outcome: CampaignOutcome } | null>(null);
  const [problem, setProblem] = useState("");
  const begin = (outcome: CampaignOutcome) => () => {
    setProblem("");
    setEnding({ key: newKey(), outcome });
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (loading || ending === null) return;
    const input = { ...ending, id, reason: saidIn(event.currentTarget, "reason") };
    const answer = (await close({ variables: { input } }).catch(() => null))?.data?.closeCampaign;
    if (answer?.__typename !== "CampaignClosed") return setProblem(answer?.message ?? say("campaign.failed"));
    setEnding(null);
    done();
  };
  const title = say(ending?.outcome === "CANCELLED" ? "campaign.cancel" : "campaign.close");
  return (
    <>
      <Button variant="default" onClick={begin("COMPLETED")} data-testid="close-campaign">
        {say("campaign.close")}
      </Button>
      <Button variant="subtle" onClick={begin("CANCELLED")} data-testid="cancel-campaign">
        {say("campaign.cancel")}
      </Button>
      <Modal
        opened={ending !== null}
        onClose={() => setEnding(null)}
        title={title}
        lockScroll={false}
        closeButtonProps={{ "aria-label": say("campaign.back") }}
      >
        <form onSubmit={(event) => void submit(event)} data-testid="end-form">
          <Textarea
            name="reason"
            label={say(ending?.outcome === "CANCELLED" ? "campaign.cancelReason" : "campaign.closeReason")}
            description={say("campaign.closeWhy")}
            maxLength={1_000}
            required
            rows={3}
          />
          <p className={classes["problem"]} role="alert">
            {problem}
          </p>
          <Group mt="md" justify="flex-end">
            <Button variant="default" onClick={() => setEnding(null)}>
              {say("campaign.back")}
            </Button>
            <Button type="submit" aria-disabled={loading}>
              {title}
            </Button>
          </Group>
        </form>
      </Modal>
    </>
  );
}
