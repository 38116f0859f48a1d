import { Button, Group, Modal, Radio, Textarea } from "@mantine/core";
import type { FormEvent } from "react";
import type { RevealPurpose } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import facts from "./facts.module.css";

const PURPOSES = ["CONTACT_SUBMITTER", "VERIFY_REPORT", "INSPECTION", "REQUEST_BY_LAW"] as const satisfies readonly RevealPurpose[];

/** Asks what a submitter's contact is needed for, and why. */
export function ContactReason({
  shown,
  busy,
  problem,
  close,
  tell,
}: {
  shown: boolean;
  busy: boolean;
  problem: string | null;
  close: () => void;
  tell: (because: { reason: string; purpose: RevealPurpose }) => void;
}) {
  const { say } = useLanguage();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const purpose = PURPOSES.find((one) => one === saidIn(form, "purpose"));
    if (purpose !== undefined && !busy) tell({ reason: saidIn(form, "reason").trim(), purpose });
  };
  return (
    <Modal opened={shown} onClose={close} title={say("contact.why")} closeButtonProps={{ "aria-label": say("contact.cancel") }}>
      <form onSubmit={submit} data-testid="contact-reason">
        <p className={facts["note"]}>{say("contact.whyLead")}</p>
        <Radio.Group name="purpose" label={say("contact.purpose")} defaultValue={PURPOSES[0]} mt="sm">
          {PURPOSES.map((purpose) => (
            <Radio key={purpose} value={purpose} label={say(`contact.purpose.${purpose}`)} mt={6} />
          ))}
        </Radio.Group>
        <Textarea
          name="reason"
          label={say("contact.reason")}
          description={say("contact.reasonHint")}
          minLength={10}
          maxLength={500}
          required
          rows={3}
          mt="sm"
        />
        {problem !== null && (
          <p className={facts["note"]} role="alert">
            {problem}
          </p>
        )}
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("contact.cancel")}
          </Button>
          <Button type="submit" aria-disabled={busy}>
            {say(busy ? "contact.asking" : "contact.open")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
