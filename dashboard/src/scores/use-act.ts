import { type FormEvent, useState } from "react";
import { useLanguage } from "../language/index.ts";
import { newKey, type Refusal, refusalOf } from "../ui/index.ts";

interface Answered {
  __typename: string;
  message?: string;
  at?: string;
}

/**
 * An act as a dialog: open, sending, refused, done. Its key is made when the dialog opens, so that it is one act however often it is sent.
 * @param send asks the hub with what stands in the form; null: it could not be asked
 */
export function useAct(send: (form: HTMLFormElement, key: string) => Promise<Answered | null | undefined>, done: () => void) {
  const { say } = useLanguage();
  const [key, setKey] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || key === null) return;
    setBusy(true);
    const answer = await send(event.currentTarget, key).catch(() => null);
    setBusy(false);
    if (answer == null || answer.__typename === "ScoreRefused") return setRefusal(refusalOf(answer, say("score.failed")));
    setKey(null);
    done();
  };
  const open = () => {
    setRefusal(null);
    setKey(newKey());
  };
  return { opened: key !== null, open, dialog: { refusal, busy, submit, close: () => setKey(null) } };
}
