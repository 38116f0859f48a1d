import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { useLanguage } from "../language/index.ts";
import { ActDialog, type Refusal, refusalOf, saidIn, WordsField } from "../ui/index.ts";

interface WordsFormProps {
  title: string;
  label: string;
  hint?: string;
  longest: number;
  /** what to say when nothing was answered */
  failed: string;
  /** the field of the graph's input that the words are */
  about: string;
  /** sends it; @returns what the hub said against it, null: it was done */
  send: (words: string, form: HTMLFormElement) => Promise<{ message?: string; at?: string } | null | undefined>;
  close: () => void;
  children?: ReactNode;
}

/** A dialog that asks for words, and for what its caller adds. */
export function WordsForm({ title, label, hint, longest, failed, about, send, close, children }: WordsFormProps) {
  const { say } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy) return;
    setBusy(true);
    const answer = await send(saidIn(form, "words").trim(), form).catch(() => undefined);
    setBusy(false);
    if (answer === null) return close();
    setRefusal(refusalOf(answer, failed));
  };
  return (
    <ActDialog title={title} send={say("call.save")} testId="words-form" refusal={refusal} busy={busy} submit={submit} close={close}>
      {children}
      <WordsField name="words" about={about} label={label} description={hint} maxLength={longest} required rows={3} mt="sm" />
    </ActDialog>
  );
}
