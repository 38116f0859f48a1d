import { Radio } from "@mantine/core";
import type { FormEvent } from "react";
import type { RevealPurpose } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { ActDialog, type Refusal, saidIn, WordsField } from "../ui/index.ts";
import facts from "./facts.module.css";

const PURPOSES = ["CONTACT_SUBMITTER", "VERIFY_REPORT", "INSPECTION", "REQUEST_BY_LAW"] as const satisfies readonly RevealPurpose[];

interface ContactReasonProps {
  busy: boolean;
  refusal: Refusal | null;
  close: () => void;
  tell: (because: { reason: string; purpose: RevealPurpose }) => Promise<void>;
}

/** Asks what a submitter's contact is needed for, and why. */
export function ContactReason({ busy, refusal, close, tell }: ContactReasonProps) {
  const { say } = useLanguage();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const purpose = PURPOSES.find((one) => one === saidIn(form, "purpose"));
    if (purpose !== undefined && !busy) await tell({ reason: saidIn(form, "reason").trim(), purpose });
  };
  return (
    <ActDialog title={say("contact.why")} send={say("contact.open")} testId="contact-reason" refusal={refusal} busy={busy} submit={submit} close={close}>
      <p className={facts["note"]}>{say("contact.whyLead")}</p>
      <Radio.Group name="purpose" label={say("contact.purpose")} defaultValue={PURPOSES[0]} mt="sm">
        {PURPOSES.map((purpose) => (
          <Radio key={purpose} value={purpose} label={say(`contact.purpose.${purpose}`)} mt={6} />
        ))}
      </Radio.Group>
      <WordsField
        name="reason"
        label={say("contact.reason")}
        description={say("contact.reasonHint")}
        minLength={10}
        maxLength={500}
        required
        rows={3}
        mt="sm"
      />
    </ActDialog>
  );
}
