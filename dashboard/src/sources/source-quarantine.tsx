import { useMutation } from "@apollo/client/react";
import { Button, Group, Modal, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import { useState } from "react";
import { useFormat } from "../format/index.ts";
import { type FragmentType, graphql, readFragment } from "../gql/index.ts";
import type { SourceQuarantineFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { Moment, Panel, saidIn, ScrollTable } from "../ui/index.ts";
import classes from "./source-page.module.css";

const SourceQuarantineSource = graphql(`
  fragment SourceQuarantine on Source {
    code
    quarantined
    quarantine {
      id
      stream
      locator
      place
      reason
      times
      at
    }
  }
`);
const Replay = graphql(`
  mutation ReplaySource($input: ReplaySourceInput!) {
    replaySource(input: $input) {
      __typename
      ... on SourceReplayed {
        records
        applied
        held
      }
      ... on Problem {
        message
      }
    }
  }
`);
const Settle = graphql(`
  mutation SettleQuarantined($input: SettleQuarantinedInput!) {
    settleQuarantined(input: $input) {
      __typename
      ... on Problem {
        message
      }
    }
  }
`);

type Held = NonNullable<SourceQuarantineFragment["quarantine"]>[number];

/** Records that could not be taken, with the reason: tried again after mending, or settled with a reason. */
export function SourceQuarantine({ source: masked, onActed }: { source: FragmentType<typeof SourceQuarantineSource>; onActed: () => void }) {
  const { say } = useLanguage();
  const format = useFormat();
  const [said, setSaid] = useState("");
  const [settling, setSettling] = useState<Held | null>(null);
  const [replay, { loading }] = useMutation(Replay);
  const { code, quarantine, quarantined } = readFragment(SourceQuarantineSource, masked);
  if (quarantine === null) return null;
  const again = async (one: Held | null) => {
    if (loading) return;
    const input = { source: code, ...(one === null ? {} : { stream: one.stream, record: one.locator }) };
    const outcome = (await replay({ variables: { input } }).catch(() => null))?.data?.replaySource;
    onActed();
    if (outcome?.__typename !== "SourceReplayed") return setSaid(outcome?.message ?? say("sources.failed"));
    setSaid(say("sources.replayed", { records: format.number(outcome.records), applied: format.number(outcome.applied), held: format.number(outcome.held) }));
  };
  const heads = (["sources.locator", "sources.reason", "sources.at", "sources.settling"] as const).map((head) => say(head));
  return (
    <Panel
      title={say("sources.quarantine")}
      lead={say(quarantined === 0 ? "sources.quarantineNone" : "sources.quarantineWhy")}
      aside={
        quarantined > 0 && (
          <Button size="xs" variant="default" aria-disabled={loading} onClick={() => void again(null)} data-testid="replay">
            {say("sources.replayAll")}
          </Button>
        )
      }
    >
      <p role="status" className={classes["note"]}>
        {said}
      </p>
      {quarantine.length > 0 && (
        <ScrollTable label={say("sources.quarantine")} heads={heads} least="wide" testId="quarantine">
          {quarantine.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.locator}
                {one.place !== null && <small> · {one.place}</small>}
              </th>
              <td lang="en">
                {one.reason}
                {one.times > 1 && ` (${say("sources.times", { n: one.times })})`}
              </td>
              <td>
                <Moment at={one.at} />
              </td>
              <td>
                <div className={classes["acts"]}>
                  <Button size="xs" variant="default" aria-disabled={loading} onClick={() => void again(one)}>
                    {say("sources.replayOne")}
                  </Button>
                  <Button size="xs" variant="default" onClick={() => setSettling(one)}>
                    {say("sources.settle")}
                  </Button>
                </div>
              </td>
            </tr>
          ))}
        </ScrollTable>
      )}
      {quarantine.length < quarantined && <p className="number">{say("sources.shownOf", { n: quarantine.length, total: format.number(quarantined) })}</p>}
      <SettleForm
        held={settling}
        close={() => {
          setSettling(null);
          onActed();
        }}
      />
    </Panel>
  );
}

function SettleForm({ held, close }: { held: Held | null; close: () => void }) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState("");
  const [settle, { loading }] = useMutation(Settle);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reason = saidIn(event.currentTarget, "reason").trim();
    if (held === null || loading || reason === "") return;
    const outcome = (await settle({ variables: { input: { id: held.id, reason } } }).catch(() => null))?.data?.settleQuarantined;
    if (outcome?.__typename !== "Source") return setProblem(outcome && "message" in outcome ? outcome.message : say("sources.failed"));
    setProblem("");
    close();
  };
  return (
    <Modal opened={held !== null} onClose={close} title={say("sources.settle")} lockScroll={false} closeButtonProps={{ "aria-label": say("contact.cancel") }}>
      <form onSubmit={(event) => void submit(event)}>
        <p className={classes["note"]}>{say("sources.settleLead", { locator: held?.locator ?? "" })}</p>
        <Textarea name="reason" label={say("sources.settleReason")} maxLength={1_000} required rows={3} />
        <p role="alert" className={classes["problem"]}>
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("contact.cancel")}
          </Button>
          <Button type="submit" aria-disabled={loading}>
            {say("sources.settle")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
