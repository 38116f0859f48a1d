import { Button, Group, Modal } from "@mantine/core";
import { type FormEvent, type ReactNode, useEffect, useRef } from "react";
import { useLanguage } from "../language/index.ts";
import "../language/forms.ts";
import { type Refusal, RefusalContext } from "./act-fields.tsx";
import classes from "./act-dialog.module.css";

interface ActDialogProps {
  title: string;
  /** words of the button that sends */
  send: string;
  testId: string;
  /** what came back instead of its being done; null: nothing */
  refusal: Refusal | null;
  busy: boolean;
  submit: (event: FormEvent<HTMLFormElement>) => Promise<void>;
  close: () => void;
  children: ReactNode;
}

/**
 * An act as a form above its page. The focus goes into its first field when it opens, and into the field that a refusal is about, where the refusal stands;
 * one about no field of the form stands beneath it.
 */
export function ActDialog({ title, send, testId, refusal, busy, submit, close, children }: ActDialogProps) {
  const { say } = useLanguage();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal !== null) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);
  const opened = (element: HTMLFormElement | null) => {
    form.current = element;
    fieldFirst(element);
  };
  return (
    <Modal opened onClose={close} title={title} lockScroll={false} closeButtonProps={{ "aria-label": say("request.cancel") }}>
      <form ref={opened} className={classes["form"]} onSubmit={(event) => void submit(event)} data-testid={testId}>
        <RefusalContext value={refusal}>{children}</RefusalContext>
        <p className={classes["problem"]} role="alert">
          {refusal?.message}
        </p>
        <Group mt="md" justify="flex-end">
          <Button variant="default" onClick={close}>
            {say("request.cancel")}
          </Button>
          <Button type="submit" aria-disabled={busy}>
            {busy ? say("request.sending") : send}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

/** Else the dialog would give the focus to the cross that closes it. */
function fieldFirst(form: HTMLFormElement | null): void {
  if (form === null || form.querySelector("[data-autofocus]") !== null) return;
  const [first] = form.querySelectorAll<HTMLInputElement>("input:not([type=hidden], [type=file]), select, textarea");
  const chosen = first?.type === "radio" ? form.querySelector("input[type=radio]:checked") : null;
  (chosen ?? first)?.setAttribute("data-autofocus", "");
}
