import { useMutation } from "@apollo/client/react";
import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { graphql } from "../gql/index.ts";
import type { AlertRowFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import classes from "./alerts.module.css";

const TakeAlert = graphql(`
  mutation TakeAlert($input: TakeAlertInput!) {
    takeAlert(input: $input) {
      ...AlertRow
      ... on AlertRefused {
        message
      }
    }
  }
`);
const AcknowledgeAlert = graphql(`
  mutation AcknowledgeAlert($input: AcknowledgeAlertInput!) {
    acknowledgeAlert(input: $input) {
      ...AlertRow
      ... on AlertRefused {
        message
      }
    }
  }
`);
const MuteAlert = graphql(`
  mutation MuteAlert($input: MuteAlertInput!) {
    muteAlert(input: $input) {
      ...AlertRow
      ... on AlertRefused {
        message
      }
    }
  }
`);

type Open = "ACKNOWLEDGE" | "MUTE" | null;
/** Offered as far as the rule lets one. */
const HOURS = [1, 2, 4, 8, 24, 72, 168, 720];

/** What the viewer may do about an alert; the answer stands where he did it. */
export function AlertActs({ one }: { one: AlertRowFragment }) {
  const { say } = useLanguage();
  const [open, setOpen] = useState<Open>(null);
  const [told, setTold] = useState("");
  const [take, taking] = useMutation(TakeAlert);
  const [acknowledge, acknowledging] = useMutation(AcknowledgeAlert);
  const [mute, muting] = useMutation(MuteAlert);
  const busy = taking.loading || acknowledging.loading || muting.loading;
  if (one.may.length === 0) return null;
  const ended = (answer: object | undefined) => {
    const refused = answer === undefined ? say("alerts.failed") : "message" in answer ? String(answer.message) : null;
    setTold(refused ?? say("alerts.done"));
    if (refused === null) setOpen(null);
  };
  const onTake = async () => busy || ended((await take({ variables: { input: { id: one.id } } }).catch(() => null))?.data?.takeAlert);
  const onSend = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const words = saidIn(event.currentTarget, "words").trim();
    const hours = Number(saidIn(event.currentTarget, "hours"));
    if (busy) return;
    if (open === "ACKNOWLEDGE") {
      const input = { id: one.id, note: words === "" ? null : words };
      return ended((await acknowledge({ variables: { input } }).catch(() => null))?.data?.acknowledgeAlert);
    }
    const input = { id: one.id, reason: words, hours };
    ended((await mute({ variables: { input } }).catch(() => null))?.data?.muteAlert);
  };
  return (
    <div className={classes["acts"]}>
      {one.may.includes("TAKE") && (
        <Button size="compact-sm" variant="default" aria-disabled={busy} onClick={() => void onTake()} data-testid="take">
          {say("alerts.take")}
        </Button>
      )}
      {(["ACKNOWLEDGE", "MUTE"] as const)
        .filter((act) => one.may.includes(act))
        .map((act) => (
          <Button
            key={act}
            size="compact-sm"
            variant="default"
            aria-expanded={open === act}
            onClick={() => setOpen(open === act ? null : act)}
            data-testid={act.toLowerCase()}
          >
            {say(act === "MUTE" ? "alerts.mute" : "alerts.acknowledge")}
          </Button>
        ))}
      {open !== null && <ActForm open={open} longest={one.rule.longestMuteHours} busy={busy} send={onSend} />}
      <p role="status" className={classes["told"]} data-testid="told">
        {told}
      </p>
    </div>
  );
}

interface FormSettings {
  open: "ACKNOWLEDGE" | "MUTE";
  longest: number;
  busy: boolean;
  send: (event: FormEvent<HTMLFormElement>) => Promise<void>;
}

function ActForm({ open, longest, busy, send }: FormSettings) {
  const { say } = useLanguage();
  const hours = HOURS.filter((one) => one <= longest);
  return (
    <form className={classes["form"]} onSubmit={(event) => void send(event)} aria-label={say(open === "MUTE" ? "alerts.mute" : "alerts.acknowledge")}>
      <TextInput
        name="words"
        label={say(open === "MUTE" ? "alerts.reason" : "alerts.note")}
        required={open === "MUTE"}
        maxLength={500}
        autoComplete="off"
        data-autofocus
      />
      {open === "MUTE" && (
        <NativeSelect name="hours" label={say("alerts.for")} data={hours.map((one) => ({ value: String(one), label: say("alerts.hours", { n: one }) }))} />
      )}
      <Button type="submit" size="sm" aria-disabled={busy} data-testid="send">
        {say(open === "MUTE" ? "alerts.mute" : "alerts.acknowledge")}
      </Button>
    </form>
  );
}
