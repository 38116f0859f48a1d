import { Button, Group, Modal, Textarea } from "@mantine/core";
import type { FormEvent, ReactNode } from "react";
import { useState } from "react";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import facts from "./facts.module.css";

interface WordsFormProps {
  title: string;
  label: string;
  hint?: string;
  longest: number;
  /** what failed when nothing was answered */
  failed: string;
  /** sends it; @returns what stands against it, null: it was done */
  send: (words: string, form: HTMLFormElement) => Promise<string | null | undefined>;
  close: () => void;
  children?: ReactNode;
}

/** A dialog that asks for words, and for what its caller adds. */
export function WordsForm({ title, label, hint, longest, failed, send, close, children }: WordsFormProps) {
  const { say } = useLanguage();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (busy) return;
    setBusy(true);
    const refused = await send(saidIn(form, "words").trim(), form).catch(() => failed);
    setBusy(false);
    if (refused === null) return close();
    setProblem(refused ?? failed);
  };
  return (
    <Modal opened onClose={close} title={title} lockScroll={false} closeButtonProps={{ "aria-label": say("request.cancel") }}>
      <form onSubmit={(event) => void submit(event)} data-testid="words-form">
        {children}
        <Textarea name="words" label={label} description={hint} maxLength={longest} required rows={3} mt="sm" />
        <p className={facts["note"]} role="alert">
          {problem}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("request.cancel")}
          </Button>
          <Button type="submit" aria-disabled={busy}>
            {say(busy ? "request.sending" : "call.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
