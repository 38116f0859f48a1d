import { useMutation } from "@apollo/client/react";
import { Button, Checkbox, Group, Modal, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { CaseFilter, QueueColumn, QueueViewFragment } from "../gql/graphql.ts";
import { useLanguage } from "../language/index.ts";
import { saidIn } from "../ui/index.ts";
import { RemoveQueueView, SaveQueueView } from "./views-graph.ts";
import classes from "./dialogs.module.css";

interface Settings {
  filter: CaseFilter;
  /** empty: those that nobody chose */
  columns: readonly QueueColumn[];
  /** the own view that is shown; null: none, a new one is kept */
  view: QueueViewFragment | null;
  close: () => void;
}

/** What is shown is kept under a name, for oneself or for one's unit; an own view is renamed, shared or removed. */
export function ViewForm({ filter, columns, view, close }: Settings) {
  const { say } = useLanguage();
  const [problem, setProblem] = useState("");
  const again = { refetchQueries: ["QueueViews"], awaitRefetchQueries: true };
  const [save, saving] = useMutation(SaveQueueView, again);
  const [remove, removing] = useMutation(RemoveQueueView, again);
  const busy = saving.loading || removing.loading;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const input = { id: view?.id ?? null, name: saidIn(form, "name"), shared: saidIn(form, "shared") !== "", filter, columns: [...columns] };
    void save({ variables: { input } }).then(
      ({ data }) => (data?.saveView.__typename === "SavedView" ? close() : setProblem(data?.saveView.message ?? say("backlog.failed"))),
      () => setProblem(say("backlog.failed")),
    );
  };
  const drop = (id: string) =>
    void remove({ variables: { id } }).then(
      ({ data }) => (data?.removeView.__typename === "SavedViewRemoved" ? close() : setProblem(data?.removeView.message ?? say("backlog.failed"))),
      () => setProblem(say("backlog.failed")),
    );
  return (
    <Modal
      opened
      onClose={close}
      title={say(view ? "backlog.views.change" : "backlog.views.save")}
      lockScroll={false}
      closeButtonProps={{ "aria-label": say("backlog.cancel") }}
    >
      <form onSubmit={submit} data-testid="view-form">
        <TextInput name="name" label={say("backlog.views.name")} defaultValue={view?.name ?? ""} maxLength={80} required data-autofocus />
        <Checkbox
          name="shared"
          value="yes"
          mt="sm"
          label={say("backlog.views.share")}
          description={say("backlog.views.shareWhy")}
          defaultChecked={view?.shared ?? false}
        />
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
        <Group justify="flex-end">
          {view && (
            <Button variant="subtle" color="red" mr="auto" onClick={() => drop(view.id)} aria-disabled={busy}>
              {say("backlog.views.remove")}
            </Button>
          )}
          <Button variant="default" onClick={close}>
            {say("backlog.cancel")}
          </Button>
          <Button type="submit" aria-disabled={busy}>
            {say("backlog.correct.save")}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
