import { Button, Checkbox, Group, Modal, TextInput } from "@mantine/core";
import { type FormEvent, type ReactNode, useState } from "react";
import classes from "./form.module.css";
import { saidIn } from "./said-in.ts";

/** What somebody says of a view that he keeps. */
export interface KeptAs {
  id: string | null;
  name: string;
  shared: boolean;
}

interface Settings {
  /** the own view that is changed; null: a new one is kept */
  view: { id: string; name: string; shared: boolean } | null;
  words: Record<"title" | "name" | "share" | "shareWhy" | "remove" | "cancel" | "keep" | "failed", string>;
  busy: boolean;
  /** @returns what stood against it; null: done */
  keep: (kept: KeptAs, form: HTMLFormElement) => Promise<string | null>;
  remove: (id: string) => Promise<string | null>;
  close: () => void;
  /** more to choose, below the name */
  children?: ReactNode;
}

/** What is shown is kept under a name, for oneself or for one's unit; an own view is renamed, shared or removed. */
export function KeptViewForm({ view, words, busy, keep, remove, close, children }: Settings) {
  const [problem, setProblem] = useState("");
  const settle = (asked: Promise<string | null>) =>
    void asked.then(
      (against) => (against === null ? close() : setProblem(against)),
      () => setProblem(words.failed),
    );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    settle(keep({ id: view?.id ?? null, name: saidIn(form, "name"), shared: saidIn(form, "shared") !== "" }, form));
  };
  return (
    <Modal opened onClose={close} title={words.title} lockScroll={false} closeButtonProps={{ "aria-label": words.cancel }}>
      <form onSubmit={submit} data-testid="view-form">
        <TextInput name="name" label={words.name} defaultValue={view?.name ?? ""} maxLength={80} required data-autofocus />
        {children}
        <Checkbox name="shared" value="yes" mt="sm" label={words.share} description={words.shareWhy} defaultChecked={view?.shared ?? false} />
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
        <Group justify="flex-end">
          {view && (
            <Button variant="subtle" color="red" mr="auto" onClick={() => settle(remove(view.id))} aria-disabled={busy}>
              {words.remove}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {words.cancel}
          </Button>
          <Button type="submit" aria-disabled={busy}>
            {words.keep}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
