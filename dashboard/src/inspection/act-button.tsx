import { Button } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import { useLanguage } from "../language/index.ts";
import { ActDialog, newKey, type Refusal, refusalOf } from "../ui/index.ts";

/** What the hub answered to an act; nothing: it could not be asked. */
type Answer = { __typename: string; message?: string; at?: string } | null | undefined;

interface ActButtonProps {
  label: string;
  testId: string;
  send: (form: HTMLFormElement, key: string) => Promise<Answer>;
  /** what the button and its dialog are about, for those who do not see where it stands */
  about?: string;
  small?: boolean;
  children: ReactNode;
}

/** An act behind a button: its form opens above the page, and closes when it was done. */
export function ActButton({ label, testId, send, about, small = false, children }: ActButtonProps) {
  const { say } = useLanguage();
  const [key, setKey] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const open = () => {
    setRefusal(null);
    setKey(newKey());
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || key === null) return;
    setBusy(true);
    const answer = await send(event.currentTarget, key).catch(() => null); // told as a failure below
    setBusy(false);
    if (!answer || answer.__typename === "InspectionRefused") setRefusal(refusalOf(answer, say("inspect.failed")));
    else setKey(null);
  };
  return (
    <>
      <Button variant="default" size={small ? "compact-sm" : "sm"} onClick={open} aria-label={about && `${label}: ${about}`} data-testid={testId}>
        {label}
      </Button>
      {key !== null && (
        <ActDialog title={label} send={label} testId={`${testId}-form`} refusal={refusal} busy={busy} submit={submit} close={() => setKey(null)}>
          {children}
        </ActDialog>
      )}
    </>
  );
}
